"""The plan by which one place carries an edition out."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition
from planning.querysets import CityPlanQuerySet
from planning.states import CityPlanState


class CityPlan(ScopedModel):
    """Made empty for every place when the edition is published; the place writes and files it."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="city_plans", verbose_name=_("edition")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    body = models.TextField(_("plan of the place"), blank=True)
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
        choices=CityPlanState,
        default=CityPlanState.DRAFT,
        editable=False,
    )
    filed_at = models.DateTimeField(_("filed at"), null=True, blank=True, editable=False)

    objects = CityPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("city plan")
        verbose_name_plural = _("city plans")
        ordering = ["org_path"]
        constraints = [
            models.UniqueConstraint(name="cityplan_once", fields=["edition", "organisation"]),
            models.CheckConstraint(
                name="cityplan_state_known", condition=Q(state__in=CityPlanState.values)
            ),
            models.CheckConstraint(
                name="cityplan_filing_dated",
                condition=Q(state=CityPlanState.DRAFT) | Q(filed_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="cityplan_by_scope", fields=["org_path", "id"])]

    def __str__(self):
        return f"{self.organisation} · {self.edition}"

    def get_absolute_url(self):
        return reverse("planning:cityplan-detail", args=[self.ref])

    @property
    def is_open(self) -> bool:
        """Whether the place may still write in it."""
        return self.state in {CityPlanState.DRAFT, CityPlanState.RETURNED}
