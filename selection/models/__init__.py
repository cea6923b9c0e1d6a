"""The models of selection."""

from selection.models.decision import Meeting, Seat, SeatCount
from selection.models.exam import Departure, Mark, Run, RunRow
from selection.models.inspection import InspectionReport
from selection.models.nomination import Nomination, NominationRatio
from selection.models.notice import Notice, NoticeEntry, Objection, Trainee
from selection.models.scheme import Scheme
from selection.models.stop import FindingStop

__all__ = [
    "Departure",
    "FindingStop",
    "InspectionReport",
    "Mark",
    "Meeting",
    "Nomination",
    "NominationRatio",
    "Notice",
    "NoticeEntry",
    "Objection",
    "Run",
    "RunRow",
    "Scheme",
    "Seat",
    "SeatCount",
    "Trainee",
]
