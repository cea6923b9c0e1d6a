"""Narrowing a list by what is in it: how many rows each choice of a filter would leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.orgs.counting import count_all
from core.web.filters import ScopedFilterSet
from core.web.remembered import remembered
from core.web.tables import with_query

#: A filter with more choices than this is better searched than looked through.
MOST_CHOICES = 60
#: Counting on would cost more than it says, as below the list.
CAP = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    label: str
    choices: tuple[Choice, ...]


def has_facets(kind: type[ScopedFilterSet]) -> bool:
    return any(_is_counted(each) for each in kind.base_filters.values())


def facets(filtered: ScopedFilterSet, query: QueryDict, page: str) -> list[Facet]:
    """Each filter of choices with those that have rows under all the other filters, in one statement.

    A choice in force leads back to the list without it. `page` tells lists apart in what is remembered.
    """
    offered = [
        (name, value, str(label))
        for name, each in filtered.filters.items()
        for value, label in _choices(each)
    ]

    def count() -> list[int]:
        return count_all(
            [filtered.narrowed(name, value).rows() for name, value, _l in offered], CAP
        )

    asked = sorted(filtered.given)
    counts = remembered(filtered.actor, f"facets {page} {asked}", count)
    found = []
    rows = zip(offered, counts, strict=True)
    for name, group in groupby(rows, key=lambda row: row[0][0]):
        choices = tuple(
            _choice(query, name, value, label, number)
            for (_name, value, label), number in group
            if number or query.get(name) == value
        )
        if choices:
            found.append(Facet(str(filtered.filters[name].label), choices))
    return found


def _choice(query: QueryDict, name: str, value: str, label: str, number: int) -> Choice:
    chosen = query.get(name) == value
    text = number_format(min(number, CAP), force_grouping=True) + ("+" if number > CAP else "")
    there = {"page": None, "after": None, "before": None}
    url = "?" + with_query(query, **{**there, name: None if chosen else value})
    return Choice(label, text, url, chosen)


def _is_counted(each: django_filters.Filter) -> bool:
    if isinstance(each.extra.get("widget"), forms.HiddenInput):
        return False
    return isinstance(each, django_filters.ChoiceFilter | django_filters.BooleanFilter)


def _choices(each: django_filters.Filter) -> Iterator[tuple[str, Any]]:
    if not _is_counted(each):
        return
    if isinstance(each, django_filters.BooleanFilter):
        yield from (("true", _("Yes")), ("false", _("No")))
        return
    pairs = [(value, label) for value, label in each.field.choices if value]
    if len(pairs) <= MOST_CHOICES:
        yield from ((str(value), label) for value, label in pairs)
