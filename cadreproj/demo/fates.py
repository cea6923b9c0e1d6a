"""What becomes of each nominee: the steps passed, the marks, the seat, and the outcome after.

One fate per nominee, before any person exists; `people` then makes a person to fit it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cadreproj.demo import marks as marking
from cadreproj.demo.marks import Marks
from cadreproj.demo.numbers import PLACES, TARGETS, Group, Scale, groups

REVIEW_GAPS = ("materials", "appraisal", "discipline", "file_mismatch")
UNFIT_REASONS = ("evaluation", "results", "integrity", "health")
DIMENSIONS = ("morality", "ability", "diligence", "results", "integrity")
POSTINGS = (("flood", 30), ("petitions", 25), ("land", 20), ("projects", 25))
POSTING_SHARE, COMPLETED, DISTINGUISHED, FAILED = 22, 96, 13, 1  # percent of trainees
ADJUST_REASONS = (("weak", 11), ("discipline", 4), ("health_other", 3))
CLASSES = {"provincial": 40, "municipal": 50}  # people in a class, at most


@dataclass(slots=True)
class Fate:
    """The road of one nominee; empty or zero where it did not come to that."""

    group: Group
    place: str  # that nominated
    target: str = ""
    review_gap: str = ""  # why the review failed; empty for who passed
    sat: bool = False
    marks: Marks | None = None
    inspected: bool = False
    votes: tuple[tuple[int, int, int, int], ...] = ()  # excellent … incompetent, by dimension
    inspection: int = 0  # hundredths of a point
    fit: bool = False
    unfit_reason: str = ""
    seat: int = 0
    reserve: int = 0
    objection: str = ""  # upheld or unfounded
    confirmed: bool = False
    class_number: int = 0
    training: str = ""  # distinguished, completed, failed or withdrew
    posting: str = ""
    posting_months: int = 0
    outcome: str = ""  # appointed, reserve or adjusted_out
    adjust_reason: str = ""
    is_ready_soon: bool = False

    @property
    def qualified(self) -> bool:
        return not self.review_gap


def fates(size: Scale, rng: Random) -> list[Fate]:
    """Everyone's fate, group by group; within a group in no telling order."""
    everyone = [fate for group in groups(size) for fate in _group_fates(group, rng)]
    trainees = [fate for fate in everyone if fate.confirmed]
    _outcomes(trainees, rng)
    _trainings(trainees, rng)
    _classes(trainees)
    return everyone


def _group_fates(group: Group, rng: Random) -> list[Fate]:
    """The first have come farthest while this runs; they are shuffled at the end."""
    people = [Fate(group, place) for place, count in group.nominees.items() for _ in range(count)]
    rng.shuffle(people)
    for fate in people[group.qualified :]:
        fate.review_gap = rng.choices(REVIEW_GAPS, (60, 15, 10, 15))[0]
    for fate, marks in zip(
        people, marking.draw(rng, group.sat, group.passed, group.inspected), strict=False
    ):
        fate.sat, fate.marks = True, marks
    inspected = people[: group.inspected]
    rng.shuffle(inspected)
    for place, fate in enumerate(inspected):
        fate.inspected = True
        fate.fit = place < group.fit
        if not fate.fit:
            fate.unfit_reason = rng.choices(UNFIT_REASONS, (45, 30, 15, 10))[0]
        fate.votes = tuple(_votes(rng, fate.fit))
        fate.inspection = _inspection(fate.votes)
    decided = sorted(inspected[: group.fit], key=lambda fate: -fate.inspection)[: group.decided]
    for place, fate in enumerate(decided, 1):
        if place <= group.seats:
            fate.seat = place
        else:
            fate.reserve = place - group.seats
    _objections(group, decided, rng)
    _targets(group, people, rng)
    rng.shuffle(people)
    return people


def _objections(group: Group, decided: list[Fate], rng: Random) -> None:
    holders = decided[: group.seats]
    named = rng.sample(holders, group.objections)
    for place, fate in enumerate(named):
        fate.objection = "upheld" if place < group.reserves else "unfounded"
    for fate in decided:
        fate.confirmed = fate.objection != "upheld"


def _targets(group: Group, people: list[Fate], rng: Random) -> None:
    """Exact among the confirmed; among the others in the same proportion."""
    first, second = TARGETS[group.tier]
    confirmed = [fate for fate in people if fate.confirmed]
    others = [fate for fate in people if not fate.confirmed]
    for part in (confirmed, others):
        rng.shuffle(part)
        count = (len(part) * group.targets[0] + group.seats // 2) // group.seats
        for place, fate in enumerate(part):
            fate.target = first if place < count else second
    for target, wanted in zip((first, second), group.appointed, strict=True):
        holders = [fate for fate in confirmed if fate.target == target]
        for fate in holders[:wanted]:
            fate.outcome = "appointed"
    unused = [fate for fate in confirmed if not fate.outcome]
    rng.shuffle(unused)
    for place, fate in enumerate(unused):
        fate.outcome = "adjusted_out" if place < group.adjusted_out else "reserve"


def _votes(rng: Random, fit: bool) -> Iterator[tuple[int, int, int, int]]:
    """Excellent 62 %, competent 33 %, basic 4 %, incompetent 1 % over all who are inspected."""
    sheets = rng.randint(24, 60)
    excellent = min(max(rng.gauss(0.68 if fit else 0.37, 0.08), 0.05), 0.95)
    bad = 0.03 if fit else 0.14
    for _ in DIMENSIONS:
        top = round(sheets * min(max(rng.gauss(excellent, 0.04), 0), 1))
        low = min(_round_by_lot(rng, sheets * bad), sheets - top)
        worst = _round_by_lot(rng, low * 0.2)
        yield top, sheets - top - low, low - worst, worst


def _round_by_lot(rng: Random, number: float) -> int:
    return int(number) + (rng.random() < number % 1)


def _inspection(votes: tuple[tuple[int, int, int, int], ...]) -> int:
    """Mean of 95, 80, 65 and 40 points over all votes, in hundredths."""
    points = sum(95 * a + 80 * b + 65 * c + 40 * d for a, b, c, d in votes)
    return points * 100 // sum(map(sum, votes))


def _outcomes(trainees: list[Fate], rng: Random) -> None:
    out = [fate for fate in trainees if fate.outcome == "adjusted_out"]
    reasons = _dealt(len(out), dict(ADJUST_REASONS))
    rng.shuffle(reasons)
    for fate, reason in zip(out, reasons, strict=True):
        fate.adjust_reason = reason
    reserve = [fate for fate in trainees if fate.outcome == "reserve"]
    for fate in rng.sample(reserve, len(reserve) * 2 // 5):
        fate.is_ready_soon = True


def _trainings(trainees: list[Fate], rng: Random) -> None:
    """Who failed is looked for among the weak first, then among those not used."""
    count = len(trainees)
    failed = round(count * FAILED / 100)
    withdrew = count - failed - round(count * COMPLETED / 100)
    order = sorted(
        trainees,
        key=lambda fate: (fate.adjust_reason != "weak", fate.outcome == "appointed", rng.random()),
    )
    for fate in order[:failed]:
        fate.training = "failed"
    rest = order[failed:]
    rng.shuffle(rest)
    for fate in rest[:withdrew]:
        fate.training = "withdrew"
    completed = rest[withdrew:]
    best = round(len(completed) * DISTINGUISHED / 100)
    appointed = [fate for fate in completed if fate.outcome == "appointed"]
    for fate in completed:
        fate.training = "completed"
    for fate in rng.sample(appointed, min(best, len(appointed))):
        fate.training = "distinguished"
    posted = rng.sample(trainees, round(count * POSTING_SHARE / 100))
    for fate, kind in zip(posted, _dealt(len(posted), dict(POSTINGS)), strict=True):
        fate.posting, fate.posting_months = kind, rng.randint(3, 12)


def _dealt(count: int, shares: dict[str, int]) -> list[str]:
    """`count` words in these proportions, exact at the full number."""
    total, before = sum(shares.values()), 0
    dealt: list[str] = []
    for word, share in shares.items():
        before += share
        dealt += [word] * (round(count * before / total) - len(dealt))
    return dealt


def _classes(trainees: list[Fate]) -> None:
    """Classes of even size; the municipal ones run through neighbouring places in code order."""
    number = 0
    for tier, most in CLASSES.items():
        people = [fate for fate in trainees if fate.group.tier == tier]
        people.sort(key=lambda fate: list(PLACES).index(fate.place))
        size = -(-len(people) // most)
        for place, fate in enumerate(people):
            fate.class_number = number + 1 + place * size // len(people)
        number += size
