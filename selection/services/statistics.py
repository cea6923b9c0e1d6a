"""What the marks of one component look like, and how far its examiners agree; never an input."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from selection.rules import agreement, drift
from selection.rules.marking import FIRST
from selection.services import markings

#: Marks that are read for one page; five thousand nominees with seven examiners are fewer.
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


def of_component(marks: QuerySet[Any], maximum: Any) -> Statistics:
    """Of these marks (in the reader's scope, of one component); one statement, and two more of a paper.
    Empty papers are left out. A nominee is held against the others of the same panel alone."""
    found = marks.filter(mark__isnull=False).order_by("pk")
    rows = list(found.values_list("panel", "nomination_id", "examiner_no", "mark")[: MOST + 1])
    is_cut = len(rows) > MOST
    panels: dict[str, list[float]] = defaultdict(list)
    given: dict[str, dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    everybody: dict[int, dict[str, float]] = defaultdict(dict)
    # Examiner -> nominees in the order in which the marks were entered.
    order: dict[str, list[int]] = defaultdict(list)
    for panel, nomination, examiner, mark in rows[:MOST]:
        value = float(mark)
        panels[panel].append(value)
        if examiner:
            given[panel][nomination][examiner] = value
            everybody[nomination][examiner] = value
            order[examiner].append(nomination)
    top = float(maximum)
    pairs = None
    if rows and not order:
        by_marker, order, pairs = _sheets(marks, top)
        everybody.update(by_marker)
        panels = _by_room(marks, rows[:MOST])
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


def _by_room(marks: QuerySet[Any], rows: list[Any]) -> dict[str, list[float]]:
    rooms = markings.rooms(marks)
    found: dict[str, list[float]] = defaultdict(list)
    for _panel, nomination, _examiner, mark in rows:
        found[rooms.get(nomination, "")].append(float(mark))
    return found


def _sheets(
    marks: QuerySet[Any], maximum: float
) -> tuple[dict[int, dict[str, float]], dict[str, list[int]], Group | None]:
    """Script (by its mark) -> marker -> mark; marker -> scripts in the order of the sheets; and the pairs
    of first marks. The two are whoever the draw gave, so that only the first form of the ICC is told."""
    given: dict[int, dict[str, float]] = defaultdict(dict)
    order: dict[str, list[int]] = defaultdict(list)
    first: dict[int, list[float]] = defaultdict(list)
    for each in markings.of_papers(marks, 3 * MOST):
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
