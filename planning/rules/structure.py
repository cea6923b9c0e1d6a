"""The structure of leadership teams: who belongs to a group, what is aimed at, and how far it is.

A group of a dimension is a code: of ages a range (`..35`, `36..40`, `51..`), of education a level and
what is above it, `minority` or the code of one ethnic group, and so on. Groups may overlap.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import ceil, floor
from typing import NamedTuple

#: A group of fewer people is not shown: its number may say who it was. As in the monitor of fairness.
SMALLEST = 5

AGE, SEX, ETHNIC_GROUP = "age", "sex", "ethnic_group"
POLITICS, EDUCATION, FIELD = "politics", "education", "field"
DIMENSIONS = (AGE, SEX, ETHNIC_GROUP, POLITICS, EDUCATION, FIELD)
#: Shown where an edition states nothing of a dimension.
USUAL: dict[str, tuple[str, ...]] = {
    AGE: ("..35", "36..40", "41..45", "46..50", "51.."),
    SEX: ("women", "men"),
    ETHNIC_GROUP: ("minority",),
    POLITICS: ("non_communist",),
    EDUCATION: ("10", "20", "30"),
    FIELD: (
        "party_affairs",
        "politics_law",
        "economy",
        "construction",
        "social",
        "finance",
        "other",
    ),
}
#: The last age of a range that is open upwards.
OLDEST = 99
_AGES = re.compile(r"^(\d\d)?\.\.(\d\d)?$")
#: Band -> code of the table of sexes.
_SEXES = {"women": "2", "men": "1"}
_COMMUNIST = frozenset({"01", "02"})

#: Position level of a post -> level of the team that it belongs to (domain.md 4).
TEAM_LEVELS = {
    "1A21": "city", "1A22": "city", "1A31": "county", "1A32": "county",
    "1A41": "township", "1A42": "township",
}  # fmt: skip
#: Level of a team -> tiers whose trainees are prepared for it (domain.md 1).
PREPARED = {
    "city": ("provincial",),
    "county": ("provincial", "municipal"),
    "township": ("municipal",),
}

IN_POST, BEFORE, APPOINTED = "in_post", "before", "appointed"
NOMINATED, TRAINEES = "nominated", "trainees"
#: Whose structure is looked at: who is in post, the same without those whom the edition brought in,
#: these alone, and the edition's nominees and trainees who are prepared for the level.
POPULATIONS = (IN_POST, BEFORE, APPOINTED, NOMINATED, TRAINEES)


class Tally(NamedTuple):
    """So many people alike in one dimension. `level`: of the team they are in, "" for none; `is_new`:
    the edition brought them in; `tier`: in which it nominated them, "" where it did not."""

    level: str
    is_new: bool
    tier: str
    is_trainee: bool
    dimension: str
    key: str
    people: int


# -- groups ---------------------------------------------------------------------------------------


def ages(band: str) -> tuple[int, int]:
    """First and last full year of a range of ages; ValueError where it is none."""
    found = _AGES.match(band)
    if found is None or band == "..":
        raise ValueError(band)
    low, high = int(found[1] or 0), int(found[2] or OLDEST)
    if low > high:
        raise ValueError(band)
    return low, high


def age_band(low: int | None, high: int | None) -> str:
    """The code of a range that may be open at one end."""
    first, last = ("" if age is None else f"{age:02d}" for age in (low, high))
    return f"{first}..{last}"


def includes(dimension: str, band: str, key: str) -> bool:
    """Whether people of that key (code of the register; full years) belong to the group."""
    if not key:
        return False
    if dimension == AGE:
        low, high = ages(band)
        return low <= int(key) <= high
    if dimension == SEX:
        return _SEXES.get(band) == key
    if dimension == ETHNIC_GROUP:
        return key != "01" if band == "minority" else key == band
    if dimension == POLITICS:
        return key not in _COMMUNIST
    if dimension == EDUCATION:
        return key[0] <= band[0]  # the first digit is the level, the second how it ended
    return key == band


def beside(dimension: str, stated: Sequence[str]) -> list[str]:
    """The groups that are shown where these are stated: the usual ones fill up ages and fields."""
    usual = USUAL[dimension]
    if dimension == AGE:
        more = [band for band in usual if not any(_overlap(band, each) for each in stated)]
    else:
        more = [band for band in usual if dimension == FIELD or not stated]
    return sorted({*stated, *more}, key=lambda band: order(dimension, band))


def _overlap(one: str, other: str) -> bool:
    (low, high), (first, last) = ages(one), ages(other)
    return low <= last and first <= high


def order(dimension: str, band: str) -> tuple[int, str]:
    """Sorts groups as the page shows them."""
    usual = USUAL[dimension]
    if dimension != AGE and band in usual:
        return usual.index(band), band
    return len(usual), band if band[:2] != ".." else f"00{band}"


# -- people ---------------------------------------------------------------------------------------


def people_of(rows: Iterable[Tally], level: str) -> dict[str, dict[str, Counter[str]]]:
    """Population -> dimension -> key -> how many, of the teams of one level."""
    found: dict[str, dict[str, Counter[str]]] = {
        name: {dimension: Counter() for dimension in DIMENSIONS} for name in POPULATIONS
    }
    for row in rows:
        for name in _belongs(row, level):
            found[name][row.dimension][row.key] += row.people
    return found


def _belongs(row: Tally, level: str) -> list[str]:
    names = []
    if row.level == level:
        names += [IN_POST, APPOINTED if row.is_new else BEFORE]
    if row.tier in PREPARED[level]:
        names += [NOMINATED, TRAINEES] if row.is_trainee else [NOMINATED]
    return names


@dataclass(frozen=True)
class Figure:
    """How many of a population belong to a group. `count` is None where the number is hidden; it then
    lies between `low` and `high`."""

    total: int
    count: int | None
    low: int
    high: int

    @property
    def is_hidden(self) -> bool:
        return self.count is None

    @property
    def share(self) -> Fraction | None:
        """In per cent; None where nobody is counted or the number is hidden."""
        return (
            Fraction(100 * self.count, self.total)
            if self.count is not None and self.total
            else None
        )


def figures(dimension: str, bands: Sequence[str], counted: Counter[str]) -> dict[str, Figure]:
    """The groups of one dimension in one population; small ones are hidden."""
    total = counted.total()
    counts = {
        band: sum(number for key, number in counted.items() if includes(dimension, band, key))
        for band in bands
    }
    hidden = _hidden(dimension, counts, total)

    def figure(band: str, count: int) -> Figure:
        if band not in hidden:
            return Figure(total, count, count, count)
        return Figure(total, None, *_between(count, total))

    return {band: figure(band, count) for band, count in counts.items()}


def _hidden(dimension: str, counts: Mapping[str, int], total: int) -> set[str]:
    """Small groups, those that leave few others, and those that lack few of a group around them; one
    alone takes the next smallest with it, or the total would tell its number."""
    small = {band for band, count in counts.items() if _is_small(count) or _is_small(total - count)}
    small |= {
        inner
        for inner, outer in permutations(counts, 2)
        if _is_within(dimension, inner, outer) and _is_small(counts[outer] - counts[inner])
    }
    if len(small) == 1:
        others = [band for band, count in counts.items() if band not in small and count]
        if others:
            small.add(min(others, key=lambda band: counts[band]))
    return small


def _is_within(dimension: str, inner: str, outer: str) -> bool:
    """Whether everybody of a group belongs to another one as well."""
    if dimension == AGE:
        first, last = ages(inner)
        low, high = ages(outer)
        return low <= first and last <= high
    if dimension == EDUCATION:
        return inner < outer
    return dimension == ETHNIC_GROUP and outer == "minority"


def _is_small(count: int) -> bool:
    return 0 < count < SMALLEST


def _between(count: int, total: int) -> tuple[int, int]:
    """What a reader may know of a hidden number."""
    if _is_small(count):
        return 1, min(SMALLEST - 1, total)
    if _is_small(total - count):
        return max(total - SMALLEST + 1, 0), total - 1
    return min(SMALLEST, total), total


# -- targets --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Target:
    """`bound`: least or most; `unit`: share (per cent) or number."""

    bound: str
    unit: str
    amount: Decimal

    def number(self, total: int) -> int:
        """How many of so many members meet it exactly."""
        if self.unit == "number":
            return int(self.amount)
        exact = Fraction(self.amount) * total / 100
        return ceil(exact) if self.bound == "least" else floor(exact)

    def share(self, total: int) -> Fraction | None:
        """In per cent of so many members."""
        if self.unit == "share":
            return Fraction(self.amount)
        return Fraction(100 * int(self.amount), total) if total else None

    def lacking(self, count: int, total: int) -> int:
        """How many members too few, or too many; 0 where it is met."""
        wanted = self.number(total)
        return max(wanted - count if self.bound == "least" else count - wanted, 0)


def is_met(target: Target | None, figure: Figure) -> bool | None:
    """None where nothing is aimed at, nobody is counted, or the hidden number may be either."""
    if target is None or not figure.total:
        return None
    ends = {target.lacking(count, figure.total) == 0 for count in (figure.low, figure.high)}
    return ends.pop() if len(ends) == 1 else None
