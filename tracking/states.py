"""Cycles and reviews: their states, outcomes and moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.workflow.table import Workflow, move


class CycleState(TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ReviewState(TextChoices):
    DUE = "due", _("Due")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    CONFIRMED = "confirmed", _("Confirmed")


class Outcome(TextChoices):
    KEEP = "keep", _("Keep")
    TRAIN_FURTHER = "train_further", _("Train further")
    ADJUST_OUT = "adjust_out", _("Adjust out")


class Ground(TextChoices):
    """Why a trainee is adjusted out (rules on «going up and down», 2022, as far as they suit)."""

    WEAK = "weak", _("Insufficient ability or results")
    APPRAISAL = "appraisal", _("Poor annual appraisal")
    DISCIPLINE = "discipline", _("Breach of discipline")
    HEALTH = "health", _("Health reasons")
    LEFT = "left", _("Left the service or the province")
    OTHER = "other", _("Other")


CYCLE = Workflow(
    "tracking.ReviewCycle",
    initial=CycleState.OPEN,
    moves=[
        move("close", CycleState.OPEN, CycleState.CLOSED, _("Close the cycle"), style="primary"),
    ],
)

REVIEW = Workflow(
    "tracking.Review",
    initial=ReviewState.DUE,
    moves=[
        move(
            "submit",
            {ReviewState.DUE, ReviewState.RETURNED},
            ReviewState.SUBMITTED,
            _("Submit"),
            style="primary",
            button=False,
        ),
        move(
            "confirm", ReviewState.SUBMITTED, ReviewState.CONFIRMED, _("Confirm"), style="primary"
        ),
        move(
            "send_back",
            ReviewState.SUBMITTED,
            ReviewState.RETURNED,
            _("Return"),
            reason_required=True,
            style="danger",
        ),
    ],
)
