"""Columns of a list: each knows which values it needs and turns a row of them into one cell.

A column is *compiled* once per page into a function row -> HTML, so that nothing is looked up row by
row; the same column gives the plain value for an export.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape as _escape
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_NO_REF = UUID(int=0)
_has_signs = re.compile("[&<>\"']").search
#: Where the values of a row stand.
Row = tuple


def escape(text: str) -> str:
    """Safe in HTML. Nearly all cells hold nothing to replace: one look instead of five."""
    return _escape(text) if _has_signs(text) else text


@dataclass
class Compilation:
    """What a column may ask while it is compiled: the language, where a value stands, addresses."""

    places: Mapping[str, int]
    language: str = field(default_factory=lambda: get_language() or settings.LANGUAGE_CODE)

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")

    def at(self, name: str) -> int:
        return self.places[name]

    def address(self, url_name: str) -> Callable[[object], str]:
        """ref -> URL, reversing the name once."""
        before, after = reverse(url_name, args=[_NO_REF]).split(str(_NO_REF))
        return lambda ref: f"{before}{ref}{after}"


class Column:
    """Text. `field` is an ORM path of the list's queryset (default: the column's own name).

    `sort`: path to sort by, with an index behind it (True: the field itself). `text`: value -> str,
    for both page and export. Subclass and override `html` or `plain` for anything else.
    """

    css = ""

    def __init__(self, label, field=None, *, sort=None, css=None, text=None, export=True):
        self.label = label
        self.field = field
        self.sort = sort
        self.css = self.css if css is None else css
        self.text = text
        self.export = export
        self.name = ""

    def __set_name__(self, owner, name):
        self.name = name
        self.field = self.field or name
        if self.sort is True:
            self.sort = self.field

    def fields(self) -> tuple[str, ...]:
        """Values it needs of each row."""
        return (self.field,)

    def html(self, env: Compilation) -> Callable[[Row], str]:
        """row -> escaped HTML of the cell."""
        plain = self.plain(env)

        def cell(row):
            value = plain(row)
            return "" if value is None else escape(str(value))

        return cell

    def plain(self, env: Compilation) -> Callable[[Row], object]:
        """row -> value for an export."""
        place, text = env.at(self.field), self.text
        if text is None:
            return lambda row: row[place]
        return lambda row: None if row[place] is None else text(row[place])


class LinkColumn(Column):
    """Text that links to a page of the row: the table's `row_url`, or another by `url` and `ref`."""

    def __init__(self, label, field=None, *, url="", ref="ref", **options):
        super().__init__(label, field, **options)
        self.url = url
        self.ref = ref

    def fields(self):
        return (*super().fields(), self.ref)

    def html(self, env):
        inner, ref = super().html(env), env.at(self.ref)
        if not self.url:
            return inner
        address = env.address(self.url)
        return lambda row: (
            f'<a href="{address(row[ref])}">{inner(row)}</a>' if row[ref] else inner(row)
        )


class PersonColumn(LinkColumn):
    """A Chinese name; outside Chinese with pinyin as a secondary line."""

    css = "person"

    def __init__(self, label, field=None, *, latin=None, **options):
        super().__init__(label, field, **options)
        self.latin = latin

    def fields(self):
        return (*super().fields(), self.latin) if self.latin else super().fields()

    def html(self, env):
        link = super().html(env)
        if env.is_chinese or not self.latin:
            return link
        latin = env.at(self.latin)
        return lambda row: (
            f'{link(row)}<small class="text-secondary d-block" lang="zh-Latn">'
            f"{escape(row[latin] or '')}</small>"
        )


class OrgColumn(Column):
    """An organisation by the path of its link: its name, outside Chinese in Latin letters."""

    def __init__(self, label, field="organisation", *, sort=None, **options):
        path = sort if isinstance(sort, str) else (f"{field}__path" if sort else None)
        super().__init__(label, field, sort=path, **options)

    def fields(self):
        return (f"{self.field}__name", f"{self.field}__latin")

    def plain(self, env):
        name, latin = (env.at(part) for part in self.fields())
        if env.is_chinese:
            return lambda row: row[name]
        return lambda row: row[latin] or row[name]


class DateColumn(Column):
    """A day or an instant, as the reader's language writes it. `time=True` adds the clock."""

    css = "text-nowrap"

    def __init__(self, label, field=None, *, time=False, **options):
        super().__init__(label, field, **options)
        self.time = time

    def html(self, env):
        place, write = env.at(self.field), self._writer(env)
        return lambda row: "" if row[place] is None else write(row[place])

    def plain(self, env):
        place, zone = env.at(self.field), ZoneInfo(settings.TIME_ZONE)

        def value(row):
            instant = row[place]
            if isinstance(instant, datetime):
                local = instant.astimezone(zone).replace(tzinfo=None)
                return local if self.time else local.date()
            return instant

        return value

    def _writer(self, env) -> Callable[[date], str]:
        zone = ZoneInfo(settings.TIME_ZONE)
        spanish = env.language.startswith("es")

        def write(value):
            clock = ""
            if isinstance(value, datetime):
                value = value.astimezone(zone)
                clock = f" {value.hour:02d}:{value.minute:02d}" if self.time else ""
            day = (
                f"{value.day:02d}/{value.month:02d}/{value.year}"
                if spanish
                else f"{value.year}-{value.month:02d}-{value.day:02d}"
            )
            return day + clock

        return write


class PartialDateColumn(Column):
    """A date known to the year, month or day, kept as `1991-03`, shown in official shape: 1991.03."""

    css = "text-nowrap"

    def plain(self, env):
        place = env.at(self.field)
        return lambda row: None if row[place] is None else str(row[place]).replace("-", ".")


class NumberColumn(Column):
    """A number with fixed decimals (two, as scores have); Spanish writes a decimal comma."""

    css = "text-end"

    def __init__(self, label, field=None, *, decimals=2, **options):
        super().__init__(label, field, **options)
        self.decimals = decimals
        self.step = Decimal(1).scaleb(-decimals)

    def html(self, env):
        place, comma = env.at(self.field), env.language.startswith("es")

        def cell(row):
            value = row[place]
            if value is None:
                return ""
            if isinstance(value, Decimal):
                value = value.quantize(self.step, ROUND_HALF_UP)
            shown = f"{value:.{self.decimals}f}"
            return shown.replace(".", ",") if comma else shown

        return cell


class ChoiceColumn(Column):
    """A value of a closed list, by its label in the reader's language."""

    def __init__(self, label, field=None, *, choices, **options):
        super().__init__(label, field, **options)
        self.choices = choices

    def labels(self) -> dict:
        pairs = getattr(self.choices, "choices", self.choices)
        return {value: str(label) for value, label in pairs}

    def plain(self, env):
        place, labels = env.at(self.field), self.labels()
        return lambda row: labels.get(row[place], row[place])


class StateColumn(ChoiceColumn):
    """A state as a badge; its HTML is made once per state and language."""

    css = "text-nowrap"

    def __init__(self, label, field="state", *, choices, **options):
        super().__init__(label, field, choices=choices, **options)

    def html(self, env):
        place = env.at(self.field)
        badges = {
            value: state_badge(value, label, _tone(self.choices, value))
            for value, label in self.labels().items()
        }
        return lambda row: badges.get(row[place]) or escape(str(row[place] or ""))


class BoolColumn(Column):
    """Yes or no, in words; nothing where it is not known."""

    def plain(self, env):
        place, words = env.at(self.field), {True: _("Yes"), False: _("No")}
        return lambda row: words.get(row[place])


def _tone(choices, value) -> str:
    """The colour of a state: what its enumeration says by `tones`, else grey."""
    return getattr(choices, "tones", {}).get(value, "")


@lru_cache(maxsize=2000)
def state_badge(state: str, label: str, tone: str = "") -> str:
    """The badge of one state, through the component every page uses."""
    context = {"state": state, "label": label, "tone": tone}
    return render_to_string("components/state_badge.html", context).strip()
