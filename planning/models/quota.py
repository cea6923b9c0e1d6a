"""Seats of an edition by tier, field and place, and how a place divides its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.city_plan import CityPlan, CityPlanVersion
from planning.models.edition import Edition, SubProject
from planning.querysets import QuotaQuerySet, UnitQuotaQuerySet
from planning.states import Tier


class Quota(ScopedModel):
    """Seats of one sub-project for one place; of the province itself in the provincial tier."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="quotas", verbose_name=_("edition")
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    sub_project = models.ForeignKey(
        SubProject, models.PROTECT, related_name="quotas", verbose_name=_("sub-project")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    seats = models.PositiveIntegerField(_("seats"))

    objects = QuotaQuerySet.as_manager()

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="quota_once", fields=["edition", "tier", "sub_project", "organisation"]
            ),
            models.CheckConstraint(name="quota_tier_known", condition=Q(tier__in=Tier.values)),
        ]
        indexes = [models.Index(name="quota_by_scope", fields=["edition", "org_path"])]

    def __str__(self):
        return f"{self.organisation} · {self.sub_project}: {self.seats}"


class UnitQuota(ScopedModel):
    """Seats that a place gives one of its counties in a field, out of its own; in the unit's scope.

    Without a version it is written in the plan; with one it is as that version was accepted. The database
    keeps the sum of a field within the place's quota.
    """

    plan = models.ForeignKey(
        CityPlan,
        models.CASCADE,
        related_name="unit_quotas",
        verbose_name=_("city plan"),
        db_constraint=False,
    )
    plan_version = models.ForeignKey(
        CityPlanVersion,
        models.CASCADE,
        null=True,
        related_name="unit_quotas",
        verbose_name=_("version of a city plan"),
        db_constraint=False,
    )
    sub_project = models.ForeignKey(
        SubProject, models.PROTECT, related_name="+", verbose_name=_("sub-project")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit")
    )
    seats = models.PositiveIntegerField(_("seats"))

    objects = UnitQuotaQuerySet.as_manager()

    class Meta:
        verbose_name = _("quota of a unit")
        verbose_name_plural = _("quotas of units")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="unitquota_once",
                fields=["plan", "plan_version", "sub_project", "organisation"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.organisation} · {self.sub_project}: {self.seats}"
