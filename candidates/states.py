"""The closed lists of a dossier. National code tables are data (`rules.codes`), not enums."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candidates.rules import codes


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
