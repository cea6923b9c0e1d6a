"""Whole numbers that add up: bounded largest remainders, and controlled rounding of a table."""

from collections.abc import Sequence
from fractions import Fraction


def apportion(
    total: int,
    weights: Sequence[int | Fraction],
    *,
    lower: Sequence[int] | None = None,
    upper: Sequence[int] | None = None,
) -> list[int]:
    """Split `total` by weight within bounds; ties go to the earlier place.

    Shares outside their bounds are fixed at the bound and the rest is split again.
    """
    size = len(weights)
    low = list(lower) if lower is not None else [0] * size
    high = list(upper) if upper is not None else [total] * size
    if not sum(low) <= total <= sum(high):
        raise ValueError(f"{total} does not lie between {sum(low)} and {sum(high)}")
    fixed: dict[int, int] = {}
    while True:
        free = [place for place in range(size) if place not in fixed]
        rest = total - sum(fixed.values())
        mass = sum(Fraction(weights[place]) for place in free)
        shares = {
            place: Fraction(weights[place]) * rest / mass if mass else Fraction(0) for place in free
        }
        below = {place: low[place] for place in free if shares[place] < low[place]}
        above = {place: high[place] for place in free if shares[place] > high[place]}
        if not below and not above:
            break
        lacking = sum(low[place] - shares[place] for place in below)
        excess = sum(shares[place] - high[place] for place in above)
        fixed |= below if lacking >= excess else above
    parts = [fixed.get(place, 0) for place in range(size)]
    for place in free:
        parts[place] = int(shares[place])
    by_remainder = sorted(free, key=lambda place: (int(shares[place]) - shares[place], place))
    missing = total - sum(parts)
    while missing:
        for place in by_remainder:
            if missing and parts[place] < high[place]:
                parts[place] += 1
                missing -= 1
    return parts


def controlled(rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """A table with these margins, each cell the exact share rounded down or up.

    The cells that are rounded up are a matching between what rows and columns still lack, found by
    augmenting paths; larger remainders are tried first, then earlier columns.
    """
    total = sum(rows)
    if total != sum(columns):
        raise ValueError("the margins differ")
    exact = [[Fraction(row * column, total) for column in columns] for row in rows]
    table = [[int(cell) for cell in line] for line in exact]
    lacking = [column - sum(line[place] for line in table) for place, column in enumerate(columns)]
    raised: list[set[int]] = [set() for _ in rows]

    def preference(row: int) -> list[int]:
        return sorted(
            (place for place in range(len(columns)) if exact[row][place] != table[row][place]),
            key=lambda place: (table[row][place] - exact[row][place], place),
        )

    def augment(row: int, seen: set[int]) -> bool:
        for column in preference(row):
            if column in seen or column in raised[row]:
                continue
            seen.add(column)
            if lacking[column]:
                lacking[column] -= 1
                raised[row].add(column)
                return True
            for other in range(len(rows)):
                if column in raised[other] and augment(other, seen):
                    raised[other].discard(column)
                    raised[row].add(column)
                    return True
        return False

    for row, wanted in enumerate(rows):
        for _ in range(wanted - sum(table[row])):
            if not augment(row, set()):
                raise ValueError("no controlled rounding was found")
    return [
        [cell + (column in raised[row]) for column, cell in enumerate(line)]
        for row, line in enumerate(table)
    ]
