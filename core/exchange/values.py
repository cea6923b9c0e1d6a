"""From cells to values, column by column, with the reason for each one that cannot be used."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.exchange.cells import CellColumn, Cells
from core.exchange.child.labels import normal
from core.exchange.sheet import Fault, Row, Sheet, SheetColumn

#: Beyond this a number has lost digits: 15 are all that a spreadsheet keeps.
_EXACT = 10**15
_ERROR_CELLS = {
    "#N/A",
    "#NAME?",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
}
_NUMBER_LIKE = re.compile(r"^[+-][\d\s.,()/-]*$")
#: Shown instead of all when a file is wrong throughout.
FAULTS_CAP = 2_000


class Unusable(ValueError):
    """A cell whose content cannot be taken as it stands."""


def values_of(
    sheet: Sheet, positions: dict[str, int], table: Cells
) -> tuple[list[Row], list[Fault]]:
    """Rows of values, and the faults. `positions` of the columns count from 0."""
    lines = table.lines
    faults: list[Fault] = []
    columns: dict[str, list] = {}
    for column in sheet.columns:
        at = positions.get(column.key)
        if at is None:
            columns[column.key] = [column.initial] * len(lines)
            continue
        clean = _cleaner(sheet, column)
        columns[column.key] = _column(column, clean, table.columns[at], lines, faults)
    keys = list(columns)
    rows = [
        Row(line, zip(keys, values, strict=True))
        for line, values in zip(lines, zip(*columns.values(), strict=True), strict=True)
    ]
    faulty = {fault.line for fault in faults}
    if type(sheet).check_row is not Sheet.check_row:
        for row in rows:
            if row.line not in faulty:
                faults.extend(sheet.fault(row, key, text) for key, text in sheet.check_row(row))
    return rows, in_order(faults, sheet)


def in_order(faults: list[Fault], sheet: Sheet) -> list[Fault]:
    """By line, then in the order of the columns; the tail of a hopeless file is only counted."""
    order = {column.key: index for index, column in enumerate(sheet.columns)}
    faults = sorted(faults, key=lambda fault: (fault.line, order.get(fault.key, -1)))
    if len(faults) > FAULTS_CAP:
        more = len(faults) - FAULTS_CAP
        faults = [*faults[:FAULTS_CAP], Fault(0, "", _("and %(count)s more") % {"count": more})]
    return faults


def reason(error: Exception) -> str:
    """The translated text of a rule's refusal: a message, or a message and its parameters."""
    if isinstance(error, ValidationError):
        return "; ".join(error.messages)
    text, *params = error.args or ("",)
    translated = _(str(text)) if text else ""
    return translated % params[0] if params and isinstance(params[0], dict) else translated


def _column(
    column: SheetColumn, clean: Callable, given: CellColumn, lines: list[int], faults: list[Fault]
) -> list:
    """The values of one column; None, and a fault, where a cell cannot be used."""
    values: list = []
    refused: dict[int, str] = {}
    for place, cell in enumerate(given.cells):
        try:
            values.append(_value(column, clean, cell))
        except (ValueError, ValidationError) as error:
            values.append(None)
            refused[place] = reason(error)
    places = range(len(lines)) if given.places is None else given.places
    if refused:
        label = str(column.label)
        faults.extend(
            Fault(line, label, refused[place], column.key)
            for line, place in zip(lines, places, strict=True)
            if place in refused
        )
    return values if given.places is None else [values[place] for place in given.places]


def _value(column: SheetColumn, clean: Callable, cell):
    text = cell.strip() if type(cell) is str else as_text(cell, column)
    if text == "":
        if column.required:
            raise Unusable(gettext_noop("This has to be filled in."))
        return column.initial
    if not text.isprintable() or text[0] in "=@+-#":
        text = _ordinary(text)
    if len(text) > column.max_length:
        raise Unusable(gettext_noop("At most %(max)s characters."), {"max": column.max_length})
    return clean(text)


def as_text(cell, column: SheetColumn) -> str:
    """The text of a cell that the file does not keep as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        return _number(cell, column)
    if isinstance(cell, dict):
        day = str(cell["d"])
        # A program that is given 1991-10 stores the first of October.
        return day[:7] if column.kind == "month" and day.endswith("-01") and len(day) == 10 else day
    return str(cell).strip()


def _number(cell: float, column: SheetColumn) -> str:
    if cell != cell or cell in (float("inf"), float("-inf")):
        raise Unusable(gettext_noop("This is not a number."))
    if abs(cell) >= _EXACT:
        raise Unusable(
            gettext_noop(
                "This was typed as a number and has lost its last digits. "
                "Format the cell as text, then type it again."
            )
        )
    if cell == int(cell):
        return str(int(cell))
    if column.kind in ("date", "month"):
        raise Unusable(
            gettext_noop(
                "%(value)s is a number: October (.10) cannot be told from January (.1). "
                "Format the cell as text, then type year and month, for example 1991.10."
            ),
            {"value": repr(float(cell))},
        )
    return repr(float(cell))


def _ordinary(text: str) -> str:
    """Text without invisible characters; refuses what a spreadsheet would run as a formula."""
    if text in _ERROR_CELLS:
        raise Unusable(gettext_noop("The cell shows an error of its formula."))
    if text[0] in "=@" or (text[0] in "+-" and len(text) > 1 and not _NUMBER_LIKE.match(text)):
        raise Unusable(gettext_noop("Text may not begin with = + - or @, the signs of a formula."))
    if text.isprintable():
        return text
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category in ("Cc", "Cs", "Co", "Cn") and char not in "\t\r\n\v":
            raise Unusable(gettext_noop("There are unprintable characters in this cell."))
        if category != "Cf":
            kept.append(char)
    return "".join(kept).strip()


def _cleaner(sheet: Sheet, column: SheetColumn) -> Callable:
    """The function for one filled cell of the column."""
    if column.has_choices:
        return _Choice(column)
    if column.clean is not None:
        return column.clean
    fields = getattr(sheet.row_form, "base_fields", {})
    if column.key in fields:
        return fields[column.key].clean
    return _BY_KIND[column.kind]


class _Choice:
    def __init__(self, column: SheetColumn):
        self.codes = column.choice_codes()
        self.labels = [str(label) for _code, label in column.choices()]
        self.clean = column.clean
        self.known: dict[str, object] = {}

    def __call__(self, text: str):
        if text not in self.known:
            code = self.codes.get(normal(text))
            if code is None:
                self._refuse()
            self.known[text] = self.clean(code) if self.clean else code
        return self.known[text]

    def _refuse(self):
        some = ", ".join(self.labels[:8])
        if len(self.labels) > 8:
            some += " …"
        raise Unusable(gettext_noop("This is not one of: %(choices)s"), {"choices": some})


@lru_cache(maxsize=4_096)
def _integer(text: str) -> int:
    try:
        return int(unicodedata.normalize("NFKC", text))
    except ValueError:
        raise Unusable(gettext_noop("This is not a whole number.")) from None


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(unicodedata.normalize("NFKC", text))
    except InvalidOperation:
        raise Unusable(gettext_noop("This is not a number.")) from None
    if not value.is_finite():
        raise Unusable(gettext_noop("This is not a number."))
    return value


# The days of one meeting stand in thousands of lines; a refusal is not kept.
@lru_cache(maxsize=4_096)
def _date(text: str) -> date:
    parts = re.split(r"[-./年月日]", unicodedata.normalize("NFKC", text).strip("日"))
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise Unusable(gettext_noop("This is not a day; write for example 1991-10-05.")) from None


_BY_KIND: dict[str, Callable] = {
    "text": str,
    "month": str,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
}
