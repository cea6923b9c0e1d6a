"""The arithmetic of training: attendance, the four-in-one composite, class hours, days that collide.

Values in, verdict out. Marks are decimals between 0 and 100; rounding is half-up, once, at the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

COMPONENTS = ("merit", "theory", "test", "inspection")
DIGITS = Decimal("0.01")
FULL = Decimal(100)
#: Class hours of a day without a timetable: 90 hours are 12 days.
FULL_DAY = Decimal("7.5")


@dataclass(frozen=True)
class Assessment:
    """How a class is assessed: the weights of the four, in per cent, and what the limits are."""

    weights: Mapping[str, int]
    #: What a missing component means: "incomplete", "reweigh" or "zero".
    missing: str = "incomplete"
    pass_mark: Decimal = Decimal(60)
    distinguished_mark: Decimal = Decimal(90)
    #: Least share of the class hours attended, in per cent.
    attendance_min: int = 80


@dataclass(frozen=True)
class Composite:
    """The composite with its working: what each component gave, and which were missing."""

    value: Decimal | None
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def as_mark(score: Decimal | None) -> Decimal | None:
    """A score of the selection as a mark of the sheet: two decimals, bonus points cut off at 100."""
    return None if score is None else min(_rounded(score), FULL)


def weight_faults(weights: Mapping[str, int]) -> list[str]:
    """What is wrong with a set of weights: "sum" or "negative"; empty when they may be used."""
    faults = []
    if any(weight < 0 for weight in weights.values()):
        faults.append("negative")
    if sum(weights.values()) != 100 or set(weights) != set(COMPONENTS):
        faults.append("sum")
    return faults


def composite(marks: Mapping[str, Decimal | None], assessment: Assessment) -> Composite:
    """The four-in-one composite by the class's own rule for missing components.

    A component of weight 0 is never missing. "incomplete": no value. "reweigh": the present ones
    share the missing weight in proportion; with none present there is no value. "zero": it gives 0.
    """
    weights = {name: assessment.weights[name] for name in COMPONENTS if assessment.weights[name]}
    missing = tuple(name for name in weights if marks.get(name) is None)
    if missing and assessment.missing == "incomplete":
        return Composite(None, {}, missing)
    present = {name: weight for name, weight in weights.items() if name not in missing}
    total = sum(present.values()) if assessment.missing == "reweigh" else sum(weights.values())
    if not present or not total:
        return Composite(None, {}, missing)
    exact = {name: Decimal(marks[name] or 0) * weight / total for name, weight in present.items()}
    return Composite(
        _rounded(sum(exact.values())),
        {name: _rounded(part) for name, part in exact.items()},
        missing,
    )


def attendance_share(attended: Decimal, due: Decimal) -> Decimal | None:
    """Hours attended of the hours due, in per cent; None when the class has no hours yet."""
    if not due:
        return None
    return _rounded(FULL * Decimal(attended) / Decimal(due))


def grade(value: Decimal | None, assessment: Assessment) -> str:
    """ "distinguished", "pass", "fail", or "" while there is no composite."""
    if value is None:
        return ""
    if value >= assessment.distinguished_mark:
        return "distinguished"
    return "pass" if value >= assessment.pass_mark else "fail"


def completion_gaps(
    value: Decimal | None, attended: Decimal, due: Decimal, assessment: Assessment
) -> list[str]:
    """Why somebody cannot graduate: "composite", "mark", "attendance"; empty when nothing stands
    against it."""
    gaps = []
    if value is None:
        gaps.append("composite")
    elif value < assessment.pass_mark:
        gaps.append("mark")
    share = attendance_share(attended, due)
    if share is not None and share < assessment.attendance_min:
        gaps.append("attendance")
    return gaps


def hours_gap(planned: Decimal, lessons: Iterable[Decimal]) -> Decimal:
    """Planned class hours that the timetable does not cover yet; negative when it has more."""
    return Decimal(planned) - sum((Decimal(hours) for hours in lessons), Decimal(0))


def days_fault(starts_on: date, ends_on: date) -> bool:
    """Whether the days are the wrong way round."""
    return ends_on < starts_on


def collide(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two periods, both ends included, share a day."""
    return first[0] <= second[1] and second[0] <= first[1]


def collisions(period: tuple[date, date], others: Sequence[tuple[date, date]]) -> list[int]:
    """Places of those periods that share a day with `period`."""
    return [place for place, other in enumerate(others) if collide(period, other)]


def lesson_faults(lessons: Sequence[tuple[date, Any, Any, str]]) -> list[tuple[int, int]]:
    """Pairs of lessons (day, from, to, teacher) in which one teacher stands in two rooms at once."""
    faults = []
    for second, (day, starts, ends, teacher) in enumerate(lessons):
        for first, (other_day, other_starts, other_ends, other) in enumerate(lessons[:second]):
            same = teacher and teacher == other and day == other_day
            if same and starts < other_ends and other_starts < ends:
                faults.append((first, second))
    return faults


def _rounded(value: Any) -> Decimal:
    return Decimal(value).quantize(DIGITS, ROUND_HALF_UP)
