"""What hangs on a nomination while the place works on it: attachments, and the form as it was left."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.nomination import Nomination
from selection.querysets import AttachmentQuerySet
from selection.states import AttachmentGate, AttachmentKind


class RequiredAttachment(ScopedModel):
    """An attachment that an edition asks for before the move goes on."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    kind = models.CharField(_("kind of attachment"), max_length=8, choices=AttachmentKind)
    gate = models.CharField(_("gate"), max_length=8, choices=AttachmentGate)

    class Meta:
        verbose_name = _("required attachment")
        verbose_name_plural = _("required attachments")
        constraints = [
            models.UniqueConstraint(name="requiredattachment_once", fields=["edition", "kind"]),
            models.CheckConstraint(
                name="requiredattachment_kind_known",
                condition=Q(kind__in=["minutes", "letter", "form"]),
            ),
            models.CheckConstraint(
                name="requiredattachment_gate_known", condition=Q(gate__in=AttachmentGate.values)
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_gate_display()}"


class Attachment(ScopedModel):
    """One attachment of a nomination. Replaced or taken away it stays on file, marked as removed.

    The database lets nobody add or remove one after the place has handed the nomination in.
    """

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="attachments", verbose_name=_("nomination")
    )
    kind = models.CharField(_("kind of attachment"), max_length=8, choices=AttachmentKind)
    file = models.ForeignKey(
        "core.StoredFile", models.PROTECT, related_name="+", verbose_name=_("file")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), db_default=Now())
    removed_at = models.DateTimeField(_("removed"), null=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["kind", "id"]
        constraints = [
            models.CheckConstraint(
                name="attachment_kind_known", condition=Q(kind__in=AttachmentKind.values)
            ),
            models.UniqueConstraint(
                name="attachment_of_a_kind_once",
                fields=["nomination", "kind"],
                condition=Q(removed_at__isnull=True) & ~Q(kind="other"),
            ),
        ]

    def __str__(self):
        return str(self.get_kind_display())


class FormDraft(ScopedModel):
    """A form as its writer left it; nobody else's, and no act: the ledger does not know of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    #: The person to be nominated.
    person = models.ForeignKey(
        "candidates.Person", models.CASCADE, related_name="+", db_constraint=False
    )
    #: The nomination that is being changed; none: a new one.
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    #: Which form on it.
    form = models.CharField(max_length=10, default="nomination", db_default="nomination")
    #: Name of a field -> what stands in it, as typed.
    values = models.JSONField(default=dict)
    #: Version of the nomination on which it was written.
    base = models.PositiveIntegerField(null=True)
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("draft of a form")
        verbose_name_plural = _("drafts of forms")
        constraints = [
            models.UniqueConstraint(
                name="formdraft_once",
                fields=["user", "person", "nomination", "form"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.saved_at:%Y-%m-%d %H:%M}"


class ReminderSent(ScopedModel):
    """That a place was reminded; the same reminder is not sent again."""

    organisation = models.ForeignKey(
        "core.Organisation", models.CASCADE, related_name="+", verbose_name=_("place")
    )
    key = models.CharField(max_length=120, editable=False)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("reminder sent")
        verbose_name_plural = _("reminders sent")
        constraints = [
            models.UniqueConstraint(name="remindersent_once", fields=["organisation", "key"])
        ]

    def __str__(self):
        return self.key
