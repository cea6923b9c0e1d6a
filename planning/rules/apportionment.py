"""Shares of the places dealt to the fields: a matrix by controlled rounding."""

from collections.abc import Sequence
from fractions import Fraction

#: Parts of a hundred that a proposal starts from; the office changes them on the page.
USUAL_WEIGHTS = {
    "party_affairs": 22,
    "politics_law": 12,
    "economy": 24,
    "construction": 16,
    "social": 14,
    "finance": 12,
    "other": 0,
}


def matrix(rows: Sequence[int], weights: Sequence[int | Fraction]) -> list[list[int]]:
    """Split every row total over the columns: rows exact, column sums within 1 of their exact share.

    Controlled rounding: every cell is its exact value rounded down or up. The units left over in the
    rows are dealt to the columns as a flow, first up to the column's share rounded down, then up.
    """
    whole = sum(weights)
    if not whole:
        return [[0] * len(weights) for _ in rows]
    exact = [[Fraction(total) * weight / whole for weight in weights] for total in rows]
    cells = [[int(value) for value in row] for row in exact]
    rest = [
        [value - cell for value, cell in zip(*pair, strict=True)]
        for pair in zip(exact, cells, strict=True)
    ]
    columns = [sum(column, Fraction(0)) for column in zip(*rest, strict=True)]
    flow = _Flow(rest, [int(sum(row, Fraction(0))) for row in rest])
    flow.fill([int(value) for value in columns])
    flow.fill([-int(-value // 1) for value in columns])
    return [
        [cell + (column in flow.dealt[row]) for column, cell in enumerate(line)]
        for row, line in enumerate(cells)
    ]


class _Flow:
    """Deals one unit per cell along augmenting paths, larger remainders first."""

    def __init__(self, rest: list[list[Fraction]], supply: list[int]) -> None:
        self.supply = supply
        self.dealt: list[set[int]] = [set() for _ in rest]
        self.wishes = [_by_size(row) for row in rest]

    def fill(self, capacity: list[int]) -> None:
        self.capacity = capacity
        for row in range(len(self.supply)):
            while len(self.dealt[row]) < self.supply[row] and self._deal(row, set()):
                pass

    def _deal(self, row: int, seen: set[int]) -> bool:
        """Give the row one more column, moving other rows' units where that makes room."""
        for column in self.wishes[row]:
            if column in self.dealt[row] or column in seen:
                continue
            seen.add(column)
            takers = [r for r, columns in enumerate(self.dealt) if column in columns]
            if len(takers) < self.capacity[column] or any(
                self._leave(taker, column, seen) for taker in takers
            ):
                self.dealt[row].add(column)
                return True
        return False

    def _leave(self, row: int, column: int, seen: set[int]) -> bool:
        """The row gives `column` up when it finds another."""
        if self._deal(row, seen):
            self.dealt[row].discard(column)
            return True
        return False


def _by_size(row: list[Fraction]) -> list[int]:
    """Places of the row's remainders, the largest first; ties to the first."""
    places = [place for place, value in enumerate(row) if value]
    return sorted(places, key=lambda place: (-row[place], place))
