"""How a total of seats becomes whole seats of places: the usual methods, with bounds, exactly.

The names are those of the literature (Balinski and Young, Fair Representation): largest remainders
is Hamilton's, odd divisors Webster's and Sainte-Laguë's, whole divisors Jefferson's and D'Hondt's.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

LARGEST_REMAINDER = "largest_remainder"
WEBSTER = "webster"
DHONDT = "dhondt"
METHODS = (LARGEST_REMAINDER, WEBSTER, DHONDT)


@dataclass(frozen=True)
class Claim:
    """What one place brings to the table. `least` equal to `most` is a fixed number of seats."""

    weight: int
    least: int = 0
    most: int | None = None


class Impossible(ValueError):
    """The bounds leave no way to give out the total. `code`: crossed, least, most or weights."""

    def __init__(self, code: str, number: int = 0):
        super().__init__(code)
        self.code, self.number = code, number


@dataclass(frozen=True)
class Loss:
    """A place (its position) that gets fewer seats although there is one more to give."""

    total: int
    place: int
    before: int
    after: int


def give(total: int, claims: Sequence[Claim], method: str = LARGEST_REMAINDER) -> list[int]:
    """Whole seats for each claim, in their order; ties go to the earlier one.

    Raises Impossible where the bounds cannot hold together.
    """
    _require_possible(total, claims)
    if method == LARGEST_REMAINDER:
        return _largest_remainders(total, claims)
    return _by_divisors(total, claims, _DIVISORS[method])


def exact(total: int, claims: Sequence[Claim]) -> list[Fraction]:
    """The share of each claim before rounding: in proportion to the weights inside the bounds."""
    _require_possible(total, claims)
    scale = _scale(total, claims)
    return [_clamped(claim, claim.weight * scale) for claim in claims]


def losses(totals: range, claims: Sequence[Claim], method: str = LARGEST_REMAINDER) -> list[Loss]:
    """Where, within `totals`, one more seat costs a place one of its own (the Alabama paradox)."""
    found: list[Loss] = []
    before: list[int] | None = None
    for total in totals:
        try:
            after = give(total, claims, method)
        except Impossible:
            before = None
            continue
        if before is not None:
            found += [
                Loss(total, place, was, now)
                for place, (was, now) in enumerate(zip(before, after, strict=True))
                if now < was
            ]
        before = after
    return found


def _require_possible(total: int, claims: Sequence[Claim]) -> None:
    for place, claim in enumerate(claims):
        if claim.most is not None and claim.most < claim.least:
            raise Impossible("crossed", place)
    least = sum(claim.least for claim in claims)
    if least > total:
        raise Impossible("least", least)
    limits = [claim.least if not claim.weight else claim.most for claim in claims]
    if any(limit is None for limit in limits):
        return
    most = sum(limit for limit in limits if limit is not None)
    if most < total:
        raise Impossible("most" if any(claim.weight for claim in claims) else "weights", most)


def _clamped(claim: Claim, share: Fraction) -> Fraction:
    upper = share if claim.most is None else min(share, Fraction(claim.most))
    return max(upper, Fraction(claim.least))


def _scale(total: int, claims: Sequence[Claim]) -> Fraction:
    """Seats for one unit of weight, such that the bounded shares add up to the total.

    The sum grows with the scale along straight pieces; between two neighbouring corners, where a
    claim reaches a bound, it is solved exactly.
    """
    corners = sorted(
        {
            Fraction(bound, claim.weight)
            for claim in claims
            if claim.weight
            for bound in (claim.least, claim.most)
            if bound is not None
        }
    )

    def given(scale: Fraction) -> Fraction:
        return sum((_clamped(claim, claim.weight * scale) for claim in claims), Fraction(0))

    low = Fraction(0)
    for corner in corners:
        if given(corner) >= total:
            break
        low = corner
    growing = sum(
        claim.weight
        for claim in claims
        if claim.weight * low >= claim.least
        and (claim.most is None or claim.weight * low < claim.most)
    )
    return low + (total - given(low)) / growing if growing else low


def _largest_remainders(total: int, claims: Sequence[Claim]) -> list[int]:
    shares = exact(total, claims)
    seats = [int(share) for share in shares]
    by_remainder = sorted(
        range(len(shares)), key=lambda place: (seats[place] - shares[place], place)
    )
    for place in by_remainder[: total - sum(seats)]:
        seats[place] += 1
    return seats


_DIVISORS: dict[str, Callable[[int], int]] = {
    WEBSTER: lambda seats: 2 * seats + 1,
    DHONDT: lambda seats: seats + 1,
}


def _by_divisors(total: int, claims: Sequence[Claim], divisor: Callable[[int], int]) -> list[int]:
    """Seat after seat to the highest weight by divisor, beginning at what is due in any case."""
    seats = [claim.least for claim in claims]

    def entry(place: int) -> tuple[Fraction, int]:
        return Fraction(-claims[place].weight, divisor(seats[place])), place

    def is_open(place: int) -> bool:
        claim = claims[place]
        return bool(claim.weight) and (claim.most is None or seats[place] < claim.most)

    queue = [entry(place) for place in range(len(claims)) if is_open(place)]
    heapq.heapify(queue)
    for _seat in range(total - sum(seats)):
        _priority, place = heapq.heappop(queue)
        seats[place] += 1
        if is_open(place):
            heapq.heappush(queue, entry(place))
    return seats
