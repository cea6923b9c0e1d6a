"""Who may do what with classes, enrolments and postings, and on which rows."""

from django.apps import apps
from django.db.models import Q

from core.orgs.policies import OrgPolicy
from training.models import Enrolment, Lesson, Posting, TrainingClass
from training.states import ClassState, EnrolmentState, PostingState


def _open(rows, actor):
    return rows.exclude(state__in=[ClassState.COMPLETED, ClassState.CANCELLED])


def _running(rows, actor):
    return rows.filter(state=ClassState.RUNNING)


def _enrolling(rows, actor):
    return rows.filter(state=ClassState.ENROLLING)


def _recordable(rows, actor):
    return rows.filter(state=EnrolmentState.ENROLLED, training_class__state=ClassState.RUNNING)


def _own_postings(rows, actor):
    """A mentor sees the postings of one's own charge; everybody else those of the area."""
    return rows.mentored_by(actor.user_id) if actor.role == "mentor" else rows


def _in_hand(rows, actor):
    return rows.filter(state__in=[PostingState.PROPOSED, PostingState.ACTIVE])


#: Joint classes of the province are in view of the places whose trainees they take.
classes = OrgPolicy(
    TrainingClass,
    downward=True,
    downward_actions=("view", "export", "enrol"),
    narrow={
        "edit": _open,
        "timetable": _open,
        "enrol": _enrolling,
        "mark_attendance": _running,
        "record_results": _running,
        "import": _running,
        "graduate": _running,
    },
)
lessons = OrgPolicy(Lesson, downward=True)
enrolments = OrgPolicy(
    Enrolment, narrow={"record_results": _recordable, "mark_attendance": _recordable}
)
postings = OrgPolicy(
    Posting,
    narrow={
        "*": _own_postings,
        "edit": _in_hand,
        "rate": lambda rows, actor: rows.filter(state=PostingState.ACTIVE),
    },
)

#: For choosing people; whose rows are in view is asked of `selection.handover.trainees`.
trainees = OrgPolicy(apps.get_model("selection", "Trainee"))


def seats_of(training_class) -> Q:
    """The trainees whom a class may take, by tier and area."""
    path = training_class.org_path
    return Q(tier=training_class.tier, org_path__gte=path, org_path__lt=f"{path}~")
