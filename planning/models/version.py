"""What was published, kept whole: each publication and amendment of an edition is a version of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition
from planning.querysets import EditionVersionQuerySet, VersionReceiptQuerySet
from planning.states import ReceiptState


class EditionVersion(ScopedModel):
    """An edition as it stood from one publication or amendment to the next; never changed.

    `content` holds texts, dates, numbers and parts as `planning.services.versions` writes them. The
    seats of the places are on their receipts, so that a place reads its own alone.
    """

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="versions",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("of an edition", "version"))
    reason = models.TextField(_("reason"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    content = models.JSONField(_("content"))
    #: The change that made it; texts, dates and seats are changed without one.
    amendment = models.OneToOneField(
        "planning.Amendment",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="made",
        verbose_name=_("change of an edition"),
    )
    #: Transaction in which it was kept, set by the database alone.
    xact = models.BigIntegerField(null=True, editable=False)

    objects = EditionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of an edition")
        verbose_name_plural = _("versions of editions")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(name="editionversion_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="editionversion_explained", condition=Q(number=1) | ~Q(reason="")
            ),
        ]

    def __str__(self):
        return f"{self.edition} · {self.number}"


class VersionReceipt(ScopedModel):
    """That a version reached a place, with the seats it gives that place; acknowledged there."""

    edition_version = models.ForeignKey(
        EditionVersion,
        models.CASCADE,
        related_name="receipts",
        verbose_name=_("version of an edition"),
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    #: Field of work -> municipal seats of the place.
    seats = models.JSONField(_("seats"), default=dict, editable=False)
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

    objects = VersionReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt of a version")
        verbose_name_plural = _("receipts of versions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="versionreceipt_once", fields=["edition_version", "organisation"]
            ),
            models.CheckConstraint(
                name="versionreceipt_state_known", condition=Q(state__in=ReceiptState.values)
            ),
            models.CheckConstraint(
                name="versionreceipt_acknowledgement_dated",
                condition=Q(state=ReceiptState.PENDING) | Q(acknowledged_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="versionreceipt_by_scope", fields=["org_path", "state"])]

    def __str__(self):
        return f"{self.edition_version} · {self.organisation}"

    def get_absolute_url(self):
        return f"{self.edition_version.edition.get_absolute_url()}?tab=versions"
