"""A list as a declaration: columns in order, closed sorts, and rows prepared as strings once.

class NominationTable(Table):
    name = PersonColumn(_("Name"), "person__name", latin="person__latin", sort="person__pinyin")
    state = StateColumn(_("State"), choices=states.S)
    default_sort = "-submitted"
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.web.columns import (
    BoolColumn,
    ChoiceColumn,
    Column,
    Compilation,
    DateColumn,
    LinkColumn,
    NumberColumn,
    OrgColumn,
    PartialDateColumn,
    PersonColumn,
    StateColumn,
)
from core.web.keyset import Ordering, is_nullable

__all__ = [
    "BoolColumn",
    "BoundTable",
    "ChoiceColumn",
    "Column",
    "DateColumn",
    "LinkColumn",
    "NumberColumn",
    "OrgColumn",
    "PartialDateColumn",
    "PersonColumn",
    "StateColumn",
    "Table",
]


class Table:
    """Base of the declarations. Everything here is worked out once per class, not per request."""

    #: Name of a sortable column, "-" before it for descending; or an ORM path no column offers.
    default_sort = "-id"
    #: More values a `row_css` wants.
    extra_fields: tuple[str, ...] = ()
    _columns: tuple[Column, ...] = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        own = {name: item for name, item in vars(cls).items() if isinstance(item, Column)}
        inherited = {column.name: column for column in cls._columns}
        cls._columns = tuple({**inherited, **own}.values())

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        return cls._columns

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """Values asked of the database for a page, id and ref first."""
        wanted = ["pk", "ref", *cls.extra_fields]
        for column in cls._columns:
            wanted.extend(column.fields())
        return tuple(dict.fromkeys(wanted))

    @classmethod
    def ordering(cls, model, asked: str) -> Ordering | None:
        """The sort a URL asks for, or None when the list does not offer it."""
        name = asked.removeprefix("-")
        for column in cls._columns:
            if column.name == name and column.sort:
                return _ordering(model, asked, column.sort)
        return None

    @classmethod
    def usual_ordering(cls, model) -> Ordering:
        name = cls.default_sort
        return cls.ordering(model, name) or _ordering(model, name, name.removeprefix("-"))

    @classmethod
    def row_css(cls, row: tuple, places: dict[str, int]) -> str:
        """A class for the whole row; needs `extra_fields`."""
        return ""


@cache
def _ordering(model, name, path) -> Ordering:
    return Ordering(name, path, name.startswith("-"), is_nullable(model, path))


@dataclass(frozen=True)
class BoundTable:
    """What the template draws."""

    columns: list[dict]
    rows: list[dict]
    selectable: bool = False

    def __len__(self) -> int:
        return len(self.rows)


def bind(
    table, rows, places, *, order, query: QueryDict, row_url="", selectable=False
) -> BoundTable:
    """Prepare rows of values as strings; `places` says where each value stands."""
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    linked, address = _compiled(table, tuple(places.items()), row_url, get_language(), urlconf)
    ref = places["ref"]
    css = table.row_css if "row_css" in _overridden(table) else None
    prepared = [
        {
            "ref": row[ref],
            "url": address(row[ref]),
            "cells": [SafeString(make(row)) for make in linked],  # columns escape
            "css": css(row, places) if css else "",
            "selectable": selectable,
        }
        for row in rows
    ]
    return BoundTable(_headings(table, order, query), prepared, selectable)


@lru_cache(maxsize=256)
def _compiled(table, places, row_url, _language, _urlconf):
    """The columns as functions from a row to a cell, and ref -> address of the row's page.

    They depend on the declaration, the language and the addresses of the program, never on a reader.
    """
    env = Compilation(dict(places))
    makers = [column.html(env) for column in table.columns()]
    address = env.address(row_url) if row_url else lambda ref: ""
    return _linked(table, makers, env, row_url), address


@cache
def _overridden(table) -> set[str]:
    return {name for cls in table.__mro__ if cls not in (Table, object) for name in vars(cls)}


def _linked(table, makers, env, row_url):
    """Wrap the first link column without a URL of its own in a link to the row's page."""
    if not row_url:
        return makers
    address, ref = env.address(row_url), env.at("ref")
    for place, column in enumerate(table.columns()):
        if isinstance(column, LinkColumn) and not column.url:
            link = _link(makers[place], address, ref)
            return [*makers[:place], link, *makers[place + 1 :]]
    return makers


def _link(inner, address, ref):
    return lambda row: f'<a href="{address(row[ref])}">{inner(row)}</a>'


def _headings(table, order: Ordering, query: QueryDict) -> list[dict]:
    current = order.name.removeprefix("-")
    headings = []
    for column in table.columns():
        sorted_as = ""
        if column.name == current and column.sort:
            sorted_as = "desc" if order.descending else "asc"
        headings.append(
            {
                "key": column.name,
                "label": str(column.label),
                "css": column.css,
                "sorted": sorted_as,
                "sort_url": _sort_url(query, column, sorted_as) if column.sort else "",
            }
        )
    return headings


def _sort_url(query: QueryDict, column: Column, sorted_as: str) -> str:
    target = f"-{column.name}" if sorted_as == "asc" else column.name
    return "?" + with_query(query, sort=target, page=None, after=None, before=None)


def with_query(query: QueryDict, **changes) -> str:
    """The query string with some parameters replaced (None: taken out) and empty ones dropped."""
    new = dict(query.lists())
    new.update((key, [value]) for key, value in changes.items())
    return urlencode({key: values for key, values in new.items() if any(values)}, doseq=True)
