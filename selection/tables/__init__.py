"""Lists of selection: columns and their closed sorts."""

from selection.tables.decisions import (
    DeliberationLineTable,
    DeliberationTable,
    MeetingTable,
    NoticeTable,
    ObjectionTable,
    TraineeTable,
)
from selection.tables.exams import (
    MarkTable,
    ResultTable,
    RobustnessTable,
    RunTable,
    SchemeTable,
    SeverityLineTable,
    SeverityTable,
)
from selection.tables.inspections import InspectionTable, ReportTable
from selection.tables.nominations import NominationTable, Nominee
from selection.tables.reviews import (
    DecidedTable,
    ExemptionTable,
    LetterTable,
    RecheckTable,
    ReopeningTable,
    ReviewRequestTable,
    ReviewTable,
)
from selection.tables.sessions import (
    IncidentTable,
    PaperTable,
    SessionTable,
    SheetTable,
    SittingTable,
)
from selection.tables.teams import CaseTable, InspectionNoticeTable, TeamTable

__all__ = [
    "CaseTable",
    "DecidedTable",
    "DeliberationLineTable",
    "DeliberationTable",
    "ExemptionTable",
    "IncidentTable",
    "InspectionNoticeTable",
    "InspectionTable",
    "LetterTable",
    "MarkTable",
    "MeetingTable",
    "NominationTable",
    "Nominee",
    "NoticeTable",
    "ObjectionTable",
    "PaperTable",
    "RecheckTable",
    "ReopeningTable",
    "ReportTable",
    "ResultTable",
    "ReviewRequestTable",
    "ReviewTable",
    "RobustnessTable",
    "RunTable",
    "SchemeTable",
    "SessionTable",
    "SeverityLineTable",
    "SeverityTable",
    "SheetTable",
    "SittingTable",
    "TeamTable",
    "TraineeTable",
]
