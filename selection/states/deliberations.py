"""The department's collective proposal to the committee."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.workflow.table import Workflow, move


class DeliberationState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    FILED = "filed", _("Filed")


DeliberationState.tones = {"draft": "warning", "filed": "success"}

DELIBERATION = Workflow(
    "selection.Deliberation",
    initial=DeliberationState.DRAFT,
    moves=[
        move(
            "file",
            DeliberationState.DRAFT,
            DeliberationState.FILED,
            _("File the proposal"),
            style="primary",
        )
    ],
)


class ProposedOutcome(models.TextChoices):
    """What the department proposes for one person."""

    IDENTIFY = "identify", _("Identify as trainee")
    RESERVE = "reserve", _("Hold a reserve place")
    PUT_OFF = "put_off", _("Put off")
    LEAVE = "leave", _("Do not propose")


ProposedOutcome.tones = {
    "identify": "success", "reserve": "info", "put_off": "warning", "leave": "secondary",
}  # fmt: skip
#: With these a person goes before the committee.
PUT_FORWARD = (ProposedOutcome.IDENTIFY, ProposedOutcome.RESERVE)
