"""Filters of the lists; the same for page, export, batch and API."""

from selection.filters.decisions import (
    DeliberationFilter,
    DeliberationLineFilter,
    MeetingFilter,
    NoticeFilter,
    ObjectionFilter,
    PackFilter,
    TraineeFilter,
)
from selection.filters.exams import (
    MarkFilter,
    ResultFilter,
    RobustnessFilter,
    RunFilter,
    SchemeFilter,
    SeverityFilter,
    SeverityLineFilter,
)
from selection.filters.inspections import ReportFilter
from selection.filters.nominations import (
    NominationFilter,
    NomineeFilter,
    OfEdition,
    choice_filter,
)
from selection.filters.reviews import (
    DecidedFilter,
    ExemptionFilter,
    LetterFilter,
    RecheckFilter,
    ReopeningFilter,
    ReviewFilter,
    ReviewRequestFilter,
)
from selection.filters.sessions import (
    IncidentFilter,
    PaperFilter,
    SessionFilter,
    SheetFilter,
    SittingFilter,
)
from selection.filters.teams import CaseFilter, InspectionNoticeFilter, TalkFilter, TeamFilter

__all__ = [
    "CaseFilter",
    "DecidedFilter",
    "DeliberationFilter",
    "DeliberationLineFilter",
    "ExemptionFilter",
    "IncidentFilter",
    "InspectionNoticeFilter",
    "LetterFilter",
    "MarkFilter",
    "MeetingFilter",
    "NominationFilter",
    "NomineeFilter",
    "NoticeFilter",
    "ObjectionFilter",
    "OfEdition",
    "PackFilter",
    "PaperFilter",
    "RecheckFilter",
    "ReopeningFilter",
    "ReportFilter",
    "ResultFilter",
    "ReviewFilter",
    "ReviewRequestFilter",
    "RobustnessFilter",
    "RunFilter",
    "SchemeFilter",
    "SessionFilter",
    "SeverityFilter",
    "SeverityLineFilter",
    "SheetFilter",
    "SittingFilter",
    "TalkFilter",
    "TeamFilter",
    "TraineeFilter",
    "choice_filter",
]
