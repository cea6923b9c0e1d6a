"""Every table of moves with its policy and its verbs, in the order of the stages.

The ledger's words, the generated documentation and the contract tests read it; a workflow that is
missing here has no words and no tests, so a test compares it with the models.
"""

from dataclasses import dataclass
from types import ModuleType

from appointment import policies as appointment
from appointment.services import appointments, proposals, reserve, vacancies
from appointment.states import APPOINTMENT, PROPOSAL, RESERVE, VACANCY
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
    workflow: Workflow
    policy: OrgPolicy
    services: ModuleType


REGISTER = [
    Registered(EDITION, planning.editions, editions),
    Registered(DOCUMENT, planning.documents, documents),
    Registered(RECEIPT, planning.receipts, documents),
    Registered(CITY_PLAN, planning.city_plans, city_plans),
    Registered(TRAINING_CLASS, training.classes, classes),
    Registered(ENROLMENT, training.enrolments, enrolments),
    Registered(POSTING, training.postings, postings),
    Registered(VACANCY, appointment.vacancies, vacancies),
    Registered(PROPOSAL, appointment.proposals, proposals),
    Registered(APPOINTMENT, appointment.appointments, appointments),
    Registered(RESERVE, appointment.reserve, reserve),
    Registered(NOMINATION, selection.nominations, nominations),
    Registered(SCHEME, selection.schemes, schemes),
    Registered(RUN, selection.runs, runs),
    Registered(REPORT, selection.reports, reports),
    Registered(NOTICE, selection.notices, publishing),
    Registered(OBJECTION, selection.objections, objections),
    Registered(TRAINEE, selection.trainees, trainees),
    Registered(CYCLE, tracking.cycles, cycles),
    Registered(REVIEW, tracking.reviews, reviews),
]

WORKFLOWS = [entry.workflow for entry in REGISTER]
