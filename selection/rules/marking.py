"""The ladder of double marking, who marks what, and the check digit of a code: pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

#: Rungs of the ladder: independent marks, a third marker, arbitration.
FIRST, THIRD, ARBITRATION = 1, 2, 3
#: How an effective mark came about; the first two words say what is still missing.
NEEDS_MARK, NEEDS_THIRD, NEEDS_ARBITRATION = "needs_mark", "needs_third", "needs_arbitration"
SINGLE, MEAN, PAIR, ARBITRATED = "single", "mean", "pair", "arbitrated"


@dataclass(frozen=True)
class Verdict:
    """What the ladder says of a script: the way, and the mark where one is settled."""

    way: str
    mark: Decimal | None = None

    @property
    def is_settled(self) -> bool:
        return self.mark is not None


def ladder(
    marks: Sequence[Decimal | None],
    *,
    is_double: bool,
    tolerance: Decimal,
    third: Decimal | None = None,
    arbitration: Decimal | None = None,
) -> Verdict:
    """The effective mark of a script.

    Within the tolerance the mean of two; else a third marker and the nearer pair (equally near: the
    higher one); farther than the tolerance from both: arbitration, which replaces all.
    """
    given = sorted(mark for mark in marks if mark is not None)
    if len(given) < (2 if is_double else 1):
        return Verdict(NEEDS_MARK)
    if arbitration is not None:
        return Verdict(ARBITRATED, arbitration)
    if not is_double:
        return Verdict(SINGLE, given[0])
    low, high = given[0], given[-1]
    if high - low <= tolerance:
        return Verdict(MEAN, (low + high) / 2)
    if third is None:
        return Verdict(NEEDS_THIRD)
    to_low, to_high = abs(third - low), abs(third - high)
    if min(to_low, to_high) > tolerance:
        return Verdict(NEEDS_ARBITRATION)
    nearer = high if to_high <= to_low else low
    return Verdict(PAIR, (third + nearer) / 2)


def counting(way: str, marks: Sequence[tuple[int, Decimal]]) -> list[int]:
    """Places of those (rung, mark) of a script that its effective mark is made of; none of an arbitrated
    one, whose mark replaces them all."""
    first = [place for place, (rung, _mark) in enumerate(marks) if rung == FIRST]
    if way in (SINGLE, MEAN):
        return first
    third = next((place for place, (rung, _mark) in enumerate(marks) if rung == THIRD), None)
    if way != PAIR or third is None:
        return []
    nearer = min(
        first, key=lambda place: (abs(marks[third][1] - marks[place][1]), -marks[place][1])
    )
    return [nearer, third]


def draw_markers(
    scripts: Sequence[int],
    markers: Sequence[int],
    *,
    each: int,
    seed: int,
    barred: Mapping[int, Collection[int]] | None = None,
) -> dict[int, list[int]] | None:
    """Marker -> scripts: `each` different markers for a script, drawn, loads as even as can be.

    `barred`: script -> markers who have had it. None where a script finds too few markers.
    """
    rng = Random(seed)  # noqa: S311 - a lot that anybody can draw again, not a secret
    order, people = sorted(scripts), sorted(markers)
    rng.shuffle(order)
    loads = dict.fromkeys(people, 0)
    given: dict[int, list[int]] = {marker: [] for marker in people}
    for script in order:
        had = (barred or {}).get(script, ())
        free = [marker for marker in people if marker not in had]
        if len(free) < each:
            return None
        rng.shuffle(free)
        for marker in sorted(free, key=loads.__getitem__)[:each]:
            given[marker].append(script)
            loads[marker] += 1
    return {marker: sorted(found) for marker, found in given.items() if found}


def fits_scale(mark: Decimal, maximum: Decimal, step: Decimal) -> bool:
    """Within the scale of a paper, and on one of its steps."""
    return 0 <= mark <= maximum and mark % step == 0


def check_digit(body: str) -> str:
    """Weights 3 and 1, as in an exam number: catches one wrong digit and most swaps."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return str(-total % 10)


def is_code(text: str) -> bool:
    """Whether the text is a code number whose check digit fits."""
    if not (len(text) == 8 and text.isascii() and text.isdigit()):
        return False
    return check_digit(text[:7]) == text[7]
