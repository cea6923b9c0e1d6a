"""A change of a published edition: written as a draft beside it, published as its next version."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.document import Document
from planning.models.edition import Edition
from planning.querysets import AmendmentQuerySet
from planning.states import AmendmentState, ChangeKind, Part


class Amendment(ScopedModel):
    """A draft of changes to the parts of a published edition, with its reason and its paper.

    Only its publication changes parts that are locked; the database compares each row with its line.
    """

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="amendments",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    reason = models.TextField(_("reason"), blank=True)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=AmendmentState,
        default=AmendmentState.DRAFT,
        editable=False,
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    #: Of the nominees when it was published: {"open": …, "judged": …}; who was judged stays judged.
    nominees = models.JSONField(_("nominees"), default=dict, blank=True, editable=False)
    #: Transaction of the publication, set by the database alone.
    xact = models.BigIntegerField(null=True, editable=False)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of an edition")
        verbose_name_plural = _("changes of editions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="amendment_state_known", condition=Q(state__in=AmendmentState.values)
            ),
            models.UniqueConstraint(
                name="amendment_draft_once", fields=["edition"], condition=Q(state="draft")
            ),
            models.CheckConstraint(
                name="amendment_published_with_reason",
                condition=~Q(state="published")
                | (Q(reason__regex=r"\S") & Q(published_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.edition} · {self._meta.verbose_name}"

    def get_absolute_url(self):
        return reverse("planning:amendment-detail", args=[self.ref])

    @property
    def is_draft(self) -> bool:
        return self.state == AmendmentState.DRAFT


class AmendmentLine(ScopedModel):
    """One row of one part: added, changed or removed. Values are columns as the database holds them."""

    amendment = models.ForeignKey(
        Amendment,
        models.CASCADE,
        related_name="lines",
        verbose_name=_("change of an edition"),
        db_constraint=False,
    )
    part = models.CharField(_("part"), max_length=20, choices=Part)
    kind = models.CharField(_("kind of change"), max_length=6, choices=ChangeKind)
    #: Reference of the row; of an added one the reference that it will have.
    target = models.UUIDField(editable=False)
    before = models.JSONField(default=dict, blank=True, editable=False)
    values = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("line of a change")
        verbose_name_plural = _("lines of a change")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="amendmentline_once", fields=["amendment", "target"]),
            models.CheckConstraint(
                name="amendmentline_known",
                condition=Q(part__in=Part.values, kind__in=ChangeKind.values),
            ),
        ]

    def __str__(self):
        return f"{self.get_part_display()} · {self.get_kind_display()}"

    @property
    def after(self) -> dict | None:
        """The row as it will be; None where it goes."""
        return None if self.kind == ChangeKind.REMOVE else {**self.before, **self.values}
