"""Lists to XLSX and CSV. No cell of an export is ever a formula.

In XLSX every text is written as text, which no program evaluates. CSV knows no types, so there a text
that begins like a formula gets an apostrophe in front (OWASP, "CSV injection").
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from rustpy_xlsxwriter import write_worksheet

from core.exchange.sheet import tab_name

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_SIGNS = frozenset("=+-@\t\r\x00\n＝＋－＠")
_DOUBTFUL = _SIGNS | {" "}
_CELL_CAP = 32_767
_PLAIN = (str, int, float, type(None))

Columns = Sequence[tuple[str, object]]


def export(form: str, columns: Columns, rows: Iterable[Sequence], *, title="") -> bytes:
    """The list in the format "xlsx" or "csv"; `columns` are (key, label), rows follow their order."""
    if form not in FORMATS:
        raise ValueError(f"no such format: {form}")
    return export_xlsx(columns, rows, title=title) if form == "xlsx" else export_csv(columns, rows)


def export_xlsx(columns: Columns, rows: Iterable[Sequence], *, title="") -> bytes:
    """A workbook with one sheet; rows are taken one by one and never held together."""
    labels = _unlike(columns)
    cells = (_row(row) for row in rows)
    first = next(cells, None)
    out = io.BytesIO()
    if first is None:
        return _only_headings(labels, title)
    write_worksheet(
        (dict(zip(labels, row, strict=True)) for row in _chain(first, cells)),
        out,
        sheet_name=tab_name(title),
        freeze_row=1,
        bold_headers=True,
        autofilter=True,
        column_widths=[float(min(40, max(10, 2 * len(label) + 4))) for label in labels],
    )
    return out.getvalue()


def export_csv(columns: Columns, rows: Iterable[Sequence]) -> bytes:
    """Comma separated, UTF-8 with a mark, so that Excel and WPS show Chinese."""
    # Encoded as it is written: a text in memory takes four bytes for each character while it grows.
    content = io.BytesIO()
    out = io.TextIOWrapper(content, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(out)
    writer.writerow([safe(str(label)) for _key, label in columns])
    # Most cells are harmless text: asked in line, because a call for each costs half the time.
    writer.writerows(
        [
            (cell if cell and cell[0] not in _DOUBTFUL and "\x00" not in cell else safe(cell))
            if type(cell) is str
            else _plain(cell)
            for cell in row
        ]
        for row in rows
    )
    out.flush()
    return content.getvalue()


def safe(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    if text and (text[0] in _SIGNS or (text[0] == " " and text.lstrip()[:1] in _SIGNS)):
        text = "'" + text
    return text.replace("\x00", "") if "\x00" in text else text


def _row(row: Sequence) -> list:
    return [
        (cell if type(cell) is not str or len(cell) <= _CELL_CAP else cell[:_CELL_CAP])
        if type(cell) in _PLAIN
        else _plain(cell)
        for cell in row
    ]


def _plain(cell):
    """Numbers stay numbers; days and instants become text that every program shows alike."""
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, Decimal):
        return float(cell) if cell.is_finite() else str(cell)
    if isinstance(cell, datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M") if cell.tzinfo else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return safe(str(cell))


def _unlike(columns: Columns) -> list[str]:
    """Headings, no two alike: the writer knows a column by its heading."""
    labels: list[str] = []
    for _key, label in columns:
        text, number = str(label), 2
        while text in labels:
            text, number = f"{label} ({number})", number + 1
        labels.append(text)
    return labels


def _chain(first: list, rest: Iterator[list]) -> Iterator[list]:
    yield first
    yield from rest


def _only_headings(labels: list[str], title) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - loaded only by the process that needs it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(tab_name(title))
        for at, label in enumerate(labels):
            page.write_string(0, at, label, book.add_format({"bold": True}))
        page.freeze_panes(1, 0)
    return out.getvalue()
