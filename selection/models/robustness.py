"""How firmly a ranked list stands, and the second look at those near its line."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.states import View


class BorderlineRule(ScopedModel):
    """In this tier of an edition a list takes effect only after second looks at its borderline."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rule of second looks")
        verbose_name_plural = _("rules of second looks")
        constraints = [
            models.UniqueConstraint(name="borderlinerule_once", fields=["edition", "tier"]),
            models.CheckConstraint(
                name="borderlinerule_tier_known", condition=Q(tier__in=Tier.values)
            ),
        ]

    def __str__(self):
        return self.get_tier_display()


class Sensitivity(ScopedModel):
    """A run drawn many times with other weights and other markers. Its rows never change."""

    run = models.ForeignKey(
        "selection.Run", models.CASCADE, related_name="sensitivities", verbose_name=_("run")
    )
    seed = models.PositiveIntegerField(_("seed"))
    draws = models.PositiveIntegerField(_("draws"))
    #: Each weight may be so much larger or smaller, as a share of itself.
    spread = models.DecimalField(_("spread of the weights"), max_digits=4, decimal_places=3)
    #: Whoever is inside with a probability between these two is near the line.
    band_low = models.DecimalField(_("band from"), max_digits=4, decimal_places=3)
    band_high = models.DecimalField(_("band to"), max_digits=4, decimal_places=3)
    #: Component -> standard error of one mark, or null where each paper has one mark only.
    errors = models.JSONField(default=dict, editable=False)
    library = models.CharField(_("computed with"), max_length=40, blank=True)
    borderline = models.PositiveIntegerField(_("near the line"), default=0)
    digest = models.CharField(_("digest of the result"), max_length=64)

    class Meta:
        verbose_name = _("test of robustness")
        verbose_name_plural = _("tests of robustness")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="sensitivity_band_in_order",
                condition=Q(band_low__gt=0, band_high__lt=1, band_low__lt=F("band_high")),
            ),
            models.CheckConstraint(
                name="sensitivity_spread_sensible", condition=Q(spread__gte=0, spread__lt=1)
            ),
        ]

    def __str__(self):
        return f"{self.run} · {self.draws}"


class SensitivityRow(ScopedModel):
    """Of one nominee: how often inside, and where the rank lay in nine draws of ten."""

    sensitivity = models.ForeignKey(
        "selection.Sensitivity", models.CASCADE, related_name="rows", db_index=False
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="+",
        verbose_name=_("nominee"),
        db_constraint=False,
        db_index=False,
    )
    rank = models.PositiveIntegerField(_("rank"), null=True)
    is_kept = models.BooleanField(_("goes on"))
    inside = models.DecimalField(_("probability of going on"), max_digits=5, decimal_places=4)
    rank_low = models.PositiveIntegerField(_("rank at best"))
    rank_high = models.PositiveIntegerField(_("rank at worst"))
    is_borderline = models.BooleanField(_("near the line"))

    class Meta:
        verbose_name = _("robustness of a result")
        verbose_name_plural = _("robustness of results")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="sensitivityrow_once", fields=["sensitivity", "nomination"]
            ),
            models.CheckConstraint(
                name="sensitivityrow_is_probability", condition=Q(inside__gte=0, inside__lte=1)
            ),
            models.CheckConstraint(
                name="sensitivityrow_ranks_in_order", condition=Q(rank_low__lte=F("rank_high"))
            ),
        ]
        indexes = [models.Index(name="sensitivityrow_in_order", fields=["inside", "id"])]

    def __str__(self):
        return f"{self.nomination} {self.inside}"


class SecondLook(ScopedModel):
    """Somebody looked once more at a nominee near the line, and says why the list is right or not."""

    run = models.ForeignKey(
        "selection.Run", models.PROTECT, related_name="second_looks", verbose_name=_("run")
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="+",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    user = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", verbose_name=_("by"), db_constraint=False
    )
    looked_at = models.DateTimeField(_("looked at"))
    view = models.CharField(_("view"), max_length=8, choices=View)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        constraints = [
            models.UniqueConstraint(name="secondlook_once", fields=["run", "nomination"]),
            models.CheckConstraint(name="secondlook_view_known", condition=Q(view__in=View.values)),
            models.CheckConstraint(name="secondlook_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return f"{self.nomination}: {self.get_view_display()}"
