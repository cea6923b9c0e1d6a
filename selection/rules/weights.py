"""How far the weights of a score would have to move before two candidates changed places."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Swap:
    """The nearest weights under which the two would be level; None where no weights would do it.

    `largest` is the largest change of a single weight, as a share of all weights together.
    """

    weights: Mapping[str, Fraction] | None
    largest: Fraction | None


def smallest_swap(
    weights: Mapping[str, Fraction], above: Mapping[str, Fraction], below: Mapping[str, Fraction]
) -> Swap:
    """The smallest change (least squares, same total of weights) that makes the two level.

    `above` and `below` are the scores of the parts; a part that one of them lacks counts as 0.
    The point is the foot of the perpendicular from `weights` to the plane of level weights inside
    the plane of equal totals. Where it asks for a weight below nothing, none is given: such weights
    could not be published.
    """
    names = list(weights)
    gap = [above.get(name, Fraction(0)) - below.get(name, Fraction(0)) for name in names]
    mean = sum(gap, Fraction(0)) / len(gap)
    along = [value - mean for value in gap]
    length = sum(value * value for value in along)
    lead = sum((weights[name] * value for name, value in zip(names, gap, strict=True)), Fraction(0))
    if not length:
        return Swap(None, None)
    found = {
        name: weights[name] - lead * value / length
        for name, value in zip(names, along, strict=True)
    }
    if any(value < 0 for value in found.values()):
        return Swap(None, None)
    total = sum(weights.values())
    largest = max(abs(found[name] - weights[name]) for name in names)
    return Swap(found, largest / total if total else None)
