"""The cells of a table as the limited process sends them: column by column, equal cells once.

Most columns of a sheet hold the same few texts thousands of times. Held once they are sent, kept,
read and checked once, however many lines they stand in.
"""

import io
import json
from dataclasses import dataclass
from typing import Any


@dataclass
class CellColumn:
    """The different cells of one column, and for each line of the table which one stands there."""

    cells: list[Any]
    #: None where no two lines hold the same: then they stand in the order of the lines.
    places: list[int] | None

    def at(self, index: int) -> Any:
        return self.cells[index if self.places is None else self.places[index]]

    def put(self, index: int, cell: Any) -> None:
        """Another cell in one line."""
        if self.places is None:
            self.cells[index] = cell
        else:
            self.places[index] = len(self.cells)
            self.cells.append(cell)

    def keep(self, indexes: list[int]) -> None:
        """Only these lines."""
        if self.places is None:
            self.cells = [self.cells[index] for index in indexes]
        else:
            self.places = [self.places[index] for index in indexes]


@dataclass
class Cells:
    """A table: the number of each line in the file, and the columns."""

    lines: list[int]
    columns: list[CellColumn]

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, index: int) -> list[Any]:
        return [column.at(index) for column in self.columns]

    def rows(self, most: int | None = None) -> list[list[Any]]:
        return [self.row(index) for index in range(len(self.lines[:most]))]

    def keep(self, indexes: list[int]) -> None:
        """Drop all other lines."""
        self.lines = [self.lines[index] for index in indexes]
        for column in self.columns:
            column.keep(indexes)

    def drop(self, count: int) -> None:
        """Without the first lines."""
        self.lines = self.lines[count:]
        for column in self.columns:
            if column.places is None:
                column.cells = column.cells[count:]
            else:
                column.places = column.places[count:]


def taken(answer: bytes) -> tuple[dict, Cells]:
    """What is known of the file, and its cells: the limited process's answer understood."""
    texts = io.BytesIO(answer)
    head, lines = json.loads(next(texts)), json.loads(next(texts))
    return head, Cells(lines, [CellColumn(*json.loads(text)) for text in texts])
