"""Forms of selection: they check shape; sense is the services' matter."""

from selection.forms.announcing import AnnounceForm, OutcomeForm, ReplyForm
from selection.forms.ballots import CodesForm, PaperCountForm, PollForm
from selection.forms.decisions import (
    NoticeForm,
    ObjectionAnswerForm,
    ObjectionForm,
    ObjectorForm,
    SuspendForm,
)
from selection.forms.deliberations import (
    DeliberationForm,
    JudgeForm,
    MinutesForm,
    TakeUpForm,
    TakingPartForm,
    WithdrawForm,
)
from selection.forms.exams import BorderlineRuleForm, LookForm, MarksForm, RunForm
from selection.forms.fields import day_field, number_field, text_field
from selection.forms.fieldwork import ChecksForm, ItemsForm, TalkForm, components_of
from selection.forms.inspections import ReportForm
from selection.forms.meetings import (
    MeetingForm,
    PresenceForm,
    PutForm,
    RecuseForm,
    VotesForm,
)
from selection.forms.nominations import (
    AttachmentForm,
    AttestForm,
    FindingStopForm,
    NominationForm,
    RejectForm,
    RequiredAttachmentForm,
)
from selection.forms.packs import PackForm
from selection.forms.papers import MarkersForm, PaperForm, SheetForm, SignatureForm
from selection.forms.qualifying import RuleTrialForm
from selection.forms.reviews import (
    CancelForm,
    ExemptionForm,
    FindingForm,
    QualifyForm,
    ReopenForm,
    ReopenManyForm,
    ReturnForm,
    ReviewRequestForm,
    ReviewTermForm,
    VerdictForm,
)
from selection.forms.schemes import SchemeForm, TrialForm, place_of
from selection.forms.scoring import RecheckForm
from selection.forms.sessions import (
    AttendanceForm,
    IncidentForm,
    MoveSeatForm,
    RoomForm,
    SeatForm,
    SessionEditForm,
    SessionForm,
)
from selection.forms.severity import StudyForm
from selection.forms.teams import (
    AssignForm,
    MemberForm,
    NoteForm,
    PlanForm,
    ReasonForm,
    StandInForm,
    TeamForm,
)
from selection.forms.voting import AgreedForm, WithdrawCodesForm

__all__ = [
    "AgreedForm",
    "AnnounceForm",
    "AssignForm",
    "AttachmentForm",
    "AttendanceForm",
    "AttestForm",
    "BorderlineRuleForm",
    "CancelForm",
    "ChecksForm",
    "CodesForm",
    "DeliberationForm",
    "ExemptionForm",
    "FindingForm",
    "FindingStopForm",
    "IncidentForm",
    "ItemsForm",
    "JudgeForm",
    "LookForm",
    "MarkersForm",
    "MarksForm",
    "MeetingForm",
    "MemberForm",
    "MinutesForm",
    "MoveSeatForm",
    "NominationForm",
    "NoteForm",
    "NoticeForm",
    "ObjectionAnswerForm",
    "ObjectionForm",
    "ObjectorForm",
    "OutcomeForm",
    "PackForm",
    "PaperCountForm",
    "PaperForm",
    "PlanForm",
    "PollForm",
    "PresenceForm",
    "PutForm",
    "QualifyForm",
    "ReasonForm",
    "RecheckForm",
    "RecuseForm",
    "RejectForm",
    "ReopenForm",
    "ReopenManyForm",
    "ReplyForm",
    "ReportForm",
    "RequiredAttachmentForm",
    "ReturnForm",
    "ReviewRequestForm",
    "ReviewTermForm",
    "RoomForm",
    "RuleTrialForm",
    "RunForm",
    "SchemeForm",
    "SeatForm",
    "SessionEditForm",
    "SessionForm",
    "SheetForm",
    "SignatureForm",
    "StandInForm",
    "StudyForm",
    "SuspendForm",
    "TakeUpForm",
    "TakingPartForm",
    "TalkForm",
    "TeamForm",
    "TrialForm",
    "VerdictForm",
    "VotesForm",
    "WithdrawCodesForm",
    "WithdrawForm",
    "components_of",
    "day_field",
    "number_field",
    "place_of",
    "text_field",
]
