"""What a history of dated periods must show: no reversals, no holes, no doubled time, no child labour."""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.rules.dates import PartialDate, full_months

SMALLEST_GAP = 2  # months; a post left in July and one taken up in August leave no gap
WORKING_AGE = 16


@dataclass(frozen=True, slots=True)
class Span:
    """A period of a résumé; an open end is the present post."""

    start: PartialDate
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something staff should clear up; `place` is the index of the period it concerns.

    Codes: reversed, unordered, gap, overlap, two_open, too_young, work_start.
    """

    code: str
    place: int
    months: int = 0


def doubts(
    spans: Sequence[Span],
    *,
    born: PartialDate | None = None,
    work_started: PartialDate | None = None,
) -> list[Doubt]:
    """All doubts about a history in the order of its periods."""
    found: list[Doubt] = []
    for place, span in enumerate(spans):
        if span.end is not None and span.end.last_day < span.start.first_day:
            found.append(Doubt("reversed", place))
        if place:
            found += _between(spans[place - 1], span, place)
    if work_started is not None:
        if born is not None and full_months(born, work_started) < WORKING_AGE * 12:
            found.append(Doubt("too_young", 0))
        if spans and not any(touches(span, work_started) for span in spans):
            found.append(Doubt("work_start", 0))
    return found


def _between(before: Span, after: Span, place: int) -> list[Doubt]:
    if after.start.first_day < before.start.first_day:
        return [Doubt("unordered", place)]
    if before.end is None:
        return [Doubt("two_open", place)]
    if before.end.month is None or after.start.month is None:
        return []
    months = (after.start.year - before.end.year) * 12 + after.start.month - before.end.month
    if months >= SMALLEST_GAP:
        return [Doubt("gap", place, months)]
    if months < 0:
        return [Doubt("overlap", place, -months)]
    return []


def touches(span: Span, day: PartialDate) -> bool:
    """Whether a period may hold a day, each known as far as it is."""
    ends = span.end.last_day if span.end else day.last_day
    return span.start.first_day <= day.last_day and day.first_day <= ends
