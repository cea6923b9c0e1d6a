"""Attachments that go with a nomination, and the moves at which an edition asks for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AttachmentKind(models.TextChoices):
    MINUTES = "minutes", _("Minutes of the collective decision")
    LETTER = "letter", _("Letter of recommendation")
    FORM = "form", _("Appointment form (LRMX)")
    OTHER = "other", pgettext_lazy("attachment", "Other attachment")


class AttachmentGate(models.TextChoices):
    """Moves at which a required attachment must be there."""

    SUBMIT = "submit", _("Submit")
    ENDORSE = "endorse", _("Endorse")
