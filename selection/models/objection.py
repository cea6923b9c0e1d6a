"""Objections in the period of a public notice, and apart from them who objected."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import vault
from core.orgs.scoping import ScopedModel
from selection.models.review import _user
from selection.querysets import ObjectionQuerySet
from selection.states import ObjectionChannel, ObjectionClass, ObjectionState

#: Serious but unproved: suspended for three months at most.
MOST_SUSPENDED = datetime.timedelta(days=92)


class Objection(ScopedModel):
    """An objection to one name. Who objected is in another table, for the discipline office alone."""

    notice = models.ForeignKey(
        "selection.Notice",
        models.PROTECT,
        related_name="objections",
        verbose_name=_("public notice"),
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="objections",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    received_on = models.DateField(_("received on"))
    received_by = _user(_("received by"))
    channel = models.CharField(
        _("channel"),
        max_length=8,
        choices=ObjectionChannel,
        default=ObjectionChannel.LETTER,
        db_default=ObjectionChannel.LETTER,
    )
    category = models.CharField(
        pgettext_lazy("objection", "class"),
        max_length=10,
        choices=ObjectionClass,
        default=ObjectionClass.OTHER,
        db_default=ObjectionClass.OTHER,
    )
    #: By when it should be looked into.
    due_on = models.DateField(_("to be looked into by"), null=True, editable=False)
    signed = models.BooleanField(_("signed"), default=False)
    letter_number = models.CharField(_("number of the letter"), max_length=40, blank=True)
    body = models.TextField(_("what is said"))
    suspended_on = models.DateField(_("suspended on"), null=True, editable=False)
    suspended_until = models.DateField(_("suspended until"), null=True, editable=False)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)
    #: Whoever signed gets an answer.
    replied_on = models.DateField(_("answered on"), null=True, editable=False)
    reply = models.TextField(_("answer"), blank=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ObjectionState,
        default=ObjectionState.RECEIVED,
        editable=False,
    )

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="objection_state_known", condition=Q(state__in=ObjectionState.values)
            ),
            models.CheckConstraint(
                name="objection_closed_with_outcome",
                condition=Q(state__in=["received", "checking", "suspended"]) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="objection_signed_is_checked", condition=Q(signed=False) | ~Q(state="filed")
            ),
            models.CheckConstraint(
                name="objection_suspended_for_a_time",
                condition=~Q(state="suspended")
                | Q(
                    suspended_on__isnull=False,
                    suspended_until__gt=F("suspended_on"),
                    suspended_until__lte=F("suspended_on") + MOST_SUSPENDED,
                ),
            ),
            models.CheckConstraint(
                name="objection_answered_when_signed_and_closed",
                condition=Q(replied_on__isnull=True)
                | Q(signed=True) & ~Q(state__in=["received", "checking", "suspended"]),
            ),
        ]
        indexes = [models.Index(name="objection_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return _("Objection to %(name)s") % {"name": self.nomination}

    def get_absolute_url(self):
        return reverse("selection:objection-detail", args=[self.ref])


class Objector(ScopedModel):
    """Who signed an objection, sealed. The database shows the row to the discipline observer alone:
    no list, search, export, ledger entry or other role has it."""

    objection = models.OneToOneField(
        "selection.Objection", models.PROTECT, related_name="objector", db_constraint=False
    )
    sealed = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("objector")
        verbose_name_plural = _("objectors")

    def __str__(self):
        return str(self.ref)

    @property
    def told(self) -> str:
        """Name and how to reach."""
        return vault.unseal(bytes(self.sealed), self.context)

    @told.setter
    def told(self, text: str) -> None:
        self.sealed = vault.seal(text, self.context)

    @property
    def context(self) -> bytes:
        """What binds the sealed text to this row."""
        return b"selection.objector:" + self.ref.bytes
