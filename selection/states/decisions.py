"""Meetings, seats, notices, objections and trainees."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class MeetingState(models.TextChoices):
    SITTING = "sitting", _("Sitting")
    CLOSED = "closed", pgettext_lazy("meeting", "Closed")


MeetingState.tones = {"sitting": "warning", "closed": "success"}

MEETING = Workflow(
    "selection.Meeting",
    initial=MeetingState.SITTING,
    moves=[
        move(
            "close",
            MeetingState.SITTING,
            MeetingState.CLOSED,
            _("Close the meeting"),
            style="primary",
        )
    ],
)


class VoteOutcome(models.TextChoices):
    """What more than half of those who should attend wanted; without such a majority, put off."""

    PASSED = "passed", _("Passed")
    REJECTED = "rejected", pgettext_lazy("vote", "Rejected")
    DEFERRED = "deferred", _("Deferred")


VoteOutcome.tones = {"passed": "success", "rejected": "danger", "deferred": "warning"}


class NoticeState(models.TextChoices):
    OPEN = "open", _("Open")
    ENDED = "ended", _("Ended")


NoticeState.tones = {"open": "warning", "ended": "success"}

NOTICE = Workflow(
    "selection.Notice",
    initial=NoticeState.OPEN,
    moves=[move("end", NoticeState.OPEN, NoticeState.ENDED, _("End the notice"), style="primary")],
)


class TraineeState(models.TextChoices):
    """A trainee stays one until dynamic tracking adjusts them out."""

    ACTIVE = "active", _("In the programme")
    ADJUSTED_OUT = "adjusted_out", _("Adjusted out")


TraineeState.tones = {"active": "success", "adjusted_out": "dark"}

TRAINEE = Workflow(
    "selection.Trainee",
    initial=TraineeState.ACTIVE,
    moves=[
        # Carried out by tracking, when a review with this outcome is confirmed.
        move(
            "adjust_out",
            TraineeState.ACTIVE,
            TraineeState.ADJUSTED_OUT,
            _("Adjust out"),
            reason_required=True,
            button=False,
        ),
    ],
)


class SeatKind(models.TextChoices):
    SEAT = "seat", _("Seat")
    RESERVE = "reserve", _("Reserve place")
