"""A sheet repaired in the browser: cells typed anew stand in for those of the uploaded file."""

from core.exchange import reading
from core.exchange.cells import Cells
from core.exchange.sheet import Fault, Row, Sheet
from core.exchange.values import values_of
from core.workflow.errors import Refused

#: line -> column key, or name of an answer -> text
Changes = dict[int, dict[str, str]]
#: Stands in the place of a column key: the line is left out of the import.
LEFT_OUT = "-"


def check_repaired(
    sheet: Sheet, answer: bytes, changes: Changes, *, actor, now
) -> tuple[list[Row], list[Fault]]:
    """`reading.check_rows` of the file that was read as `answer`, with some cells replaced."""
    try:
        positions, table = reading.table_of(sheet, answer)
    except Refused as refused:
        return [], [Fault(0, "", str(refused))]
    _replace(table, positions, changes)
    rows, faults = values_of(sheet, positions, table)
    del table  # the values stand for the cells now; both would be most of the memory of an import
    if changes and sheet.answers:
        for row in rows:
            row.update({name: changes.get(row.line, {}).get(name, "") for name in sheet.answers})
    return rows, reading.check_together(sheet, rows, faults, actor=actor, now=now)


def cells(
    sheet: Sheet, answer: bytes, lines: set[int], changes: Changes
) -> dict[int, dict[str, str]]:
    """What stands in these lines now, as text by column key; for the grid of faulty rows."""
    try:
        positions, table = reading.table_of(sheet, answer)
    except Refused:
        return {}
    table.keep([index for index, line in enumerate(table.lines) if line in lines])
    _replace(table, positions, changes)
    return {
        line: {key: _text(table.columns[at].at(index)) for key, at in positions.items()}
        for index, line in enumerate(table.lines)
    }


def left_out(changes: Changes) -> list[int]:
    """Lines that the user left out, in order."""
    return sorted(line for line, cells in changes.items() if cells.get(LEFT_OUT))


def _replace(table: Cells, positions: dict[str, int], changes: Changes) -> None:
    """Put the texts typed anew into the table, and drop the lines left out."""
    if not changes:
        return
    out = set(left_out(changes))
    table.keep([index for index, line in enumerate(table.lines) if line not in out])
    for index, line in enumerate(table.lines):
        for key, text in changes.get(line, {}).items():
            if key in positions:
                table.columns[positions[key]].put(index, text)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dict):
        return str(cell.get("d", ""))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return str(cell)
