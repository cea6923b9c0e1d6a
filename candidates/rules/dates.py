"""Dates known to the year, the month or the day, and ages counted in full months.

Cadre records are dated by month; birth and fill dates sometimes carry a day and old entries only a
year. A date is therefore never rounded up to a full one: what is unknown stays unknown.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

ISO_PATTERN = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_COMPACT = re.compile(r"^(\d{4})(?:(\d{2})(?:(\d{2}))?)?$")
_PARTED = re.compile(
    r"^(\d{4})\s*[-./．。年]{1,2}\s*(?:(\d{1,2})\s*(?:[-./．。月]{1,2}\s*(?:(\d{1,2})\s*日?)?)?)?$"
)
_AGE_TAIL = re.compile(r"[\s\v]*[(（]\s*\d{1,3}\s*岁?\s*[)）]\s*$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／", "0123456789-/")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision. Sorts by what is known; `1982` comes before `1982-03`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"year out of range: {self.year}")
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month out of range: {self.month}")
        if self.day is not None and self.month is not None:
            date(self.year, self.month, self.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate | None":
        """Read any habit seen in the files; empty text and `至今`-like words give None.

        Understands 198203, 19820314, 1982, 1982.03, 1982.3.14, 1982-03, 1982年3月14日, and an age
        appended in brackets. Raises ValueError for anything else.
        """
        cleaned = _AGE_TAIL.sub("", text.translate(_FULL_WIDTH)).strip(" \t\r\n\v\u3000.")
        if not cleaned:
            return None
        found = _COMPACT.match(cleaned) or _PARTED.match(cleaned)
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else 0 for part in found.groups())
        # Some writers fill an unknown month or day with zeros.
        return cls(year, month or None, (day or None) if month else None)

    @classmethod
    def read(cls, text: str) -> "PartialDate | None":
        """`parse`, but unreadable text gives None; for callers that keep the raw text anyway."""
        try:
            return cls.parse(text)
        except ValueError:
            return None

    @classmethod
    def of(cls, value: date) -> "PartialDate":
        return cls(value.year, value.month, value.day)

    @property
    def iso(self) -> str:
        """The stored form: `1982`, `1982-03` or `1982-03-14`; sorts rightly byte by byte."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @property
    def compact(self) -> str:
        """The form of the appointment-form file: YYYYMM, or YYYY when no month is known."""
        return f"{self.year:04d}" + ("" if self.month is None else f"{self.month:02d}")

    @property
    def dotted(self) -> str:
        """The printed form: 1982.03."""
        return self.iso.replace("-", ".")

    @property
    def first_day(self) -> date:
        """The earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def to_month(self) -> "PartialDate":
        return PartialDate(self.year, self.month)

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: they differ in precision only."""
        shorter, longer = sorted((self.iso, other.iso), key=len)
        return longer.startswith(shorter)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.iso < other.iso

    def __str__(self) -> str:
        return self.iso


def full_months(start: PartialDate | date, end: PartialDate | date) -> int:
    """Whole months from `start` to `end`; 0 when the end comes first.

    A start known to the month counts from its first day, an end known to the month as its last
    day: personnel arithmetic, in which a month begun is a month held. A start on the 31st is
    complete on the last day of a shorter month.
    """
    begin = start.first_day if isinstance(start, PartialDate) else start
    finish = end.last_day if isinstance(end, PartialDate) else end
    months = (finish.year - begin.year) * 12 + finish.month - begin.month
    if finish.day < min(begin.day, monthrange(finish.year, finish.month)[1]):
        months -= 1
    return max(months, 0)


def age_in_months(born: PartialDate, cut_off: date) -> int:
    """Age at the declared cut-off date; never at today."""
    return full_months(born, cut_off)


def age_in_years(born: PartialDate, cut_off: date) -> int:
    return full_months(born, cut_off) // 12


def born_within(born: PartialDate, first: date, last: date) -> bool | None:
    """Whether a birth date lies in a cohort, both ends included; None when it cannot be told."""
    if born.first_day >= first and born.last_day <= last:
        return True
    if born.last_day < first or born.first_day > last:
        return False
    return None
