"""The closed lists of a dossier. National code tables are data (`rules.codes`), not enums."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from candidates.rules import codes
from candidates.states.findings import HIDDEN_DATA, PERIOD_WORDS, FindingRule, sentence
from candidates.states.templates import FORM_TEMPLATE, TemplateState
from core.workflow.table import Workflow, move

__all__ = [
    "BATCH",
    "DUPLICATE",
    "EDUCATION_LEVELS",
    "EXPORT",
    "FINDING",
    "FORM_TEMPLATE",
    "HIDDEN_DATA",
    "OUTCOME_TONES",
    "PERIOD_WORDS",
    "AppraisalGrade",
    "ArchiveElement",
    "ArchiveStatus",
    "AwardKind",
    "BatchKind",
    "BatchState",
    "CareerKind",
    "DuplicateState",
    "ExportForm",
    "ExportState",
    "FileOutcome",
    "FindingRule",
    "FindingSource",
    "FindingState",
    "MatchGround",
    "Severity",
    "StudyMode",
    "TemplateState",
    "TitleLevel",
    "choices_of",
    "label_of",
    "sentence",
]


class StudyMode(models.TextChoices):
    FULL_TIME = "full_time", _("Full-time")
    IN_SERVICE = "in_service", _("In service")


class AwardKind(models.TextChoices):
    REWARD = "reward", _("Reward")
    PENALTY = "penalty", _("Penalty")


class AppraisalGrade(models.TextChoices):
    EXCELLENT = "excellent", _("Excellent")
    COMPETENT = "competent", _("Competent")
    BASIC = "basic", _("Basically competent")
    INCOMPETENT = "incompetent", _("Incompetent")
    UNGRADED = "ungraded", _("Remark without a grade")


class CareerKind(models.TextChoices):
    STUDY = "study", _("Study")
    POST = "post", _("Post")


def label_of(table: str, code: str) -> str:
    """The label of a code of a national table in the reader's language."""
    return codes.table(table).label(code, get_language() or "zh")


_lazy_label = lazy(label_of, str)


def choices_of(table: str, *, kind: str = "") -> list[tuple[str, object]]:
    """Codes of a national table with labels that follow the reader's language."""
    return [
        (code.code, _lazy_label(table, code.code))
        for code in codes.table(table)
        if not kind or code.kind == kind
    ]


#: The levels of education that lists and filters know; the table's finer codes belong to them.
EDUCATION_LEVELS = ("10", "20", "30", "40", "60", "70", "80", "90")


class Severity(models.TextChoices):
    ERROR = "error", _("Contradiction")
    WARNING = "warning", _("Doubt")
    NOTE = "note", _("Remark")


Severity.tones = {"error": "danger", "warning": "warning", "note": "info"}


class FindingSource(models.TextChoices):
    """What a statement of the form was held against."""

    ID_NUMBER = "id_number", _("ID number")
    FORM = "form", _("Other fields of the form")
    RESUME = "resume", _("Résumé")
    APPRAISALS = "appraisals", _("Annual appraisals")
    FAMILY = "family", _("Family")
    ARCHIVE = "archive", _("Personnel archive")


class FindingState(models.TextChoices):
    OPEN = "open", pgettext_lazy("finding", "Open")
    RESOLVED = "resolved", pgettext_lazy("finding", "Cleared up")
    WAIVED = "waived", pgettext_lazy("finding", "Waived")
    GONE = "gone", pgettext_lazy("finding", "No longer found")


FindingState.tones = {
    "open": "warning",
    "resolved": "success",
    "waived": "info",
    "gone": "secondary",
}


class ArchiveElement(models.TextChoices):
    """Three ages, two histories, one status."""

    BIRTH = "birth", _("Date of birth")
    WORK = "work", _("Beginning of work")
    PARTY = "party", _("Joining the Party")
    EDUCATION = "education", pgettext_lazy("archive", "Education")
    CAREER = "career", _("Career")
    STATUS = "status", _("Cadre status")


class TitleLevel(models.TextChoices):
    """Levels of professional titles, the highest first."""

    SENIOR = "senior", _("Senior")
    ASSOCIATE = "associate", _("Associate senior")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ASSISTANT = "assistant", _("Assistant")
    TECHNICIAN = "technician", _("Technician")


class ArchiveStatus(models.TextChoices):
    """As what the archive has somebody; whoever is a worker is no cadre."""

    CIVIL_SERVANT = "civil_servant", _("Civil servant, or administered as one")
    INSTITUTION = "institution", _("Cadre of a public institution")
    ENTERPRISE = "enterprise", _("Cadre of a state-owned enterprise")
    RECRUITED = "recruited", _("Recruited as a cadre, by contract")
    WORKER = "worker", _("Worker")


FINDING = Workflow(
    "candidates.Finding",
    initial=FindingState.OPEN,
    moves=[
        move("resolve", FindingState.OPEN, FindingState.RESOLVED, _("Clear up"),
             reason_required=True, style="primary"),
        move("waive", FindingState.OPEN, FindingState.WAIVED, _("Waive"), reason_required=True),
        move("reopen", {FindingState.RESOLVED, FindingState.WAIVED, FindingState.GONE},
             FindingState.OPEN, pgettext_lazy("finding", "Open again"), reason_required=True),
        # By a check that finds it no more.
        move("vanish", {FindingState.OPEN, FindingState.RESOLVED, FindingState.WAIVED},
             FindingState.GONE, pgettext_lazy("finding", "No longer found"), button=False),
    ],
)  # fmt: skip


class MatchGround(models.TextChoices):
    """Why two records may be of one person, the strongest first."""

    ID_NUMBER = "id_number", _("Same ID number")
    NAME_BIRTH = "name_birth", _("Same name and birth")
    PINYIN_BIRTH = "pinyin_birth", _("Same reading and birth")
    BY_HAND = "by_hand", _("Suspected by staff")


class DuplicateState(models.TextChoices):
    SUSPECTED = "suspected", pgettext_lazy("duplicate", "Suspected")
    DISMISSED = "dismissed", pgettext_lazy("duplicate", "Two people")
    MERGED = "merged", pgettext_lazy("duplicate", "Merged")
    GONE = "gone", pgettext_lazy("duplicate", "No longer alike")


DuplicateState.tones = {
    "suspected": "warning",
    "dismissed": "info",
    "merged": "success",
    "gone": "secondary",
}

_D = DuplicateState
DUPLICATE = Workflow(
    "candidates.Duplicate",
    initial=_D.SUSPECTED,
    moves=[
        # Needs the choice of values, so it has a page of its own.
        move("merge", _D.SUSPECTED, _D.MERGED, _("Merge the records"), reason_required=True,
             style="primary", button=False),
        move("dismiss", _D.SUSPECTED, _D.DISMISSED, _("Two different people"),
             reason_required=True),
        move("reopen", {_D.DISMISSED, _D.GONE}, _D.SUSPECTED,
             pgettext_lazy("duplicate", "Suspect again"), reason_required=True),
        # By a search that finds them alike no more, or because one record was merged elsewhere.
        move("vanish", _D.SUSPECTED, _D.GONE,
             pgettext_lazy("duplicate", "No longer alike"), button=False),
    ],
)  # fmt: skip


class BatchKind(models.TextChoices):
    """What was brought in."""

    FILES = "files", pgettext_lazy("import", "Appointment forms")
    NEWER = "newer", pgettext_lazy("import", "Newer file of one person")
    ROSTER = "roster", pgettext_lazy("import", "Roster")


class BatchState(models.TextChoices):
    IMPORTED = "imported", pgettext_lazy("import", "Imported")
    STOPPED = "stopped", pgettext_lazy("import", "Stopped by faults")
    UNDONE = "undone", pgettext_lazy("import", "Undone")


BatchState.tones = {"imported": "success", "stopped": "danger", "undone": "secondary"}

BATCH = Workflow(
    "candidates.ImportBatch",
    initial=BatchState.IMPORTED,
    moves=[
        # Before anybody is registered; the files stand there with what is wrong in them.
        move("stop", BatchState.IMPORTED, BatchState.STOPPED,
             pgettext_lazy("import", "Stop by faults"), button=False),
        # On a page of its own, which says beforehand who stays on record and why.
        move("undo", BatchState.IMPORTED, BatchState.UNDONE, _("Undo the import"),
             reason_required=True, style="danger", button=False),
    ],
)  # fmt: skip


class FileOutcome(models.TextChoices):
    """What came of a file or of a row of a roster."""

    REGISTERED = "registered", pgettext_lazy("import", "Registered")
    DIFFERS = "differs", pgettext_lazy("import", "Says otherwise than the record")
    SAME = "same", pgettext_lazy("import", "Says what the record says")
    AMBIGUOUS = "ambiguous", pgettext_lazy("import", "Several people it may be about")
    UNKNOWN = "unknown", pgettext_lazy("import", "Nobody on record")
    UNREAD = "unread", pgettext_lazy("import", "Could not be read")
    LEFT = "left", pgettext_lazy("import", "Readable, but not imported")


OUTCOME_TONES = {
    "registered": "success",
    "differs": "warning",
    "same": "secondary",
    "ambiguous": "warning",
    "unknown": "warning",
    "unread": "danger",
    "left": "secondary",
}
FileOutcome.tones = OUTCOME_TONES


class ExportForm(models.TextChoices):
    """What kind of file the papers of many go out as."""

    PDF = "pdf", _("Appointment forms (PDF)")
    DOCX = "docx", _("Appointment forms (Word)")
    LRMX = "lrmx", _("LRMX files (ZIP)")
    MATERIAL = "insp", _("Inspection materials (PDF)")


class ExportState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("export", "To be released")
    RELEASED = "released", pgettext_lazy("export", "Released")
    REFUSED = "refused", pgettext_lazy("export", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("export", "Withdrawn")
    MADE = "made", pgettext_lazy("export", "Given out")


ExportState.tones = {
    "asked": "warning",
    "released": "success",
    "refused": "danger",
    "withdrawn": "secondary",
    "made": "info",
}

_X = ExportState
EXPORT = Workflow(
    "candidates.ExportRequest",
    initial=_X.ASKED,
    moves=[
        move("release", _X.ASKED, _X.RELEASED, pgettext_lazy("export", "Release"), style="primary"),
        move("refuse", _X.ASKED, _X.REFUSED, pgettext_lazy("export", "Refuse"),
             reason_required=True),
        move("withdraw", {_X.ASKED, _X.RELEASED}, _X.WITHDRAWN,
             pgettext_lazy("export", "Withdraw")),
        move("make", _X.RELEASED, _X.MADE, pgettext_lazy("export", "Make the file"),
             style="primary"),
    ],
)  # fmt: skip
