"""Every table of moves with its policy and its verbs, in the order of the stages.

The ledger's words, the generated documentation and the contract tests read it; a workflow that is
missing here has no words and no tests, so a test compares it with the models.
"""

from dataclasses import dataclass
from types import ModuleType

from appointment import policies as appointment
from appointment.services import appointments, proposals, reserve, vacancies
from appointment.states import APPOINTMENT, PROPOSAL, RESERVE, VACANCY
from candidates import policies as candidates
from candidates.services import duplicates, findings
from candidates.states import DUPLICATE, FINDING
from core.orgs.policies import OrgPolicy
from core.workflow.table import Workflow
from planning import policies as planning
from planning.services import city_plans, documents, editions
from planning.states import CITY_PLAN, DOCUMENT, EDITION, RECEIPT
from selection import policies as selection
from selection.services import (
    nominations,
    objections,
    publishing,
    reports,
    runs,
    schemes,
    trainees,
)
from selection.states import NOMINATION, NOTICE, OBJECTION, REPORT, RUN, SCHEME, TRAINEE
from tracking import policies as tracking
from tracking.services import cycles, reviews
from tracking.states import CYCLE, REVIEW
from training import policies as training
from training.services import classes, enrolments, postings
from training.states import ENROLMENT, POSTING, TRAINING_CLASS


@dataclass(frozen=True)
class Registered:
    """A table of moves, who may make them, and the module whose functions carry them out."""

    workflow: Workflow
    policy: OrgPolicy
    services: ModuleType
    #: Permissions on such a row that are no moves.
    acts: frozenset[str] = frozenset()
    #: Moves that concern one row at a time by their nature, so that they have no set-based twin.
    singly: frozenset[str] = frozenset()
    #: Further states that a new row may have.
    starts: frozenset[str] = frozenset()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


REGISTER = [
    Registered(EDITION, planning.editions, editions, singly=_names("publish amend close")),
    Registered(DOCUMENT, planning.documents, documents, singly=_names("issue withdraw")),
    Registered(RECEIPT, planning.receipts, documents),
    Registered(CITY_PLAN, planning.city_plans, city_plans, singly=_names("file send_back")),
    # A check finds, and finds again or no more, by itself.
    Registered(FINDING, candidates.findings, findings, acts=_names("check")),
    # A merge is of two records, with a choice of values for each pair.
    Registered(
        DUPLICATE,
        candidates.duplicates,
        duplicates,
        acts=_names("search create view_across"),
        singly=_names("merge"),
        starts=_names("dismissed"),
    ),
    Registered(
        NOMINATION,
        selection.nominations,
        nominations,
        acts=_names("attest inspect monitor"),
        # A notice, an objection and a vacated seat act on their rows themselves.
        singly=_names("publish uphold_objection move_up"),
    ),
    Registered(SCHEME, selection.schemes, schemes),
    Registered(
        RUN,
        selection.runs,
        runs,
        acts=_names("confirm_step"),
        singly=_names("finish take_effect"),
    ),
    Registered(REPORT, selection.reports, reports),
    Registered(NOTICE, selection.notices, publishing),
    Registered(OBJECTION, selection.objections, objections),
    Registered(TRAINEE, selection.trainees, trainees),
    Registered(
        TRAINING_CLASS,
        training.classes,
        classes,
        acts=_names("timetable enrol graduate mark_attendance record_results"),
    ),
    Registered(
        ENROLMENT,
        training.enrolments,
        enrolments,
        acts=_names("mark_attendance record_results"),
    ),
    Registered(POSTING, training.postings, postings, acts=_names("rate")),
    Registered(VACANCY, appointment.vacancies, vacancies, acts=_names("propose")),
    Registered(PROPOSAL, appointment.proposals, proposals),
    # Who was elected has no probation.
    Registered(APPOINTMENT, appointment.appointments, appointments, starts=_names("in_office")),
    Registered(RESERVE, appointment.reserve, reserve),
    Registered(CYCLE, tracking.cycles, cycles, singly=_names("close")),
    Registered(REVIEW, tracking.reviews, reviews),
]

WORKFLOWS = [entry.workflow for entry in REGISTER]
