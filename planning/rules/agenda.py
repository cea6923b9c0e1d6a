"""The days of an edition in their order: what takes how long, what overlaps, what falls on rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

#: Gate -> the names of its first and last day; a gate of one day has one name.
SPANS: dict[str, tuple[str, ...]] = {
    "recommendation": ("nomination_opens_on", "nomination_closes_on"),
    "review": ("nomination_closes_on", "review_due_on"),
    "exam": ("exam_on",),
    "inspection": ("inspection_from", "inspection_to"),
}


@dataclass(frozen=True)
class Day:
    """One named day of the edition."""

    name: str
    on: date
    is_working: bool
    #: Other names that fall on the same day.
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """One gate with its days; `overlaps` names gates that run at the same time."""

    step: str
    first: date
    last: date
    working_days: int
    overlaps: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def days(dates: Mapping[str, date | None], is_working_day: Callable[[date], bool]) -> list[Day]:
    """Every day that is set, the earliest first; what falls on one day keeps the order given."""
    known = [(name, on) for name, on in dates.items() if on is not None]
    return [
        Day(
            name,
            on,
            is_working_day(on),
            tuple(other for other, day in known if day == on and other != name),
        )
        for name, on in sorted(known, key=lambda pair: pair[1])
    ]


def stretches(
    dates: Mapping[str, date | None],
    steps: Sequence[str],
    is_working_day: Callable[[date], bool],
) -> list[Stretch]:
    """The gates of the procedure that have days, in the order of the procedure.

    Two gates overlap when they share more than the day on which one ends and the other begins.
    """
    spans: dict[str, tuple[date, date]] = {}
    for step in steps:
        ends = [dates.get(name) for name in SPANS.get(step, ())]
        known = [end for end in ends if end is not None]
        if ends and len(known) == len(ends) and known[0] <= known[-1]:
            spans[step] = known[0], known[-1]
    return [
        Stretch(
            step,
            first,
            last,
            sum(
                is_working_day(date.fromordinal(number))
                for number in range(first.toordinal(), last.toordinal() + 1)
            ),
            tuple(
                other
                for other, (begin, end) in spans.items()
                if other != step and _overlap((first, last), (begin, end))
            ),
        )
        for step, (first, last) in spans.items()
    ]


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1]) or one == other


def share(day: date, first: date, last: date) -> float:
    """Where a day lies between two others, in parts of a hundred."""
    whole = (last - first).days
    return 100 * (day - first).days / whole if whole else 0.0
