"""Quotas as drawings."""

from django.utils.translation import gettext as _

from core.web.charts import Line, Series
from planning.states import Tier


def quota_charts(matrix) -> list[Series]:
    """Seats by place and field, and the share of each field; nothing where no seats are given."""
    part = next((part for part in matrix.parts if part.tier == Tier.MUNICIPAL), None)
    if part is None or not part.given:
        return []
    fields = [str(column) for column in matrix.columns]
    by_place = Series(
        ident="quota-by-place",
        title=_("Municipal seats by place and field"),
        categories=[row.label for row in part.rows],
        lines=[
            Line(name, [row.cells[place].seats for row in part.rows])
            for place, name in enumerate(fields)
        ],
        kind="stacked",
        unit=_("seats"),
        category_name=_("Place"),
    )
    by_field = Series(
        ident="quota-by-field",
        title=_("Municipal seats by field"),
        categories=fields,
        lines=[Line(_("Seats"), list(part.sums))],
        kind="hbar",
        unit=_("seats"),
        category_name=_("Field of work"),
    )
    return [by_place, by_field]
