"""Drawings of appointment: vacancies by place and level, and how ready the reserve is."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from appointment.states import Level, Readiness, VacancyState
from core.web.charts import Line, Series
from core.web.filters import place_choices

SEGMENT = 4


@dataclass
class BoardRow:
    """One place: per level how many are open and how many filled."""

    path: str
    name: str
    cells: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def open(self) -> int:
        return sum(is_open for _level, is_open, _filled in self.cells)

    @property
    def filled(self) -> int:
        return sum(filled for _level, _is_open, filled in self.cells)


def board(vacancies, path: str) -> dict:
    """Levels and rows of the board below `path`; one statement and the cached names of places."""
    length = len(path) + SEGMENT
    counts: dict[tuple, int] = {}
    groups = (
        vacancies.order_by()
        .annotate(place=Left("org_path", length))
        .values_list("place", "post__level", "state")
        .annotate(Count("id"))
    )
    for place, level, state, number in groups:
        counts[(place, level, state)] = number
    levels = [one for one in Level if any(key[1] == one.value for key in counts)]
    names = {path: _("This level itself"), **dict(place_choices(path))}
    seen = {key[0] for key in counts}
    rows = [
        BoardRow(
            place,
            name,
            [
                (
                    level.value,
                    counts.get((place, level.value, VacancyState.OPEN), 0),
                    counts.get((place, level.value, VacancyState.FILLED), 0),
                )
                for level in levels
            ],
        )
        for place, name in names.items()
        if place in seen
    ]
    return {"levels": levels, "rows": rows}


def open_by_place(found: dict) -> Series:
    """The board's sums as a drawing."""
    rows = found["rows"]
    return Series(
        ident="open-by-place",
        title=_("Posts by place"),
        categories=[row.name for row in rows],
        lines=[
            Line(_("Filled"), [row.filled for row in rows]),
            Line(pgettext("vacancy", "Open"), [row.open for row in rows]),
        ],
        kind="stacked",
        category_name=_("Place"),
    )


def readiness(entries) -> Series:
    """How many of the reserve are ready soon."""
    counts = dict(entries.active().order_by().values_list("readiness").annotate(Count("id")))
    return Series(
        ident="readiness",
        title=_("Reserve list by readiness"),
        categories=[str(label) for label in Readiness.labels],
        lines=[Line(_("Trainees"), [counts.get(value, 0) for value in Readiness.values])],
        category_name=_("Readiness"),
    )
