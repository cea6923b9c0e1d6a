"""Seats of an edition by tier, field and place."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition, SubProject
from planning.querysets import QuotaQuerySet
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
