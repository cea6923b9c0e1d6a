"""Marks of one group, drawn so that exactly the wanted numbers pass each line.

All arithmetic is in whole hundredths, as a scheme computes it: written = 60 % public + 40 %
specialised, total = 40 % written + 60 % interview, half-up to two decimals.
"""

from dataclasses import dataclass
from random import Random
from statistics import NormalDist

WRITTEN = NormalDist(68, 9)
INTERVIEW = NormalDist(79, 5)
PASS = 6000  # hundredths
INTERVIEW_FLOOR = 6000
_PASS_AT = WRITTEN.cdf(60)
_PAPERS_APART = 5.0  # points between the two papers of one person, one deviation


@dataclass(slots=True)
class Marks:
    """In hundredths; `interview` is None for who failed the written exam."""

    public: int
    specialised: int
    interview: int | None = None

    @property
    def written(self) -> int:
        """Exact: the papers are marked to half points, so nothing is rounded."""
        return (60 * self.public + 40 * self.specialised) // 100

    @property
    def total(self) -> int | None:
        if self.interview is None:
            return None
        return (40 * self.written + 60 * self.interview + 50) // 100


def draw(rng: Random, sat: int, passed: int, kept: int) -> list[Marks]:
    """Marks of everyone who sat, best total first: `passed` pass the written exam, the first
    `kept` lie above all others who passed, without a tie at the cut."""
    marks = [_papers(rng, True) for _ in range(passed)]
    for each in marks:
        # Who writes well speaks a little better than others.
        lean = (each.written / 100 - WRITTEN.mean) / 12
        points = min(max(rng.gauss(INTERVIEW.mean - 0.2 + lean, INTERVIEW.stdev), 60.5), 98)
        each.interview = round(points * 100)
    marks.sort(key=lambda each: (-(each.total or 0), -each.written))
    if 0 < kept < passed:
        _part(marks, kept)
    failed = [_papers(rng, False) for _ in range(sat - passed)]
    failed.sort(key=lambda each: -each.written)
    return marks + failed


def _papers(rng: Random, passes: bool) -> Marks:
    low, high = (_PASS_AT, 0.9995) if passes else (0.0005, _PASS_AT)
    written = WRITTEN.inv_cdf(rng.uniform(low, high))
    apart = rng.gauss(0, _PAPERS_APART)
    marks = Marks(_half_points(written + 0.4 * apart), _half_points(written - 0.6 * apart))
    step = 50 if passes else -50
    while (marks.written >= PASS) is not passes:
        marks.specialised += step
    return marks


def _half_points(points: float) -> int:
    return min(max(round(points * 2), 0), 200) * 50


def _part(marks: list[Marks], kept: int) -> None:
    """Lift whoever stands at the cut until the first one outside is strictly below."""
    outside = marks[kept].total or 0
    for each in marks[:kept]:
        while each.interview is not None and (each.total or 0) <= outside:
            each.interview += 1
    marks[:kept] = sorted(marks[:kept], key=lambda each: (-(each.total or 0), -each.written))
