"""Documents of an edition, and the receipts of the places they were issued to."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition
from planning.querysets import DocumentQuerySet, ReceiptQuerySet
from planning.states import DocumentKind, DocumentState, ReceiptState, Step


class Document(ScopedModel):
    """One version of a paper that the programme office issues to places.

    The versions of a paper share their `series`; each is issued, received and acknowledged by itself.
    """

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="documents",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    number = models.CharField(_("document number"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=12, choices=DocumentKind, default=DocumentKind.NOTICE
    )
    step = models.CharField(
        _("step of the procedure"),
        max_length=16,
        choices=Step,
        blank=True,
        help_text=_("The gate at which the document is needed."),
    )
    series = models.UUIDField(_("series of versions"), default=uuid.uuid4, editable=False)
    revision = models.PositiveSmallIntegerField(
        pgettext_lazy("of a document", "version"), default=1, editable=False
    )
    change_reason = models.TextField(_("reason of the new version"), blank=True, editable=False)
    body = models.TextField(_("full text"), blank=True)
    file = models.ForeignKey(
        "core.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("attachment"),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=DocumentState,
        default=DocumentState.DRAFT,
        editable=False,
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="document_number_once",
                fields=["edition", "number", "revision"],
                condition=~Q(number=""),
            ),
            models.UniqueConstraint(name="document_revision_once", fields=["series", "revision"]),
            models.CheckConstraint(
                name="document_step_known", condition=Q(step="") | Q(step__in=Step.values)
            ),
            models.CheckConstraint(
                name="document_revision_explained",
                condition=Q(revision=1) | ~Q(change_reason=""),
            ),
            models.CheckConstraint(
                name="document_state_known", condition=Q(state__in=DocumentState.values)
            ),
            models.CheckConstraint(
                name="document_issue_dated",
                condition=Q(state=DocumentState.DRAFT) | Q(issued_on__isnull=False),
            ),
        ]
        indexes = [models.Index(name="document_by_edition", fields=["edition", "id"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("planning:document-detail", args=[self.ref])

    @property
    def is_draft(self) -> bool:
        return self.state == DocumentState.DRAFT


class Receipt(ScopedModel):
    """That a document reached a place; made with the issue, acknowledged by the place."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="receipts", verbose_name=_("document")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=ReceiptState,
        default=ReceiptState.PENDING,
        editable=False,
    )
    acknowledged_at = models.DateTimeField(
        _("acknowledged at"), null=True, blank=True, editable=False
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="receipt_once", fields=["document", "organisation"]),
            models.CheckConstraint(
                name="receipt_state_known", condition=Q(state__in=ReceiptState.values)
            ),
            models.CheckConstraint(
                name="receipt_acknowledgement_dated",
                condition=Q(state=ReceiptState.PENDING) | Q(acknowledged_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="receipt_by_scope", fields=["org_path", "state"])]

    def __str__(self):
        return f"{self.document} · {self.organisation}"
