"""Inspection reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    FILED = "filed", _("Filed")


ReportState.tones = {"draft": "warning", "filed": "success"}

REPORT = Workflow(
    "selection.InspectionReport",
    initial=ReportState.DRAFT,
    moves=[
        move("file", ReportState.DRAFT, ReportState.FILED, _("File the report"), style="primary")
    ],
)


class Conclusion(models.TextChoices):
    FIT = "fit", _("Fit")
    UNFIT = "unfit", _("Unfit")


class TalkGroup(models.TextChoices):
    """Whom the inspectors speak with: the voter groups, the nominee, and the previous unit."""

    LEADERS = "A", _("A: leaders")
    PEERS = "B", _("B: peers")
    SUBORDINATES = "C", _("C: subordinates")
    NOMINEE = "S", _("The nominee")
    PREVIOUS = "P", _("Previous unit")


class MustCheckKind(models.TextChoices):
    """Whoever is put forward is checked in four ways (凡提四必)."""

    FILE = "file", _("Personnel file")
    MATTERS = "matters", _("Report on personal matters")
    DISCIPLINE = "discipline", _("Opinion of the discipline organ")
    COMPLAINTS = "complaints", _("Concrete complaints")


class CheckResult(models.TextChoices):
    CLEAR = "clear", _("No problem found")
    SETTLED = "settled", _("Found and cleared up")
    STANDS = "stands", _("Stands in the way")
    OPEN = "open", _("Still being looked into")


CheckResult.tones = {
    "clear": "success", "settled": "success", "stands": "danger", "open": "warning",
}  # fmt: skip


class VetoGround(models.TextChoices):
    """On what a finding of unfit rests: it excludes whatever the marks."""

    MORALITY = "morality", _("Morality below the floor")
    CHECK = "check", _("A must-check stands in the way")
    FINDING = "finding", _("Found unfit by the inspection")


class MarkedBy(models.TextChoices):
    """What of the inspection marks a component of a scheme."""

    MORALITY = "morality", _("Morality")
    ABILITY = "ability", _("Ability")
    DILIGENCE = "diligence", _("Diligence")
    RESULTS = "results", pgettext_lazy("dimension", "Results")
    INTEGRITY = "integrity", _("Integrity")
    OVERALL = "overall", _("All five dimensions together")
    EVALUATION = "evaluation", _("Democratic evaluation")


class ReplyWay(models.TextChoices):
    """How somebody answered an inspection notice."""

    VISIT = "visit", _("In person")
    CALL = "call", _("By telephone")
    LETTER = "letter", _("By letter")
    ONLINE = "online", _("Online")


class VoterGroup(models.TextChoices):
    """Who evaluates, seen from the nominee."""

    LEADERS = "A", _("A: leaders")
    PEERS = "B", _("B: peers")
    SUBORDINATES = "C", _("C: subordinates")


class PollState(models.TextChoices):
    OPEN = "open", _("Voting")
    CLOSED = "closed", pgettext_lazy("poll", "Counted")


PollState.tones = {"open": "warning", "closed": "success"}

POLL = Workflow(
    "selection.Poll",
    initial=PollState.OPEN,
    moves=[
        move("count", PollState.OPEN, PollState.CLOSED, _("End and count"), style="primary"),
    ],
)
