"""What every examiner gave alone: marks before a board as entered, and marks on the sealed sheets of papers
that are released, from which the ladder made the nominee's mark."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from selection.models import CodeKey, Sitting
from selection.rules.marking import ARBITRATION, counting
from selection.states import PaperState, SheetState


@dataclass(frozen=True)
class Marking:
    """`key`: of the nominee's mark; `counts`: whether that mark is made of this one."""

    key: int
    nomination: int
    examiner: str
    component: str
    mark: Decimal
    maximum: Decimal
    counts: bool = True
    #: Of the ladder; 0 before a board.
    rung: int = 0


def of_boards(marks: QuerySet[Any], most: int) -> list[Marking]:
    """Marks with an examiner's number, in the order in which they were entered."""
    found = marks.filter(mark__isnull=False).exclude(examiner_no="").order_by("pk")
    columns = ("pk", "nomination_id", "examiner_no", "component", "mark", "maximum")
    return [Marking(*row) for row in found.values_list(*columns)[:most]]


def of_papers(marks: QuerySet[Any], most: int) -> list[Marking]:
    """Marks on sheets behind these marks, sheet by sheet in the order of the codes. Arbitration is left
    out: it is given with the other marks in view."""
    line = "script__marks"
    found = CodeKey.objects.filter(
        nomination__marks__in=marks.filter(examiner_no=""),
        nomination__marks__component=F("paper__component"),
        paper__state=PaperState.RELEASED,
        **{f"{line}__sheet__state": SheetState.SEALED, f"{line}__sheet__rung__lt": ARBITRATION},
    )
    rows = list(
        found.order_by(f"{line}__sheet__number", f"{line}__code").values_list(
            "nomination__marks", "nomination_id", "paper__component", "paper__maximum",
            "script__way", f"{line}__sheet__rung", f"{line}__mark", f"{line}__sheet__marker",
            f"{line}__sheet__marker__name", f"{line}__sheet__marker__username",
        )[:most]
    )  # fmt: skip
    names = _names((row[-3], row[-2], row[-1]) for row in rows)
    by_script: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_script[row[0]].append(place)
    counted = {
        places[each]
        for places in by_script.values()
        for each in counting(rows[places[0]][4], [(rows[p][5], rows[p][6]) for p in places])
    }
    return [
        Marking(key, nominee, names[marker], component, mark, maximum, place in counted, rung)
        for place, (key, nominee, component, maximum, _way, rung, mark, marker, *_) in enumerate(
            rows
        )
    ]


def rooms(marks: QuerySet[Any]) -> dict[tuple[str, int], str]:
    """(component, nominee) -> the room in which the released paper behind the mark was written."""
    found = Sitting.objects.filter(
        nomination__marks__in=marks,
        session__papers__component=F("nomination__marks__component"),
        session__papers__state=PaperState.RELEASED,
    )
    seats = found.values_list(
        "session__papers__component", "nomination_id", "room__site", "room__name"
    )
    return {(component, nominee): f"{site} {name}" for component, nominee, site, name in seats}


def _names(people: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    """Account -> name, with the user name where two are called the same."""
    known = {pk: (name, username) for pk, name, username in people}
    called = Counter(name for name, _username in known.values())
    return {
        pk: name if called[name] == 1 else f"{name} ({username})"
        for pk, (name, username) in known.items()
    }
