"""A small table that stands for all, and the files people send for it."""

import io

import xlsxwriter

from core.exchange.sheet import Sheet, SheetColumn


def digits(text: str) -> str:
    """A pure rule: eighteen characters, digits but for a last X."""
    if len(text) != 18 or not text[:17].isdigit():
        raise ValueError("An identity number has 18 characters, this has %(n)s.", {"n": len(text)})
    return text.upper()


class PeopleSheet(Sheet):
    name = "people"
    title = "People"
    columns = [
        SheetColumn("name", "Name", required=True, note="As in the identity card"),
        SheetColumn("id_number", "Identity number", required=True, width=22, clean=digits),
        SheetColumn("sex", "Sex", choices=[("m", "Man"), ("f", "Woman")], aliases=["性别"]),
        SheetColumn("born", "Born", kind="month"),
        SheetColumn("joined", "Joined", kind="date"),
        SheetColumn("score", "Score", kind="decimal"),
        SheetColumn("people", "People led", kind="integer", aliases=["人数"]),
        SheetColumn("remark", "Remark", max_length=20),
    ]

    def __init__(self):
        self.written = []

    def check(self, rows, *, actor, now):
        return self.find_repeats(rows, "id_number", "The same as in line %(line)s.")

    def write(self, rows, *, actor, now):
        self.written = rows
        return {"written": len(rows)}


HEADINGS = [column.label for column in PeopleSheet.columns]
GOOD = ["Zhang Wei", "420000199001011234", "Man", "1990.01", "2012-07-01", "85.5", "3", "none"]


def workbook(rows, *, title="People", before=(), change=None) -> bytes:
    """Rows as an .xlsx; `before` are lines above, `change(book, page)` adds what is special."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet(title)
    for line, row in enumerate([*before, *rows]):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, at, cell)
            elif cell is not None:
                page.write(line, at, cell)
    if change:
        change(book, page)
    book.close()
    return out.getvalue()


def table(*rows) -> bytes:
    return workbook([HEADINGS, *rows])


def text(*rows, delimiter=",", encoding="utf-8") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
