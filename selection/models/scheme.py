"""The published arithmetic of a selection."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import SchemeQuerySet
from selection.states import SchemeState


class Scheme(ScopedModel):
    """A scheme of one tier. Once published a trigger keeps every column as it is."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    number = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    name = models.CharField(_("name"), max_length=120)
    #: The JSON as written: jsonb would lose the order of keys, Python's floats the decimals.
    text = models.TextField(_("scheme"))
    digest = models.CharField(max_length=64, blank=True, editable=False)
    #: Component -> what of the inspection marks it; the others are of the exam.
    inspected = models.JSONField(_("marked by the inspection"), default=dict, blank=True)
    #: Said beforehand, like every rule: marks may be adjusted for the severity of their examiners.
    may_adjust = models.BooleanField(_("marks may be adjusted for severity"), default=False)
    state = models.CharField(
        _("state"), max_length=12, choices=SchemeState, default=SchemeState.DRAFT, editable=False
    )
    published_on = models.DateField(_("published on"), null=True, editable=False)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="scheme_number_once", fields=["edition", "tier", "number"]
            ),
            models.CheckConstraint(name="scheme_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="scheme_state_known", condition=Q(state__in=SchemeState.values)
            ),
            models.CheckConstraint(
                name="scheme_published_with_digest",
                condition=Q(state="draft") | (Q(published_on__isnull=False) & ~Q(digest="")),
            ),
        ]

    def __str__(self):
        return f"{self.name} · {self.number}"

    def get_absolute_url(self):
        return reverse("selection:scheme-detail", args=[self.ref])

    @cached_property
    def is_draft(self) -> bool:
        return self.state == SchemeState.DRAFT
