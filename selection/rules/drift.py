"""Whether an examiner marks otherwise as the session goes on, or after the candidate before: pure.

What is looked at is each mark less the mean of the other examiners' marks of the same candidate, in the
order in which the examiner marked. A slow change is a slope; the pull of the mark before is the
autocorrelation of what the slope leaves.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from selection.rules.agreement import f_quantile

#: Fewer marks in order than this say nothing about an order.
FEWEST = 20
_SURE = 0.95


@dataclass(frozen=True)
class Drift:
    """`slope`: change of the mark in ten candidates, with its 95 % interval. `echo`: correlation of one
    deviation with the one before; it stands out where it is farther from nothing than `chance`. None
    where too few candidates were marked by others too."""

    examiner: str
    count: int
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    echo: float | None = None
    chance: float | None = None

    @property
    def drifts(self) -> bool:
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high

    @property
    def echoes(self) -> bool:
        return self.echo is not None and self.chance is not None and abs(self.echo) > self.chance


def deviations(
    given: Mapping[int, Mapping[str, float]], order: Mapping[str, Sequence[int]]
) -> dict[str, list[float]]:
    """Examiner -> mark less the mean of the others', in the examiner's own order of candidates."""
    found: dict[str, list[float]] = {}
    for examiner, candidates in order.items():
        own = found.setdefault(examiner, [])
        for candidate in candidates:
            marks = given[candidate]
            if len(marks) > 1:
                mark = marks[examiner]
                own.append(mark - (sum(marks.values()) - mark) / (len(marks) - 1))
    return found


def drift(examiner: str, values: Sequence[float]) -> Drift:
    """Of deviations in order: the trend with its interval, and the autocorrelation around it."""
    count = len(values)
    if count < FEWEST:
        return Drift(examiner, count)
    middle, mean = (count - 1) / 2, fmean(values)
    below = sum((place - middle) ** 2 for place in range(count))
    slope = sum((place - middle) * (value - mean) for place, value in enumerate(values)) / below
    rest = [value - mean - slope * (place - middle) for place, value in enumerate(values)]
    squares = sum(each * each for each in rest)
    error = sqrt(squares / (count - 2) / below)
    reach = error * sqrt(f_quantile(_SURE, 1, count - 2))
    echo = (
        sum(one * two for one, two in itertools.pairwise(rest)) / squares
        if squares > 1e-12
        else None
    )
    return Drift(
        examiner,
        count,
        10 * slope,
        10 * (slope - reach),
        10 * (slope + reach),
        echo,
        None if echo is None else 1.96 / sqrt(count),
    )


def drifts(
    given: Mapping[int, Mapping[str, float]], order: Mapping[str, Sequence[int]]
) -> list[Drift]:
    found = deviations(given, order)
    return [drift(examiner, found[examiner]) for examiner in sorted(found)]
