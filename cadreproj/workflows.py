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
from candidates.services import duplicates, exporting, findings, templates, undoing
from candidates.states import BATCH, DUPLICATE, EXPORT, FINDING, FORM_TEMPLATE
from core.orgs.policies import OrgPolicy
from core.workflow.table import Workflow
from planning import policies as planning
from planning.services import amendments, city_plans, documents, editions, versions
from planning.states import AMENDMENT, CITY_PLAN, DOCUMENT, EDITION, RECEIPT, VERSION_RECEIPT
from selection import policies as selection
from selection.services import (
    attending,
    deliberating,
    exempting,
    meetings,
    nominations,
    objections,
    packing,
    papers,
    polls,
    publishing,
    reopening,
    reports,
    requesting,
    runs,
    schemes,
    scoring,
    sessions,
    severity,
    sheets,
    trainees,
)
from selection.states import (
    DELIBERATION,
    EXEMPTION,
    INCIDENT,
    MEETING,
    NOMINATION,
    NOTICE,
    OBJECTION,
    PACK,
    PAPER,
    POLL,
    RECHECK,
    REOPENING,
    REPORT,
    REVIEW_REQUEST,
    RUN,
    SCHEME,
    SESSION,
    SHEET,
    STUDY,
    TRAINEE,
)
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
    Registered(AMENDMENT, planning.amendments, amendments, singly=_names("publish drop")),
    Registered(
        DOCUMENT, planning.documents, documents, singly=_names("issue revise supersede withdraw")
    ),
    Registered(RECEIPT, planning.receipts, documents),
    Registered(VERSION_RECEIPT, planning.version_receipts, versions),
    Registered(CITY_PLAN, planning.city_plans, city_plans, singly=_names("file send_back reopen")),
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
    # One import is undone at a time, and stopped while it is made.
    Registered(
        BATCH,
        candidates.batches,
        undoing,
        singly=_names("undo stop"),
    ),
    # The file is made for one request at a time.
    Registered(EXPORT, candidates.export_requests, exporting, singly=_names("make")),
    # One template takes the place of another, with its own reason.
    Registered(
        FORM_TEMPLATE,
        candidates.form_templates,
        templates,
        singly=_names("put_in_use retire"),
    ),
    Registered(
        NOMINATION,
        selection.nominations,
        nominations,
        acts=_names("attest check judge inspect monitor verify remind try_rules"),
        # A notice, an objection, a request and a vacated seat act on their rows themselves; a
        # cancellation rests on a document of its own.
        singly=_names("publish uphold_objection move_up cancel reverse_rejection reopen"),
    ),
    # Each with its reasons, by somebody else than before.
    Registered(
        EXEMPTION,
        selection.exemptions,
        exempting,
        singly=_names("grant refuse"),
    ),
    Registered(
        REOPENING,
        selection.reopenings,
        reopening,
    ),
    Registered(
        REVIEW_REQUEST,
        selection.review_requests,
        requesting,
        singly=_names("uphold reverse"),
    ),
    Registered(SCHEME, selection.schemes, schemes, acts=_names("try_out")),
    # A session is seated and closed by itself; a paper and a sheet are sealed one by one.
    Registered(SESSION, selection.sessions, sessions, singly=_names("seat close_attendance")),
    Registered(INCIDENT, selection.incidents, attending),
    Registered(
        PAPER,
        selection.papers,
        papers,
        singly=_names("assign_codes assign_markers seal open_map release reopen"),
    ),
    Registered(
        SHEET,
        selection.sheets,
        sheets,
        acts=_names("mark key adjudicate"),
        singly=_names("seal unseal"),
    ),
    Registered(
        STUDY,
        selection.severity_studies,
        severity,
        singly=_names("finish refuse adopt decline withdraw"),
    ),
    Registered(
        RUN,
        selection.runs,
        runs,
        acts=_names("confirm_step test_robustness issue_scores"),
        singly=_names("finish take_effect ask_back let_stand"),
    ),
    Registered(RECHECK, selection.rechecks, scoring, singly=_names("stand correct")),
    Registered(
        POLL,
        selection.polls,
        polls,
        acts=_names("issue enter_paper"),
        singly=_names("count"),
    ),
    Registered(REPORT, selection.reports, reports, acts=_names("draw")),
    Registered(
        DELIBERATION,
        selection.deliberations,
        deliberating,
        acts=_names("attend take_up judge print"),
        singly=_names("file"),
    ),
    Registered(
        MEETING,
        selection.meetings,
        meetings,
        acts=_names("attend put count issue_codes gather withdraw_codes"),
        singly=_names("close"),
    ),
    # Without inspection material it is ready as built.
    Registered(
        PACK,
        selection.packs,
        packing,
        acts=_names("download"),
        singly=_names("release refuse"),
        starts=_names("ready"),
    ),
    Registered(NOTICE, selection.notices, publishing),
    Registered(
        OBJECTION,
        selection.objections,
        objections,
        acts=_names("answer"),
        singly=_names("suspend"),
    ),
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
