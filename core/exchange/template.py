"""The empty workbook that a sheet is filled in with."""

import io

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from core.exchange.child.names import LISTS
from core.exchange.sheet import Sheet, tab_name


def template_xlsx(sheet: Sheet, language: str) -> bytes:
    """Headings, notes, drop-downs and text formats; a hidden sheet holds the lists and the version."""
    out = io.BytesIO()
    with translation.override(language), xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _fill(book, sheet)
    return out.getvalue()


def _fill(book, sheet: Sheet) -> None:
    page = book.add_worksheet(tab_name(sheet.title))
    lists = book.add_worksheet(LISTS)
    lists.very_hidden()
    lists.write_string(0, 0, f"{sheet.name}:{sheet.version}")
    heading = book.add_format(
        {"bold": True, "bg_color": "#DCE6F2", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    due = book.add_format(
        {"bold": True, "bg_color": "#FDE9D9", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    plain, as_text = book.add_format(), book.add_format({"num_format": "@"})
    for at, column in enumerate(sheet.columns):
        number = column.kind in ("integer", "decimal") or not column.text
        page.set_column(at, at, column.width, plain if number else as_text)
        title = f"{column.label}*" if column.required else str(column.label)
        page.write_string(0, at, title, due if column.required else heading)
        if note := _note(column):
            page.write_comment(0, at, note, {"x_scale": 2})
        if column.has_choices:
            _drop_down(book, page, lists, at, column, sheet.template_lines)
        elif rule := _rule(sheet, column):
            page.data_validation(1, at, sheet.template_lines, at, rule)
    page.freeze_panes(1, 1)
    page.set_row(0, 32)
    page.activate()


def _rule(sheet: Sheet, column) -> dict | None:
    """The check that the reader's program does while typing; the import checks everything again."""
    cells = {each.key: f"{xl_col_to_name(at)}2" for at, each in enumerate(sheet.columns)}
    own, rule = cells[column.key], None
    if column.formula:
        condition = column.formula.format(**cells)
        rule = {"validate": "custom", "value": f"={condition}"}
        text = str(column.formula_text)
    elif column.least is not None and column.most is not None:
        kind = "integer" if column.kind == "integer" else "decimal"
        rule = {"validate": kind, "criteria": "between"}
        rule |= {"minimum": column.least, "maximum": column.most}
        text = _("A number from %(least)s to %(most)s.")
        text %= {"least": column.least, "most": column.most}
    elif column.kind == "date":
        # The cells hold text, so that no program turns a day into another country's.
        read = f'ISNUMBER(DATEVALUE(SUBSTITUTE({own},".","-")))'
        rule = {"validate": "custom", "value": f"=OR(ISNUMBER({own}),{read})"}
        text = _("A day, for example 1991-10-05.")
    elif column.kind == "text" and column.max_length < 1_000:
        rule = {"validate": "length", "criteria": "<=", "value": column.max_length}
        text = _("At most %(max)s characters.") % {"max": column.max_length}
    if rule is None:
        return None
    return {**rule, "error_title": str(column.label)[:32], "error_message": text[:255]}


def _note(column) -> str:
    parts = [str(column.note)] if column.note else []
    if column.required:
        parts.append(_("Has to be filled in."))
    if column.kind == "month":
        parts.append(_("Year and month as text, for example 1991.10."))
    if column.kind == "date":
        parts.append(_("A day, for example 1991-10-05."))
    return "\n".join(parts)


def _drop_down(book, page, lists, at: int, column, lines: int) -> None:
    """A list in a cell stops at 255 characters; a named range on the hidden sheet does not."""
    labels = [str(label) for _code, label in column.choices()]
    if not labels:
        return
    for line, label in enumerate(labels, start=1):
        lists.write_string(line, at + 1, label)
    letter = xl_col_to_name(at + 1)
    book.define_name(f"list_{column.key}", f"={LISTS}!${letter}$2:${letter}${len(labels) + 1}")
    page.data_validation(
        1,
        at,
        lines,
        at,
        {
            "validate": "list",
            "source": f"=list_{column.key}",
            "error_title": str(column.label)[:32],
            "error_message": _("Choose one of the list."),
        },
    )
