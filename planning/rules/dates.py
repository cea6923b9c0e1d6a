"""Dates as dossiers give them: often known only to the month or the year.

Months are counted in full up to a declared cut-off day. A date that is not known to the day is a
span of possible days, so that a verdict is given only where every possible day agrees.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_TEXT = re.compile(r"(\d{4})(?:[-.](\d{1,2})(?:[-.](\d{1,2}))?)?")


@dataclass(frozen=True)
class Span:
    """The days on which something may have happened, first and last."""

    first: date
    last: date

    @classmethod
    def of(cls, value: "date | str | None") -> "Span | None":
        """From a date or from `1991`, `1991-03`, `1991.03`, `1991-03-17`; None where unreadable."""
        if not value:
            return None
        if isinstance(value, date):
            return cls(value, value)
        match = _TEXT.fullmatch(str(value).strip())
        if match is None:
            return None
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            last_day = day or monthrange(year, month or 12)[1]
            return cls(date(year, month or 1, day or 1), date(year, month or 12, last_day))
        except ValueError:
            return None

    def months_until(self, on: date) -> tuple[int, int]:
        """Fewest and most full months that may have passed until `on`."""
        return months_between(self.last, on), months_between(self.first, on)


def months_between(start: date, end: date) -> int:
    """Full months; a month that is too short for the day counts as full on its last day."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < min(start.day, monthrange(end.year, end.month)[1]):
        months -= 1
    return months


def age(born: "date | str | None", on: date) -> tuple[int, int] | None:
    """Least and greatest age in full years on the cut-off day."""
    span = Span.of(born)
    if span is None:
        return None
    least, most = span.months_until(on)
    return least // 12, most // 12


def moved(day: date | None, years: int) -> date | None:
    """The same day in another year; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
