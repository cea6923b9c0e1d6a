"""What structure the leadership teams of each level are to have, and had before."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Floor, Left, Right
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition
from planning.querysets import StructureTargetQuerySet
from planning.states import Bound, Dimension, Field, TeamLevel, Unit

#: What a group of each dimension looks like; `planning.rules.structure` reads them.
_BANDS = {
    Dimension.SEX: r"^(women|men)$",
    Dimension.ETHNIC_GROUP: r"^(minority|\d\d)$",
    Dimension.POLITICS: r"^non_communist$",
    Dimension.EDUCATION: r"^(10|20|30)$",
}


def _band_known() -> Q:
    """Of ages `..35`, `51..`, or `36..40` with the lower one first."""
    known = Q(dimension=Dimension.FIELD, band__in=Field.values)
    known |= Q(dimension=Dimension.AGE, band__regex=r"^(\d\d\.\.|\.\.\d\d)$")
    known |= Q(dimension=Dimension.AGE, band__regex=r"^\d\d\.\.\d\d$") & Q(
        GreaterThanOrEqual(Right("band", 2), Left("band", 2))
    )
    for dimension, pattern in _BANDS.items():
        known |= Q(dimension=dimension, band__regex=pattern)
    return known


class StructureTarget(ScopedModel):
    """One group of the members of the teams of a level: where it stood, and what is aimed at."""

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="structure_targets",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    level = models.CharField(_("team level"), max_length=8, choices=TeamLevel)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension)
    band = models.CharField(_("group"), max_length=16)

    bound = models.CharField(_("bound"), max_length=5, choices=Bound, blank=True)
    unit = models.CharField(_("unit"), max_length=6, choices=Unit, blank=True)
    amount = models.DecimalField(
        _("target"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    source = models.CharField(_("document"), max_length=200, blank=True)

    baseline = models.DecimalField(
        _("baseline in per cent"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True
    )
    baseline_source = models.CharField(_("source of the baseline"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = StructureTargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("structure target")
        verbose_name_plural = _("structure targets")
        ordering = ["edition", "level", "dimension", "band"]
        constraints = [
            models.UniqueConstraint(
                name="structuretarget_once", fields=["edition", "level", "dimension", "band"]
            ),
            models.CheckConstraint(
                name="structuretarget_level_known", condition=Q(level__in=TeamLevel.values)
            ),
            models.CheckConstraint(name="structuretarget_band_known", condition=_band_known()),
            models.CheckConstraint(
                name="structuretarget_target_whole",
                condition=Q(bound="", unit="", amount__isnull=True)
                | Q(bound__in=Bound.values, amount__isnull=False, amount__gte=0)
                & (
                    Q(unit=Unit.SHARE, amount__lte=100)
                    | Q(unit=Unit.NUMBER, amount=Floor(F("amount")))
                ),
            ),
            models.CheckConstraint(
                name="structuretarget_baseline_whole",
                condition=Q(baseline__isnull=True, baseline_year__isnull=True, baseline_source="")
                | Q(
                    baseline__isnull=False,
                    baseline_year__isnull=False,
                    baseline__range=(0, 100),
                    baseline_year__range=(1949, 2100),
                    baseline_source__regex=r"\S",
                ),
            ),
            models.CheckConstraint(
                name="structuretarget_says_something",
                condition=Q(amount__isnull=False) | Q(baseline__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()} · {self.get_dimension_display()} · {self.band}"
