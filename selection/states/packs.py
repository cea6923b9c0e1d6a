"""The committee's pack: whether it may leave the program."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class PackState(models.TextChoices):
    WAITING = "waiting", _("Waits for release")
    READY = "ready", pgettext_lazy("committee pack", "Ready")
    REFUSED = "refused", pgettext_lazy("committee pack", "Kept in")


PackState.tones = {"waiting": "warning", "ready": "success", "refused": "danger"}

#: A pack without material is ready as built; the other one is released by a second person.
PACK = Workflow(
    "selection.CommitteePack",
    initial=PackState.WAITING,
    moves=[
        move("release", PackState.WAITING, PackState.READY, _("Release the pack"), style="primary"),
        move(
            "refuse",
            PackState.WAITING,
            PackState.REFUSED,
            _("Keep the pack in"),
            reason_required=True,
            style="danger",
        ),
    ],
)
