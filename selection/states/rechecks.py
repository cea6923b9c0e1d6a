"""A request to check the arithmetic of a score again."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class RecheckState(models.TextChoices):
    RECEIVED = "received", _("Waits for the re-check")
    STANDS = "stands", _("The score stands")
    CORRECTED = "corrected", pgettext_lazy("score", "Corrected")


RecheckState.tones = {"received": "warning", "stands": "success", "corrected": "info"}

RECHECK = Workflow(
    "selection.Recheck",
    initial=RecheckState.RECEIVED,
    moves=[
        move(
            "stand",
            RecheckState.RECEIVED,
            RecheckState.STANDS,
            _("No error: the score stands"),
            reason_required=True,
            style="primary",
        ),
        # Once the mark is corrected and a new list is in effect.
        move(
            "correct",
            RecheckState.RECEIVED,
            RecheckState.CORRECTED,
            _("Corrected by a new list"),
            reason_required=True,
        ),
    ],
)
