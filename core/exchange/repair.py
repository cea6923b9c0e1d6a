"""A sheet repaired in the browser: cells typed anew stand in for those of the uploaded file."""

from core.exchange import reading
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
        head, raw = reading.taken(answer)
        positions, below = reading.columns_of(sheet, head, raw)
    except Refused as refused:
        return [], [Fault(0, "", str(refused))]
    del raw[:below]
    rows, faults = values_of(sheet, positions, _replaced(raw, positions, changes))
    raw.clear()  # the values stand for the cells now; both would be most of the memory of an import
    if changes and sheet.answers:
        for row in rows:
            row.update({name: changes.get(row.line, {}).get(name, "") for name in sheet.answers})
    return rows, reading.check_together(sheet, rows, faults, actor=actor, now=now)


def cells(
    sheet: Sheet, answer: bytes, lines: set[int], changes: Changes
) -> dict[int, dict[str, str]]:
    """What stands in these lines now, as text by column key; for the grid of faulty rows."""
    try:
        head, raw = reading.taken(answer)
        positions, below = reading.columns_of(sheet, head, raw)
    except Refused:
        return {}
    wanted = [row for row in raw[below:] if row[0] in lines]
    return {
        row[0]: {key: _text(row, at) for key, at in positions.items()}
        for row in _replaced(wanted, positions, changes)
    }


def left_out(changes: Changes) -> list[int]:
    """Lines that the user left out, in order."""
    return sorted(line for line, cells in changes.items() if cells.get(LEFT_OUT))


def _replaced(raw: list[list], positions: dict[str, int], changes: Changes) -> list[list]:
    if not changes:
        return raw
    new = []
    for row in raw:
        repaired = changes.get(row[0])
        if repaired and repaired.get(LEFT_OUT):
            continue
        if repaired:
            width = max(positions.values()) + 2
            row = [*row, *[""] * (width - len(row))]
            for key, text in repaired.items():
                if key in positions:
                    row[positions[key] + 1] = text
        new.append(row)
    return new


def _text(row: list, at: int) -> str:
    cell = row[at + 1] if at + 1 < len(row) else ""
    if cell is None:
        return ""
    if isinstance(cell, dict):
        return str(cell.get("d", ""))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return str(cell)
