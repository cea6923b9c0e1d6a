"""What classes, enrolments and postings can be, and the moves between."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class Category(models.TextChoices):
    YOUNG_CADRES = "young_cadres", _("Young and middle-aged cadre class")
    THEORY = "theory", _("Theory class")
    PARTY_AFFAIRS = "party_affairs", _("Party affairs class")
    POLITICS_LAW = "politics_law", _("Politics and law class")
    ECONOMY = "economy", _("Economic management class")
    CONSTRUCTION = "construction", _("Planning and construction class")
    SOCIAL = "social", _("Social management class")
    FINANCE = "finance", _("Finance and taxation class")


class ClassState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ENROLLING = "enrolling", _("Open for enrolment")
    RUNNING = "running", pgettext_lazy("class", "Running")
    COMPLETED = "completed", pgettext_lazy("class", "Completed")
    CANCELLED = "cancelled", _("Cancelled")


ClassState.tones = {
    "planned": "", "enrolling": "violet", "running": "info", "completed": "good", "cancelled": "bad",
}  # fmt: skip


class EnrolmentState(models.TextChoices):
    ENROLLED = "enrolled", _("Enrolled")
    COMPLETED = "completed", pgettext_lazy("enrolment", "Completed")
    FAILED = "failed", _("Not passed")
    DEFERRED = "deferred", pgettext_lazy("enrolment", "Deferred")
    WITHDRAWN = "withdrawn", pgettext_lazy("enrolment", "Withdrawn")


EnrolmentState.tones = {
    "enrolled": "info", "completed": "good", "failed": "bad", "deferred": "warn", "withdrawn": "",
}  # fmt: skip

#: An enrolment in one of these states takes a seat of the class and the trainee's days.
SEATED = (EnrolmentState.ENROLLED, EnrolmentState.COMPLETED, EnrolmentState.FAILED)


class Grade(models.TextChoices):
    DISTINGUISHED = "distinguished", _("Distinguished")
    PASS = "pass", pgettext_lazy("grade", "Pass")
    FAIL = "fail", pgettext_lazy("grade", "Fail")


Grade.tones = {"distinguished": "good", "pass": "info", "fail": "bad"}


class Component(models.TextChoices):
    """The four of the four-in-one sheet."""

    MERIT = "merit", _("Merit selection")
    THEORY = "theory", _("Theory training")
    TEST = "test", _("Tests")
    INSPECTION = "inspection", _("Face-to-face inspection")


class MissingRule(models.TextChoices):
    """What a missing component means; stated per class before it starts."""

    INCOMPLETE = "incomplete", _("No composite until all four are there")
    REWEIGH = "reweigh", _("The others share its weight")
    ZERO = "zero", _("It counts as zero")


class Presence(models.TextChoices):
    PRESENT = "present", pgettext_lazy("attendance", "Present")
    LEAVE = "leave", pgettext_lazy("attendance", "On leave")
    ABSENT = "absent", pgettext_lazy("attendance", "Absent")


Presence.tones = {"present": "good", "leave": "warn", "absent": "bad"}


class PostingKind(models.TextChoices):
    FLOOD = "flood", _("Flood fighting and disaster relief")
    PETITIONS = "petitions", _("Petitions and stability")
    LAND = "land", _("Land acquisition and demolition")
    PROJECT = "project", _("Key project")
    VILLAGE = "village", _("Village")
    TRIAL_POST = "trial_post", _("Trial posting")


class PostingState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("posting", "Proposed")
    ACTIVE = "active", pgettext_lazy("posting", "Under way")
    COMPLETED = "completed", pgettext_lazy("posting", "Completed")
    CUT_SHORT = "cut_short", _("Cut short")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PostingState.tones = {
    "proposed": "violet", "active": "info", "completed": "good", "cut_short": "warn", "withdrawn": "",
}  # fmt: skip

#: A posting in one of these states takes the trainee's days.
POSTED = (
    PostingState.PROPOSED, PostingState.ACTIVE, PostingState.COMPLETED, PostingState.CUT_SHORT,
)  # fmt: skip

_C, _E, _P = ClassState, EnrolmentState, PostingState

TRAINING_CLASS = Workflow(
    "training.TrainingClass",
    initial=_C.PLANNED,
    moves=[
        move("open_enrolment", _C.PLANNED, _C.ENROLLING, _("Open enrolment"), style="primary"),
        move("start", _C.ENROLLING, _C.RUNNING, _("Start the class"), style="primary"),
        move("complete", _C.RUNNING, _C.COMPLETED, _("Complete the class"), style="primary"),
        move(
            "cancel", {_C.PLANNED, _C.ENROLLING}, _C.CANCELLED, _("Cancel the class"),
            reason_required=True, style="danger",
        ),
    ],
)  # fmt: skip

ENROLMENT = Workflow(
    "training.Enrolment",
    initial=_E.ENROLLED,
    moves=[
        move("complete", _E.ENROLLED, _E.COMPLETED, _("Graduate"), style="primary"),
        move(
            "fail", _E.ENROLLED, _E.FAILED, _("Record as not passed"),
            reason_required=True, style="danger",
        ),
        move("defer", _E.ENROLLED, _E.DEFERRED, pgettext_lazy("enrolment", "Defer"), reason_required=True),
        move("withdraw", _E.ENROLLED, _E.WITHDRAWN, pgettext_lazy("enrolment", "Withdraw"), reason_required=True),
    ],
)  # fmt: skip

POSTING = Workflow(
    "training.Posting",
    initial=_P.PROPOSED,
    moves=[
        move("activate", _P.PROPOSED, _P.ACTIVE, _("Begin the posting"), style="primary"),
        move(
            "complete", _P.ACTIVE, _P.COMPLETED, _("Complete the posting"),
            style="primary", button=False,
        ),
        move(
            "cut_short", _P.ACTIVE, _P.CUT_SHORT, _("Cut short"),
            reason_required=True, style="danger", button=False,
        ),
        move("withdraw", _P.PROPOSED, _P.WITHDRAWN, _("Withdraw"), reason_required=True),
    ],
)  # fmt: skip
