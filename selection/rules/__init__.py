"""Pure rules of the stage: limits, votes, dimensions, numbering."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

#: Nominations per seat where the edition says nothing else (domain.md section 6: 5:1 and 3:1).
PER_SEAT = {"provincial": Decimal(5), "municipal": Decimal(3)}

#: Reserve places per group beyond its seats that a committee may number.
MOST_RESERVES = 3

#: Five dimensions of the inspection with their weight in the overall impression; results most.
DIMENSIONS: Mapping[str, Decimal] = {
    "morality": Decimal("0.25"),
    "ability": Decimal("0.2"),
    "diligence": Decimal("0.15"),
    "results": Decimal("0.25"),
    "integrity": Decimal("0.15"),
}

#: Below this a dimension is "incompetent" (bands 90, 70, 60); morality may not fall below it.
FLOOR = Decimal(60)
BANDS = (
    (Decimal(90), "excellent"),
    (Decimal(70), "competent"),
    (Decimal(60), "basic"),
    (Decimal(0), "incompetent"),
)
MIN_INSPECTORS = 2


@dataclass(frozen=True)
class Meter:
    """A quota at a glance."""

    limit: int
    used: int

    @property
    def left(self) -> int:
        return max(self.limit - self.used, 0)

    @property
    def is_full(self) -> bool:
        return self.used >= self.limit

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.used / self.limit)) if self.limit else 100


def band(mark: Decimal) -> str:
    """The word for a mark of an inspection dimension."""
    return next(word for least, word in BANDS if mark >= least)


def overall(marks: Mapping[str, Decimal]) -> Decimal:
    """The five dimensions in one number, two decimals half-up."""
    total = sum((marks[name] * weight for name, weight in DIMENSIONS.items()), Decimal())
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


def inspection_faults(
    marks: Mapping[str, Decimal | None], conclusion: str, reason: str
) -> list[str]:
    """Keys of what is wrong with a report: "dimensions", "morality", "reason"."""
    faults = []
    morality = marks.get("morality")
    if morality is None or any(marks.get(name) is None for name in DIMENSIONS):
        return ["dimensions"]
    if conclusion == "fit" and morality < FLOOR:
        faults.append("morality")
    if conclusion == "unfit" and not reason.strip():
        faults.append("reason")
    return faults


@dataclass(frozen=True)
class Vote:
    """A committee's count; `due` are its members, present or not."""

    due: int
    present: int
    agree: int
    disagree: int = 0
    defer: int = 0

    @property
    def has_quorum(self) -> bool:
        """At least two thirds of the members are present."""
        return self.due > 0 and self.present * 3 >= self.due * 2

    @property
    def passes(self) -> bool:
        """More than half of those who should attend, not of those present."""
        return self.has_quorum and self.agree * 2 > self.due

    @property
    def adds_up(self) -> bool:
        return self.present <= self.due and self.agree + self.disagree + self.defer == self.present


def free_numbers(taken: Iterable[int], count: int) -> list[int]:
    """The lowest `count` numbers from 1 that are not taken."""
    used = set(taken)
    found: list[int] = []
    number = 1
    while len(found) < count:
        if number not in used:
            found.append(number)
        number += 1
    return found


def exam_number(tier: str, serial: int) -> str:
    """An exam number: the tier, then a serial with a check digit (weights 3 and 1)."""
    body = f"{1 if tier == 'provincial' else 2}{serial:06d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def is_exam_number(text: str) -> bool:
    """Whether the check digit fits; catches one wrong digit and most swaps."""
    if not (len(text) == 8 and text.isascii() and text.isdigit()):
        return False
    return exam_number("provincial" if text[0] == "1" else "municipal", int(text[1:7])) == text
