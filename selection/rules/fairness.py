"""What a gate did to each group of nominees: rates, four-fifths ratio, exact test; a signal, no input.

By the US Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D): a group that passes less
than four fifths as often as the group that passes most often calls for a look. The ratio alone errs in
small groups and the test alone in large ones, so both are shown, with an interval, and people decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt

#: A group of fewer people is not shown: its rate says nothing, and may say who it was.
SMALLEST = 5
FOUR_FIFTHS = Fraction(4, 5)
#: Below this the difference is hardly chance.
UNLIKELY = 0.05
#: The normal deviate of a 95 % interval.
_Z = 1.959963984540054


@dataclass(frozen=True)
class Count:
    """How many of a group were judged at a gate, and how many of them passed."""

    judged: int
    passed: int


@dataclass(frozen=True)
class Rate:
    """One group at one gate. Figures are None where nobody was judged or the group is suppressed.

    `low`, `high`: 95 % interval of the rate (Wilson). `ratio`: to the rate of the group that passes most
    often; `chance`: two-sided Fisher's exact test against that group; both None for that group itself.
    """

    judged: int
    passed: int | None = None
    rate: Fraction | None = None
    low: float | None = None
    high: float | None = None
    ratio: Fraction | None = None
    chance: float | None = None
    is_reference: bool = False
    is_suppressed: bool = False

    @property
    def is_signal(self) -> bool:
        """Both at once: less than four fifths, and hardly by chance."""
        return self.is_low and self.chance is not None and self.chance < UNLIKELY

    @property
    def is_empty(self) -> bool:
        """Nobody of the group has been judged at this gate."""
        return self.passed is None and not self.is_suppressed

    @property
    def percent(self) -> float:
        return float((self.rate or 0) * 100)

    @property
    def low_percent(self) -> float:
        return (self.low or 0) * 100

    @property
    def high_percent(self) -> float:
        return (self.high or 0) * 100

    @property
    def ratio_number(self) -> float:
        return float(self.ratio or 0)

    @property
    def is_low(self) -> bool:
        return self.ratio is not None and self.ratio < FOUR_FIFTHS


def rates(counts: Mapping[str, Count]) -> dict[str, Rate]:
    """The groups of one gate held against the one that passes most often."""
    hidden = _suppressed(counts)
    shown = {key: count for key, count in counts.items() if count.judged and key not in hidden}
    reference = max(shown, key=lambda key: (_rate(shown[key]), shown[key].judged), default="")

    def rate_of(key: str, count: Count) -> Rate:
        if key not in shown:
            return Rate(judged=0, is_suppressed=key in hidden)
        return _held_against(count, counts[reference] if reference != key else None)

    return {key: rate_of(key, count) for key, count in counts.items()}


def gap_opens(gates: Sequence[tuple[str, Mapping[str, Rate]]]) -> str:
    """The first gate with a signal for any group; "" where none has."""
    return next(
        (gate for gate, found in gates if any(rate.is_signal for rate in found.values())), ""
    )


def _suppressed(counts: Mapping[str, Count]) -> set[str]:
    """Small groups; one alone takes the next smallest with it, or the total would tell its number."""
    small = {key for key, count in counts.items() if 0 < count.judged < SMALLEST}
    if len(small) == 1:
        others = [key for key, count in counts.items() if key not in small and count.judged]
        if others:
            small.add(min(others, key=lambda key: counts[key].judged))
    return small


def _held_against(count: Count, reference: Count | None) -> Rate:
    rate = _rate(count)
    low, high = interval(count)
    ratio = chance = None
    if reference is not None:
        best = _rate(reference)
        ratio = rate / best if best else None
        chance = exact_test(count, reference)
    return Rate(
        count.judged, count.passed, rate, low, high, ratio, chance, is_reference=reference is None
    )


def _rate(count: Count) -> Fraction:
    return Fraction(count.passed, count.judged)


def interval(count: Count) -> tuple[float, float]:
    """Wilson's score interval of the rate, 95 %."""
    n, p = count.judged, count.passed / count.judged
    middle = p + _Z**2 / (2 * n)
    spread = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
    scale = 1 + _Z**2 / n
    return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


def exact_test(one: Count, other: Count) -> float:
    """Fisher's exact test, two-sided: how likely a table at least as unlikely as this one is by chance.

    Whole numbers throughout: each table's weight follows from its neighbour's, so that groups of
    thousands cost milliseconds and nothing is lost.
    """
    passed = one.passed + other.passed
    total = one.judged + other.judged
    least = max(0, passed - other.judged)
    most = min(one.judged, passed)
    weight = comb(one.judged, least) * comb(other.judged, passed - least)
    weights = []
    for k in range(least, most + 1):
        weights.append(weight)
        rest = passed - k
        weight = weight * (one.judged - k) * rest // ((k + 1) * (other.judged - rest + 1))
    seen = weights[one.passed - least]
    return float(Fraction(sum(each for each in weights if each <= seen), comb(total, passed)))
