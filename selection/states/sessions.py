"""Sessions of the centralised exam, papers, mark sheets, and what happens in a room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow.table import Workflow, move


class SessionState(models.TextChoices):
    PLANNED = "planned", _("Being planned")
    SEATED = "seated", _("Seats assigned")
    HELD = "held", _("Attendance closed")


SessionState.tones = {"planned": "secondary", "seated": "info", "held": "success"}

SESSION = Workflow(
    "selection.ExamSession",
    initial=SessionState.PLANNED,
    moves=[
        move(
            "seat",
            {SessionState.PLANNED, SessionState.SEATED},
            SessionState.SEATED,
            _("Assign seats"),
            button=False,
        ),
        move(
            "close_attendance",
            SessionState.SEATED,
            SessionState.HELD,
            _("Close attendance"),
            style="primary",
        ),
    ],
)


class Attendance(models.TextChoices):
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")


class Misconduct(models.TextChoices):
    """Coded as in the record of an exam room."""

    NOTES = "notes", _("Brought notes or a telephone to the seat")
    COPYING = "copying", _("Copied, or let others copy")
    PASSING = "passing", _("Passed on or took away papers")
    IMPOSTOR = "impostor", _("Sat for somebody else, or had somebody sit")
    MARKED = "marked", _("Wrote the name or a sign on the script")
    DISORDER = "disorder", _("Disturbed the room or disobeyed the invigilators")
    LATE_WRITING = "late_writing", _("Wrote before the start or after the end")
    OTHER = "other", _("Another breach of the rules")


class IncidentState(models.TextChoices):
    REPORTED = "reported", _("To be decided")
    DISMISSED = "dismissed", _("No breach")
    VOIDED = "voided", _("Script void")
    EXCLUDED = "excluded", _("Excluded from the selection")


IncidentState.tones = {
    "reported": "warning",
    "dismissed": "success",
    "voided": "danger",
    "excluded": "danger",
}

_REPORTED = IncidentState.REPORTED
INCIDENT = Workflow(
    "selection.Incident",
    initial=_REPORTED,
    moves=[
        move("dismiss", _REPORTED, IncidentState.DISMISSED, _("No breach"), reason_required=True),
        move(
            "void",
            _REPORTED,
            IncidentState.VOIDED,
            _("Declare the script void"),
            reason_required=True,
            style="danger",
        ),
        move(
            "exclude",
            _REPORTED,
            IncidentState.EXCLUDED,
            _("Exclude from the selection"),
            reason_required=True,
            style="danger",
        ),
    ],
)


class PaperState(models.TextChoices):
    PLANNED = "planned", _("Not coded yet")
    CODED = "coded", _("Code numbers assigned")
    MARKING = "marking", _("Being marked")
    SEALED = "sealed", _("Marks sealed")
    OPENED = "opened", _("Code map open")
    RELEASED = "released", _("Marks frozen")


PaperState.tones = {
    "planned": "secondary",
    "coded": "info",
    "marking": "warning",
    "sealed": "info",
    "opened": "warning",
    "released": "success",
}

PAPER = Workflow(
    "selection.Paper",
    initial=PaperState.PLANNED,
    moves=[
        move(
            "assign_codes",
            PaperState.PLANNED,
            PaperState.CODED,
            _("Assign code numbers"),
            style="primary",
        ),
        move(
            "assign_markers",
            PaperState.CODED,
            PaperState.MARKING,
            _("Assign markers"),
            button=False,
        ),
        move("seal", PaperState.MARKING, PaperState.SEALED, _("Seal the marks"), style="primary"),
        move(
            "open_map", PaperState.SEALED, PaperState.OPENED, _("Open the code map"), button=False
        ),
        move(
            "release",
            PaperState.OPENED,
            PaperState.RELEASED,
            _("Freeze: give the marks to the nominees"),
            style="primary",
        ),
        move(
            "reopen",
            {PaperState.SEALED, PaperState.OPENED, PaperState.RELEASED},
            PaperState.MARKING,
            _("Reopen: a sheet was unsealed"),
            reason_required=True,
            button=False,
        ),
    ],
)


class SheetState(models.TextChoices):
    OPEN = "open", _("Open for marks")
    SEALED = "sealed", _("Sealed")
    SUPERSEDED = "superseded", _("Replaced by a new version")


SheetState.tones = {"open": "warning", "sealed": "success", "superseded": "secondary"}

SHEET = Workflow(
    "selection.MarkSheet",
    initial=SheetState.OPEN,
    moves=[
        move("seal", SheetState.OPEN, SheetState.SEALED, _("Seal the sheet"), style="primary"),
        move(
            "unseal",
            SheetState.SEALED,
            SheetState.SUPERSEDED,
            _("Unseal"),
            reason_required=True,
            button=False,
        ),
    ],
)


class Rung(models.IntegerChoices):
    """The rungs of the ladder of double marking."""

    FIRST = 1, _("Independent marks")
    THIRD = 2, _("Third marker")
    ARBITRATION = 3, _("Arbitration")


class Way(models.TextChoices):
    """How an effective mark came about."""

    SINGLE = "single", _("One marker")
    MEAN = "mean", _("Mean of two")
    PAIR = "pair", _("Nearer pair")
    ARBITRATED = "arbitrated", _("Arbitration")


class SignedAct(models.TextChoices):
    """Acts that take the signatures of two people."""

    OPEN_MAP = "open_map", _("Open the code map")
    UNSEAL = "unseal", _("Unseal")
