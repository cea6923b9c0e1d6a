"""The models of selection."""

from selection.models.announcing import InspectedName, InspectionNotice, NoticeReply
from selection.models.attachment import Attachment, FormDraft, ReminderSent, RequiredAttachment
from selection.models.ballot import Ballot, BallotToken, PaperTally, Poll
from selection.models.decision import Seat, SeatCount
from selection.models.deliberation import (
    Deliberation,
    DeliberationLine,
    DeliberationMember,
    DeliberationRecusal,
)
from selection.models.exam import Departure, Mark, Run, RunRow
from selection.models.exemption import Exemption, ReviewRequest
from selection.models.fieldwork import MustCheck, Talk
from selection.models.inspection import InspectionReport, MaterialVersion
from selection.models.interview import (
    BoardSeat,
    Interview,
    InterviewBoard,
    InterviewMark,
    InterviewSlot,
)
from selection.models.meeting import Meeting, MeetingMember, MeetingVote, Recusal
from selection.models.named import NamedPerson
from selection.models.nomination import Nomination, NominationRatio
from selection.models.notice import Notice, NoticeEntry, Trainee
from selection.models.objection import Objection, Objector
from selection.models.pack import CommitteePack
from selection.models.paper import CodeKey, Paper, Script, Signature
from selection.models.recheck import Recheck
from selection.models.reopening import Reopening
from selection.models.review import (
    Cancellation,
    Letter,
    ReviewPaper,
    ReviewReturn,
    ReviewTerm,
    ReviewVerdict,
)
from selection.models.robustness import (
    BorderlineRule,
    SecondLook,
    Sensitivity,
    SensitivityRow,
)
from selection.models.scheme import Scheme
from selection.models.session import ExamSession, Incident, Room, Sitting
from selection.models.severity import SeverityLine, SeverityStudy
from selection.models.sheet import KeyedMark, MarkSheet, SheetMark
from selection.models.stop import FindingStop
from selection.models.team import (
    ConflictDeclaration,
    ConflictWaiver,
    InspectionTeam,
    TeamCase,
    TeamMember,
)
from selection.models.voting import VoteBox, VotingCode

__all__ = [
    "Attachment",
    "Ballot",
    "BallotToken",
    "BoardSeat",
    "BorderlineRule",
    "Cancellation",
    "CodeKey",
    "CommitteePack",
    "ConflictDeclaration",
    "ConflictWaiver",
    "Deliberation",
    "DeliberationLine",
    "DeliberationMember",
    "DeliberationRecusal",
    "Departure",
    "ExamSession",
    "Exemption",
    "FindingStop",
    "FormDraft",
    "Incident",
    "InspectedName",
    "InspectionNotice",
    "InspectionReport",
    "InspectionTeam",
    "Interview",
    "InterviewBoard",
    "InterviewMark",
    "InterviewSlot",
    "KeyedMark",
    "Letter",
    "Mark",
    "MarkSheet",
    "MaterialVersion",
    "Meeting",
    "MeetingMember",
    "MeetingVote",
    "MustCheck",
    "NamedPerson",
    "Nomination",
    "NominationRatio",
    "Notice",
    "NoticeEntry",
    "NoticeReply",
    "Objection",
    "Objector",
    "Paper",
    "PaperTally",
    "Poll",
    "Recheck",
    "Recusal",
    "ReminderSent",
    "Reopening",
    "RequiredAttachment",
    "ReviewPaper",
    "ReviewRequest",
    "ReviewReturn",
    "ReviewTerm",
    "ReviewVerdict",
    "Room",
    "Run",
    "RunRow",
    "Scheme",
    "Script",
    "Seat",
    "SeatCount",
    "SecondLook",
    "Sensitivity",
    "SensitivityRow",
    "SeverityLine",
    "SeverityStudy",
    "SheetMark",
    "Signature",
    "Sitting",
    "Talk",
    "TeamCase",
    "TeamMember",
    "Trainee",
    "VoteBox",
    "VotingCode",
]
