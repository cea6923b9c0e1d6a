"""What an inspection must hold before its report: talks by group, the previous unit, four checks."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

#: Talks due with each group where a team's plan says nothing else: leaders, peers, subordinates, the
#: nominee, and the previous unit of whom is new in post.
USUAL_TALKS: Mapping[str, int] = {"A": 2, "B": 3, "C": 3, "S": 1, "P": 2}
#: Under so many full months in post the previous unit is visited too.
MONTHS_IN_POST = 24
#: Two inspectors hold a talk.
AT_A_TALK = 2
#: Points of a vote in the democratic evaluation: the middle of each band.
POINTS = {"excellent": 95, "competent": 80, "basic": 65, "incompetent": 40}
CHECKS = ("file", "matters", "discipline", "complaints")


@dataclass(frozen=True, slots=True)
class Due:
    """Talks with one group: how many there must be, and how many there are."""

    group: str
    due: int
    held: int

    @property
    def left(self) -> int:
        return max(self.due - self.held, 0)


def is_new_in_post(months: int) -> bool:
    return months < MONTHS_IN_POST


def open_checks(results: Mapping[str, str]) -> list[str]:
    """Kinds of check without a result that ends them."""
    return [kind for kind in CHECKS if results.get(kind, "open") == "open"]


def stand_in_the_way(results: Mapping[str, str]) -> list[str]:
    return [kind for kind in CHECKS if results.get(kind) == "stands"]


def plan_faults(plan: Mapping[str, int]) -> Iterable[str]:
    """Groups of a plan whose number is none: the nominee is always spoken with."""
    return [group for group in USUAL_TALKS if plan.get(group, 0) < (group == "S")]


def evaluation_points(votes: Mapping[str, int]) -> Decimal | None:
    """The democratic evaluation as one number of 100, two decimals half-up; None without a valid vote."""
    valid = sum(votes.get(mark, 0) for mark in POINTS)
    if not valid:
        return None
    points = sum(weight * votes.get(mark, 0) for mark, weight in POINTS.items())
    return (Decimal(points) / valid).quantize(Decimal("0.01"), ROUND_HALF_UP)


def scaled(mark: Decimal, maximum: Decimal) -> Decimal:
    """A mark of 100 on the scale of a component, six decimals half-up as marks are kept."""
    return (mark * maximum / 100).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def inspected_steps(leaves: Iterable[Set[str]], inspected: Iterable[str]) -> list[bool]:
    """Of each step in turn, whether its score rests on the inspection."""
    items = set(inspected)
    return [not items.isdisjoint(each) for each in leaves]


def last_before_inspection(steps: list[bool]) -> int:
    """Number of the step whose kept go to inspection: the last that does not rest on it, else the last."""
    plain = [number for number, is_inspected in enumerate(steps, 1) if not is_inspected]
    return plain[-1] if plain else len(steps)


def steps_out_of_order(steps: list[bool]) -> bool:
    """The inspection follows the exam: not in the first step, and from where it begins to the end."""
    return bool(steps) and (steps[0] or steps != sorted(steps))
