"""What the marks of one component look like, and how far its examiners agree; never an input."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from selection.ranking.scheme import Component
from selection.rules import agreement, drift
from selection.rules.marking import FIRST
from selection.services import markings

#: Marks that are read of a component; five thousand nominees with seven examiners are fewer.
MOST = 50_000


@dataclass(frozen=True)
class Group:
    """The marks of one panel, or of one room of a written paper ("" where there are none), by where they
    stand on the scale."""

    panel: str
    spread: agreement.Spread
    bars: list[int]
    examiners: list[str]
    candidates: int
    coefficients: list[agreement.Coefficient]
    kappa: float | None

    @property
    def is_too_few(self) -> bool:
        return self.candidates < agreement.FEWEST


@dataclass(frozen=True)
class Statistics:
    """`whole` is None where no mark has been entered; `is_cut` where some were left out. `pairs`: of a paper
    marked twice, the two first marks of each script."""

    whole: agreement.Spread | None
    bars: list[int]
    groups: list[Group]
    examiners: list[agreement.Severity]
    drifts: list[drift.Drift]
    is_cut: bool
    pairs: Group | None = None

    @property
    def judged(self) -> list[Group]:
        """Those within which examiners are compared."""
        return self.groups if self.pairs is None else [self.pairs]


def of_components(marks: QuerySet[Any], components: Iterable[Component]) -> dict[str, Statistics]:
    """Name -> what these marks (in the reader's scope) of each component look like; one statement, and two
    more where one is a paper. Empty papers are left out. A nominee is held against the others of the same
    panel alone."""
    highest = {each.name: float(each.max) for each in components}
    chosen = marks.filter(component__in=highest)
    found = chosen.filter(mark__isnull=False).order_by("pk")
    columns = ("component", "panel", "nomination_id", "examiner_no", "mark")
    most = MOST * len(highest)
    rows = list(found.values_list(*columns)[: most + 1])
    given: dict[str, list[_Row]] = {name: [] for name in highest}
    for component, *row in rows[:most]:
        given[component].append(_Row(*row))
    papers = [name for name, own in given.items() if own and not any(row.examiner for row in own)]
    sheets: dict[str, list[markings.Marking]] = {name: [] for name in papers}
    rooms: dict[tuple[str, int], str] = {}
    if papers:
        written = chosen.filter(component__in=papers)
        rooms = markings.rooms(written)
        for each in markings.of_papers(written, 3 * most):
            sheets[each.component].append(each)
    told = {}
    for name, top in highest.items():
        if name in sheets:
            own = [row._replace(panel=rooms.get((name, row.nomination), "")) for row in given[name]]
            told[name] = _told(own, top, len(rows) > most, sheets[name])
        else:
            told[name] = _told(given[name], top, len(rows) > most)
    return told


class _Row(NamedTuple):
    #: The room, of a written paper.
    panel: str
    nomination: int
    examiner: str
    mark: Decimal


def _told(
    rows: list[_Row], top: float, is_cut: bool, sheets: Iterable[markings.Marking] = ()
) -> Statistics:
    panels: dict[str, list[float]] = defaultdict(list)
    given: dict[str, dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    everybody: dict[int, dict[str, float]] = defaultdict(dict)
    # Examiner -> nominees in the order in which the marks were entered.
    order: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        value = float(row.mark)
        panels[row.panel].append(value)
        if row.examiner:
            given[row.panel][row.nomination][row.examiner] = value
            everybody[row.nomination][row.examiner] = value
            order[row.examiner].append(row.nomination)
    pairs = None
    if rows and not order:
        by_marker, order, pairs = _sheets(sheets, top)
        everybody.update(by_marker)
    every = [mark for values in panels.values() for mark in values]
    return Statistics(
        agreement.spread(every) if every else None,
        agreement.histogram(every, top),
        [_group(name, panels[name], given[name], top) for name in sorted(panels)],
        agreement.severities(everybody),
        drift.drifts(everybody, order),
        is_cut,
        pairs,
    )


def _sheets(
    sheets: Iterable[markings.Marking], maximum: float
) -> tuple[dict[int, dict[str, float]], dict[str, list[int]], Group | None]:
    """Script (by its mark) -> marker -> mark; marker -> scripts in the order of the sheets; and the pairs
    of first marks. The two are whoever the draw gave, so that only the first form of the ICC is told."""
    given: dict[int, dict[str, float]] = defaultdict(dict)
    order: dict[str, list[int]] = defaultdict(list)
    first: dict[int, list[float]] = defaultdict(list)
    for each in sheets:
        given[each.key][each.examiner] = float(each.mark)
        order[each.examiner].append(each.key)
        if each.rung == FIRST:
            first[each.key].append(float(each.mark))
    table = [both for both in first.values() if len(both) == 2]
    if not table:
        return given, order, None
    enough = len(table) >= agreement.FEWEST
    whole = all(mark.is_integer() for both in table for mark in both)
    every = [mark for both in table for mark in both]
    pairs = Group(
        "",
        agreement.spread(every),
        agreement.histogram(every, maximum),
        sorted(order),
        len(table),
        [one for one in agreement.icc(table) if one.form.startswith("ICC(1")] if enough else [],
        agreement.weighted_kappa(table) if enough and whole else None,
    )
    return given, order, pairs


def _group(
    panel: str, marks: list[float], given: dict[int, dict[str, float]], maximum: float
) -> Group:
    names, table = agreement.complete(given)
    enough = len(table) >= agreement.FEWEST
    is_pair = enough and len(names) == 2 and all(m.is_integer() for row in table for m in row)
    return Group(
        panel,
        agreement.spread(marks),
        agreement.histogram(marks, maximum),
        names,
        len(table),
        agreement.icc(table) if enough else [],
        agreement.weighted_kappa(table) if is_pair else None,
    )
