"""A sheet: which columns it has, how a cell becomes a value, and what is done with the rows.

A stage declares one next to the form of its page, and both use the same pure rules:

    class NominationSheet(Sheet):
        name = "nominations"
        title = _("Nominations")
        columns = [
            SheetColumn("name", _("Name"), required=True, clean=rules.person_name),
            SheetColumn("field", _("Field"), required=True, choices=states.Field.choices),
            SheetColumn("born_on", _("Date of birth"), kind="month", clean=PartialDate.parse),
        ]
        row_form = NominationRowForm

        def check(self, rows, *, actor, now): ...      # duplicates, quotas: over all rows at once
        def write(self, rows, *, actor, now): return services.nominate_many(rows, actor=actor, now=now)

Speed: 20,000 rows are checked column by column with plain functions. Building a Django form for each
row would cost 30 times as much; therefore `SheetColumn.clean` takes a text and gives a value or raises
ValueError, and the page's form uses the very same function through `core.exchange.fields.RuleField`.
A column without `clean` uses the field of the same name in `row_form`, if there is one.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.exchange.child.labels import normal

KINDS = ("text", "integer", "decimal", "date", "month")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the line as the reader's program shows it (0: the whole file)."""

    line: int
    column: str
    text: str
    key: str = ""
    #: What sort of fault, where the page puts a question about it; "" for plain ones.
    kind: str = ""

    def as_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks about one line instead of letting a cell be typed: which record is meant?

    `options`: (value, label) of the answer `key`, which a check finds in the row under that name.
    `links`: (label, address) of pages on which the matter can be settled; `apart`: reference of a pair
    of records that can be told apart right here.
    """

    line: int
    text: str
    key: str = ""
    options: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    apart: str = ""


class Row(dict):
    """The values of one line; `line` is its number in the file."""

    __slots__ = ("line",)

    def __init__(self, line: int, values):
        super().__init__(values)
        self.line = line


class SheetColumn:
    """One column. `kind` is one of text, integer, decimal, date (a day), month (year and month).

    `clean(text) -> value` raises ValueError with a text, or a text and a dict of its parameters;
    it is called for filled cells only. `choices` is a list of (code, label) or a function that gives
    one; cells may hold the code or the label in any language. `text=False` lets the template use the
    general cell format. `initial` is what an empty cell gives.

    For the template's check rules: `least` and `most` of a number; `formula`, a condition over cells
    of the line (`{present}` stands for the cell of that column), with `formula_text` as its message.
    """

    def __init__(
        self,
        key: str,
        label,
        *,
        required: bool = False,
        width: int = 14,
        choices: Sequence | Callable[[], Sequence] | None = None,
        text: bool = True,
        kind: str = "text",
        clean: Callable | None = None,
        note="",
        max_length: int = 1_000,
        initial=None,
        aliases: Iterable[str] = (),
        least: int | None = None,
        most: int | None = None,
        formula: str = "",
        formula_text="",
    ):
        if kind not in KINDS:
            raise ValueError(f"{key}: kind is one of {', '.join(KINDS)}")
        self.key, self.label, self.required, self.width = key, label, required, width
        self.kind, self.clean, self.note, self.text = kind, clean, note, text
        self.max_length, self.aliases = max_length, tuple(aliases)
        self.least, self.most = least, most
        self.formula, self.formula_text = formula, formula_text
        self._choices = choices
        self.initial = "" if initial is None and kind == "text" else initial

    @property
    def has_choices(self) -> bool:
        return self._choices is not None

    def choices(self) -> list[tuple[str, object]]:
        given = self._choices() if callable(self._choices) else self._choices
        return [(str(code), label) for code, label in given or () if code != ""]

    def choice_codes(self) -> dict[str, str]:
        """Comparable form of each code and of its label in every language -> code."""
        choices = self.choices()
        codes = {normal(code): code for code, _label in choices}
        for _language in each_language():
            codes.update({normal(label): code for code, label in choices})
        return codes


def each_language() -> Iterable[str]:
    """Activate one language after another."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield language


class Sheet:
    """Base of every sheet; see the module's text."""

    name = ""
    title: object = ""
    columns: list[SheetColumn] = []
    row_form: type | None = None
    #: Names of answers that the page asks for beside the cells; rows of a repaired file carry them.
    answers: tuple[str, ...] = ()
    #: Whether `undo` takes back what an import wrote.
    can_undo = False
    #: How many lines of the template carry drop-downs and text formats.
    template_lines = 5_000

    #: Columns that people add and that mean nothing to us: numbering, and our own explanations.
    ignored = ("序号", "编号", "no", "no.", "n.º", "nº", "#")

    def check(self, rows: list[Row], *, actor, now) -> list[Fault]:
        """Faults that rows show only together or to the database; of the rows whose cells are good."""
        return []

    def check_row(self, row: Row) -> Iterable[tuple[str, str]]:
        """Pure rules over several cells of one row: (column key, text)."""
        return ()

    def write(self, rows: list[Row], *, actor, now) -> dict:
        """Write all rows through the set-based twin of the page's verb; what it did, for the page."""
        raise TypeError(f"{type(self).__name__} only reads; it has no write()")

    def write_run(self, run, rows: list[Row], *, actor, now) -> dict:
        """As `write`; for a sheet that keeps with its rows the import that they came with."""
        return self.write(rows, actor=actor, now=now)

    def questions(self, lines: dict[int, dict[str, str]], faults: list[Fault], *, actor, run_url):
        """Questions about faulty lines, for the page: what stands in them now, and their faults."""
        return []

    def undoable(self, run, *, actor) -> tuple[int, list[tuple[object, str]]]:
        """How many of the import's rows can be taken back; and (row, reason) of those that cannot."""
        return 0, []

    def undo(self, run, *, actor, now, reason: str) -> dict:
        """Take back what nobody has worked on since; what it did, for the page."""
        raise TypeError(f"{type(self).__name__} takes nothing back; it has no undo()")

    @cached_property
    def by_key(self) -> dict[str, SheetColumn]:
        return {column.key: column for column in self.columns}

    @cached_property
    def version(self) -> str:
        """Changes when the columns change; a template carries it and tells an outdated one."""
        keys = ",".join(f"{column.key}:{column.kind}" for column in self.columns)
        return hashlib.sha256(keys.encode()).hexdigest()[:8]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Comparable heading in every language, and the key itself -> column key."""
        known = {normal(column.key): column.key for column in self.columns}
        for column in self.columns:
            known.update({normal(alias): column.key for alias in column.aliases})
        for _language in each_language():
            known.update({normal(column.label): column.key for column in self.columns})
        return known

    def fault(self, row: Row | int, key: str, text, kind: str = "") -> Fault:
        """A fault in the column `key` of a row, for `check`."""
        column = self.by_key.get(key)
        line = row if isinstance(row, int) else row.line
        return Fault(line, str(column.label) if column else "", str(text), key, kind)

    def find_repeats(self, rows: list[Row], key: str, text) -> list[Fault]:
        """The usual check over all rows: a value that stands in an earlier line already."""
        first: dict = {}
        faults = []
        for row in rows:
            value = row[key]
            if value in ("", None):
                continue
            if value in first:
                faults.append(self.fault(row, key, str(text) % {"line": first[value]}))
            else:
                first[value] = row.line
        return faults


#: Heading of the column of explanations in a returned file; ignored when it comes back.
EXPLANATION = _("What is wrong")

_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def tab_name(title) -> str:
    """A title as a workbook accepts it for the name of a sheet."""
    return _SHEET_NAME.sub(" ", str(title)).strip()[:31] or "Sheet1"
