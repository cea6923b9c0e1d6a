"""Quotas as drawings."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.web.charts import Line, Series
from planning import formats
from planning.rules import structure
from planning.states import Dimension, Tier


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


_TARGET_COLOUR = "#c2590a"
#: Baseline, target, in post, trainees: the same in every drawing, whichever of them there are.
_STRUCTURE_COLOURS = ("#5b6675", _TARGET_COLOUR, "#0b5cab", "#1d7a5f")


def structure_charts(lines) -> list[Series]:
    """Of each team level and dimension: what was, what is aimed at, what is, and whom the edition
    trains; in per cent. What is hidden in the table is not drawn either."""
    parts: dict[tuple[str, str], list] = defaultdict(list)
    for line in lines:
        parts[line.level, line.dimension].append(line)
    drawn = [_structure_chart(*key, part) for key, part in parts.items()]
    # A target alone has nothing to be held against.
    return [each for each in drawn if not each.is_empty and each.colours != [_TARGET_COLOUR]]


def _structure_chart(level: str, dimension: str, part) -> Series:
    shown = [
        Line(_("Baseline"), [_number(line.row.baseline if line.row else None) for line in part]),
        Line(pgettext("of a structure", "Target"), [_number(_aim(line)) for line in part]),
        Line(_("In post"), [_number(line.in_post.share) for line in part]),
        Line(
            _("Trainees of the edition"),
            [_number(line.figures[structure.TRAINEES].share) for line in part],
        ),
    ]
    kept = [
        (line, colour)
        for line, colour in zip(shown, _STRUCTURE_COLOURS, strict=True)
        if any(value is not None for value in line.values)
    ]
    return Series(
        ident=f"structure-{level}-{dimension}",
        title=f"{formats.level_label(level)} · {Dimension(dimension).label}",
        categories=[formats.band_label(dimension, line.band) for line in part],
        lines=[line for line, _colour in kept],
        colours=[colour for _line, colour in kept],
        # Names of fields are long.
        kind="hbar" if dimension == Dimension.FIELD else "bar",
        unit="%",
        decimals=1,
        category_name=str(Dimension(dimension).label),
    )


def _aim(line):
    return line.target.share(line.in_post.total) if line.target else None


def _number(value) -> float | None:
    return None if value is None else round(float(value), 1)
