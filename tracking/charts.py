"""Drawings of tracking: a queryset's counts as a series."""

from django.utils.translation import gettext as _

from core.web.charts import Line, Series
from tracking.states import Outcome


def outcomes(counts: dict[str, int]) -> Series:
    """How many reviews came to which outcome."""
    return Series(
        ident="outcomes",
        title=_("Outcomes"),
        categories=[str(label) for label in Outcome.labels],
        lines=[Line(_("Reviews"), [counts.get(value, 0) for value in Outcome.values])],
        kind="hbar",
        category_name=_("Outcome"),
    )


def funnel(stages: list[tuple[str, int]]) -> Series:
    """How many people came how far."""
    return Series(
        ident="funnel",
        title=_("How far people came"),
        categories=[label for label, _count in stages],
        lines=[Line(_("People"), [count for _label, count in stages])],
        kind="hbar",
        category_name=_("Step"),
    )
