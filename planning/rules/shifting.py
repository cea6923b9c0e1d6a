"""The calendar of an edition carried over to another year, with every date on a working day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planning.rules.dates import moved

#: Dates that name a day, not work on it: they stay where they fall.
FIXED = frozenset({"cutoff_on"})


@dataclass(frozen=True)
class Shift:
    """One date: as it was, the same day of the new year, and the working day it becomes."""

    name: str
    was: date
    plain: date
    becomes: date

    @property
    def is_deferred(self) -> bool:
        """Whether a day of rest pushed it on."""
        return self.plain != self.becomes


def shifts(
    dates: Mapping[str, date | None],
    *,
    years: int,
    is_working_day: Callable[[date], bool],
    days: int | None = None,
) -> list[Shift]:
    """Every known date moved by `years`, or by `days` where a new first day is given.

    A day of rest becomes the next working day (顺延), so the order of the dates is kept.
    """
    found = []
    for name, day in dates.items():
        if day is None:
            continue
        fixed = name in FIXED
        by_days = days is not None and not fixed
        plain = day + timedelta(days=days or 0) if by_days else moved(day, years) or day
        becomes = plain if fixed else next_working_day(plain, is_working_day)
        found.append(Shift(name, day, plain, becomes))
    return found


def next_working_day(day: date, is_working_day: Callable[[date], bool]) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
