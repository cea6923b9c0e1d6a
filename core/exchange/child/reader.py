"""Workbook or text file to columns of plain values, written out as lines of JSON."""

import io
import json
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from core.exchange.child import guard, texts
from core.exchange.child.guard import Stop
from core.exchange.child.limits import run
from core.exchange.child.names import LISTS

_TEXT_CAP = 64 * 1024 * 1024


def main() -> None:
    run(read)


def read(content: bytes, request: dict) -> bytes:
    """The filled lines of the table, `packed`."""
    rows, head = _csv(content) if request["kind"] == "csv" else _xlsx(content, request)
    filled = [
        (number, row)
        for number, row in enumerate(rows, start=1)
        if row.count("") + row.count(None) < len(row)
    ]
    return packed(head, filled)


def packed(head: dict, rows: list[tuple[int, list]]) -> bytes:
    """A line of JSON that says what the table is, one with the numbers of its lines, one a column.

    A column is `[different cells, which of them in each line]`, with null in the second place where
    no two lines hold the same. `core.exchange.cells` reads it.
    """
    out = io.StringIO()
    _emit(out, head)
    sent = _emit(out, [number for number, _row in rows])
    width = max((len(row) for _number, row in rows), default=0)
    even = [row + [""] * (width - len(row)) if len(row) < width else row for _number, row in rows]
    for cells in zip(*even, strict=True):
        sent += _emit(out, _column(cells))
        if sent > _TEXT_CAP:
            raise Stop("too_large")
    return out.getvalue().encode("utf-8", "replace")


def _column(cells: tuple) -> tuple:
    # 1, 1.0 and True are equal and not the same.
    is_plain = set(map(type, cells)) <= {str, float}
    keys = cells if is_plain else [(type(cell), cell) for cell in cells]
    different = dict.fromkeys(keys)
    if len(different) == len(cells):
        return cells, None
    place = dict(zip(different, range(len(different)), strict=True))
    found = list(different) if is_plain else [cell for _type, cell in different]
    return found, list(map(place.__getitem__, keys))


def _emit(out, value) -> int:
    text = json.dumps(value, ensure_ascii=False, default=_plain, check_circular=False)
    return out.write(text + "\n")


def _plain(value):
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return {"d": value.date().isoformat() if midnight else value.isoformat(" ", "minutes")}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(type(value).__name__)


def _xlsx(content: bytes, request: dict) -> tuple[list[list], dict]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            guard.check_parts(archive)
    except (zipfile.BadZipFile, ValueError) as error:
        raise Stop("damaged") from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible, meta = [], ""
        for sheet in book.sheets_metadata:
            if sheet.name == LISTS:
                cells = book.get_sheet_by_name(LISTS).to_python(nrows=1)
                meta = str(cells[0][0]) if cells and cells[0] else ""
            elif sheet.visible == SheetVisibleEnum.Visible:
                visible.append(sheet.name)
            else:
                raise Stop("hidden", name=sheet.name[:40])
        if not visible:
            raise Stop("empty")
        name = next((name for name in visible if name in request["sheets"]), visible[0])
        page = book.get_sheet_by_name(name)
        if page.end is not None and page.end[0] >= guard.LINES_CAP:
            raise Stop("rows", cap=guard.ROWS_CAP)
        if page.end is not None and page.end[1] >= guard.COLUMNS_CAP:
            raise Stop("columns", cap=guard.COLUMNS_CAP)
        rows = page.to_python(skip_empty_area=False) if page.start is not None else []
    except CalamineError as error:
        raise Stop("damaged") from error
    return rows, {"sheet": name, "meta": meta}


def _csv(content: bytes) -> tuple[list[list], dict]:
    text, encoding = texts.decode(content)
    rows = list(texts.parse(text))
    return rows, {"sheet": "", "meta": "", "encoding": encoding}
