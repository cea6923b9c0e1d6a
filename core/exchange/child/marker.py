"""The user's own file with its faults in it: red cells, notes, and one more column that says why."""

import csv
import io

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from core.exchange.child import labels, texts
from core.exchange.child.limits import run

_RED = "FFFFC7CE"


def main() -> None:
    run(mark)


def mark(content: bytes, request: dict) -> bytes:
    """The marked file."""
    return _csv(content, request) if request["kind"] == "csv" else _xlsx(content, request)


def _texts(request: dict) -> dict[int, list[dict]]:
    by_line: dict[int, list[dict]] = {}
    for fault in request["faults"]:
        by_line.setdefault(fault["line"], []).append(fault)
    return by_line


def _say(fault: dict) -> str:
    return f"{fault['column']}: {fault['text']}" if fault["column"] else fault["text"]


def _xlsx(content: bytes, request: dict) -> bytes:
    book = load_workbook(io.BytesIO(content))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    sheet = next((sheet for sheet in shown if sheet.title in request["sheets"]), shown[0])
    red, bold = PatternFill("solid", fgColor=_RED), Font(bold=True, color="FF9C0006")
    columns, last, heading = _columns(sheet, request)
    if heading:
        sheet.cell(heading, last, request["title"]).font = bold
    for line, faults in _texts(request).items():
        if line < 1:
            continue
        sheet.cell(line, last).data_type = "s"
        cell = sheet.cell(line, last)
        cell.value = "; ".join(_say(fault) for fault in faults)
        cell.font = bold
        for fault in faults:
            position = columns.get(fault["key"])
            if position:
                marked = sheet.cell(line, position)
                marked.fill = red
                marked.comment = Comment(fault["text"], request["author"])
    sheet.column_dimensions[sheet.cell(1, last).column_letter].width = 60
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _columns(sheet, request: dict) -> tuple[dict[str, int], int, int]:
    """Column key -> position, the position of the explanation, and the line of the heading."""
    known: dict[str, str] = request["labels"]
    top = [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(max_row=labels.HEADING_LINES, values_only=True)
    ]
    line = labels.heading_line(top, set(known))
    if line is None:
        return {}, sheet.max_column + 1, 0
    found: dict[str, int] = {}
    last = len(top[line]) + 1
    for position, cell in enumerate(top[line], start=1):
        name = labels.normal(cell)
        if name in known:
            found.setdefault(known[name], position)
        if name == labels.normal(request["title"]):
            last = position
    return found, last, line + 1


def _csv(content: bytes, request: dict) -> bytes:
    text, _encoding = texts.decode(content)
    by_line = _texts(request)
    rows = list(texts.parse(text))
    heading = labels.heading_line(rows, set(request["labels"])) or 0
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=texts.delimiter(text))
    for number, row in enumerate(rows, start=1):
        said = "; ".join(_say(fault) for fault in by_line.get(number, ()))
        writer.writerow([*row, request["title"] if number == heading + 1 else said])
    return written.getvalue().encode("utf-8-sig")
