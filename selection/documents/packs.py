"""The committee's pack as Word, Excel and PDF: the same sections, the same marks on every page.

Nothing but the pack goes in, no clock and no random number: drawn again, each file is the same to
the byte.
"""

import datetime
import io
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from candidates.documents import printing
from core.exchange.sheet import tab_name
from selection.documents import pack_word
from selection.formats.packs import marks_of_page
from selection.models import CommitteePack

_TEMPLATE = Path(__file__).with_name("pack.typ")
#: What the files say of when they were made.
_DAY = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone
#: Widths of a section are shares; a sheet of A4 across is so many characters wide.
_CHARACTERS = 130


def draw(pack: CommitteePack) -> dict[str, bytes]:
    """Form -> file."""
    content = json.loads(pack.content)
    with translation.override(settings.LANGUAGE_CODE):
        marks = marks_of_page(pack)
    return {form: draw_form(form, content, marks) for form in ("docx", "xlsx", "pdf")}


def draw_form(form: str, content: dict[str, Any], marks: dict[str, str]) -> bytes:
    """One file of sections; the minutes of a departmental proposal are drawn like this too."""
    if form == "docx":
        return pack_word.draw(content, marks)
    if form == "xlsx":
        return sheets(content, marks)
    data = {"content": content, "marks": marks}
    return printing.typeset(_TEMPLATE.read_text(encoding="utf-8"), data)


def sheets(content: dict[str, Any], marks: dict[str, str]) -> bytes:
    """A workbook: a cover, then a sheet for each section. Every cell is text, none a formula."""
    import xlsxwriter  # noqa: PLC0415 - loaded only by the process that needs it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": content["title"], "created": _DAY})
        bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        title = book.add_format({"bold": True, "font_size": 16})
        plain = book.add_format({"text_wrap": True})
        cover = _page(book, content["title"], marks)
        cover.set_column(0, 0, 30)
        cover.set_column(1, 1, 90)
        cover.write_string(0, 0, content["title"], title)
        cover.write_string(1, 0, content["edition"], plain)
        for line, (label, value) in enumerate(content["facts"], 3):
            cover.write_string(line, 0, label, bold)
            cover.write_string(line, 1, value, cell)
        below = len(content["facts"]) + 4
        for line, each in enumerate((marks["run"], marks["ledger"], marks["digest"]), below):
            cover.write_string(line, 0, each)
        for part in content["sections"]:
            page = _page(book, part["title"], marks)
            page.freeze_panes(1, 0)
            page.repeat_rows(0)
            whole = sum(part["widths"])
            for at, (label, width) in enumerate(zip(part["columns"], part["widths"], strict=True)):
                page.set_column(at, at, max(5, round(_CHARACTERS * width / whole)))
                page.write_string(0, at, label, bold)
            for number, row in enumerate(part["rows"], 1):
                for at, text in enumerate(row):
                    page.write_string(number, at, text, cell)
            if part["note"]:
                page.write_string(len(part["rows"]) + 2, 0, part["note"])
    return out.getvalue()


def _page(book: Any, title: str, marks: dict[str, str]) -> Any:
    page = book.add_worksheet(tab_name(title))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L&8{marks['digest']}&R&8{marks['page']} &P / &N")
    page.set_footer(f"&L&7{marks['run']}\n{marks['ledger']}")
    return page
