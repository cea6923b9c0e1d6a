"""Word templates of the appointment form: sent in, in use, out of use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class TemplateState(models.TextChoices):
    CHECKED = "checked", pgettext_lazy("template", "Checked, not in use")
    IN_USE = "in_use", pgettext_lazy("template", "In use")
    RETIRED = "retired", pgettext_lazy("template", "Out of use")


TemplateState.tones = {"checked": "info", "in_use": "success", "retired": "secondary"}

FORM_TEMPLATE = Workflow(
    "candidates.FormTemplate",
    initial=TemplateState.CHECKED,
    moves=[
        move(
            "put_in_use",
            {TemplateState.CHECKED, TemplateState.RETIRED},
            TemplateState.IN_USE,
            _("Put in use"),
            reason_required=True,
            style="primary",
        ),
        move(
            "retire",
            TemplateState.IN_USE,
            TemplateState.RETIRED,
            _("Back to the built-in form"),
            reason_required=True,
        ),
    ],
)
