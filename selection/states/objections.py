"""Objections to names in a public notice: their classes, states and moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow.table import Workflow, move


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("Received")
    CHECKING = "checking", _("Being looked into")
    SUSPENDED = "suspended", pgettext_lazy("objection", "Suspended")
    DISMISSED = "dismissed", _("Unfounded")
    ADMONISHED = "admonished", _("Minor fault, reminded")
    UPHELD = "upheld", _("Upheld")
    FILED = "filed", pgettext_lazy("objection", "Filed unchecked")


ObjectionState.tones = {
    "received": "warning", "checking": "warning", "suspended": "danger", "dismissed": "success",
    "admonished": "success", "upheld": "danger", "filed": "dark",
}  # fmt: skip

_S = ObjectionState
#: While an objection is in one of these, its nominee is not confirmed.
OPEN_OBJECTION = (_S.RECEIVED, _S.CHECKING, _S.SUSPENDED)


class ObjectionChannel(models.TextChoices):
    LETTER = "letter", _("By letter")
    PHONE = "phone", _("Report line 12380")
    ONLINE = "online", pgettext_lazy("objection", "Online")
    VISIT = "visit", _("In person")


class ObjectionClass(models.TextChoices):
    """What it is about; signed and anonymous ones are handled alike by class."""

    INTEGRITY = "integrity", _("Integrity and self-discipline")
    POLITICS = "politics", _("Politics and conduct")
    WORK = "work", _("Work and results")
    DATA = "data", _("False or missing data")
    PROCEDURE = "procedure", _("Breach of procedure")
    OTHER = "other", pgettext_lazy("objection", "Something else")


OBJECTION = Workflow(
    "selection.Objection",
    initial=_S.RECEIVED,
    moves=[
        move("take_up", _S.RECEIVED, _S.CHECKING, _("Look into it")),
        # An anonymous objection is checked only if serious, concrete and with leads.
        move(
            "file_away",
            _S.RECEIVED,
            _S.FILED,
            _("File unchecked: nothing concrete"),
            reason_required=True,
        ),
        move(
            "dismiss",
            OPEN_OBJECTION,
            _S.DISMISSED,
            _("Unfounded: dismiss"),
            reason_required=True,
            style="primary",
        ),
        move(
            "admonish",
            OPEN_OBJECTION,
            _S.ADMONISHED,
            _("Minor fault: remind the nominee"),
            reason_required=True,
        ),
        move(
            "suspend",
            {_S.RECEIVED, _S.CHECKING},
            _S.SUSPENDED,
            _("Serious but unproved: suspend"),
            reason_required=True,
            button=False,
        ),
        move(
            "uphold", OPEN_OBJECTION, _S.UPHELD, _("Uphold"), reason_required=True, style="danger"
        ),
    ],
)
