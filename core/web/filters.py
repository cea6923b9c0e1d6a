"""Filters of a list: one FilterSet for the page, its export, its batch moves and the API."""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.cache import cache
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.orgs.models import Organisation, label_of

PLACES_SECONDS = 300
#: What stands in the address of a list beside its filters.
NO_FILTERS = frozenset({"sort", "page", "after", "before", "size", "tab", "facets"})


class SearchFilter(django_filters.CharFilter):
    """The box for names: characters of a name or the initials of its pinyin."""

    def __init__(self, **options):
        options.setdefault("label", _("Name or pinyin initials"))
        options.setdefault("method", "filter_search")
        options.setdefault("max_length", 60)
        super().__init__(**options)


class YesNoSelect(django_filters.widgets.BooleanWidget):
    """Asked or not, where the usual widget offers «unknown»."""

    def __init__(self, attrs=None):
        forms.Select.__init__(
            self,
            attrs,
            (("", pgettext_lazy("filter", "All")), ("true", _("Yes")), ("false", _("No"))),
        )


class YesNoFilter(django_filters.BooleanFilter):
    def __init__(self, **options):
        options.setdefault("widget", YesNoSelect)
        super().__init__(**options)


class _Filters(dict):
    """The filters of a class by name. A set takes copies of its own, but not of what they are made of:
    lists of choices and texts, which nobody changes, and whose copies cost more than the page's rows.
    """

    def __deepcopy__(self, _memo) -> dict:
        return {name: _own(each) for name, each in self.items()}


def _own(each: django_filters.Filter) -> django_filters.Filter:
    mine = copy(each)
    mine.extra = dict(each.extra)
    mine.method = each.method  # tied anew: to the set of the copy
    return mine


class ScopedFilterSet(django_filters.FilterSet):
    """Base of a stage's filters. `actor` is the reader, for choices that depend on the scope.

    The queryset given is already scoped; a filter only narrows it. A bad value yields an error text
    on the form and no rows: never all rows, never a 500.
    """

    #: Columns searched for the characters typed.
    name_fields: tuple[str, ...] = ()
    #: Byte-ordered columns of pinyin initials (or full pinyin), searched by prefix.
    pinyin_fields: tuple[str, ...] = ()

    q = SearchFilter()

    def __init__(self, data=None, queryset=None, *, actor=None, request=None, prefix=None):
        self.actor = actor
        super().__init__(data, queryset, request=request, prefix=prefix)
        for each in self.filters.values():
            # Drawn up on the class, for the description of the API say: nobody's choices.
            each.__dict__.pop("_field", None)
        if not (self.name_fields or self.pinyin_fields or self._has_own_search()):
            self.filters.pop("q", None)

    @classmethod
    def get_filters(cls):
        return _Filters(super().get_filters())

    def filter_search(self, queryset, name, text):
        """Called by the box; a stage overrides `search`, not this."""
        text = text.strip()
        return self.search(queryset, text) if text else queryset

    def search(self, queryset, text: str):
        """Rows whose name holds `text`, or whose pinyin starts with it when it is Latin letters."""
        if text.isascii() and self.pinyin_fields:
            typed = text.lower().replace(" ", "")
            wanted = Q()
            for path in self.pinyin_fields:
                wanted |= prefix_range(path, typed)
            return queryset.filter(wanted)
        wanted = Q()
        for path in self.name_fields:
            wanted |= Q(**{f"{path}__contains": text})
        return queryset.filter(wanted)

    @property
    def given(self) -> list[tuple[str, str]]:
        """What the address asks of the filters, in its order; a value may be wrong."""
        query = self.data or {}
        lists = query.lists() if hasattr(query, "lists") else ((key, [query[key]]) for key in query)
        return [
            (key, value)
            for key, values in lists
            for value in values
            if value not in (None, "") and key not in NO_FILTERS - self.filters.keys()
        ]

    def rows(self):
        """The filtered queryset; no rows while a value is wrong.

        Nothing asked for needs no form, whose fields cost more than the rows of the page.
        """
        asked = self._asked
        if not asked.filters:
            return self.queryset.all()
        return asked.qs if asked.is_valid() else self.queryset.none()

    def narrowed(self, name: str, value: str) -> "ScopedFilterSet":
        """The same set with this choice in the place of the one it has."""
        data = QueryDict(mutable=True)
        for key, given in self.given:
            if key != name:
                data.appendlist(key, given)
        data[name] = value
        return type(self)(data, queryset=self.queryset, actor=self.actor)

    @property
    def active(self) -> list[str]:
        """Names of the filters that narrow the list now."""
        asked = self._asked
        if not asked.filters or not asked.is_valid():
            return []
        values = asked.form.cleaned_data.items()
        return [key for key, value in values if value not in (None, "", [])]

    @cached_property
    def _asked(self) -> "ScopedFilterSet":
        """This set with the filters that the address speaks of alone: a form of two fields, not ten.

        Widgets of several inputs put their own endings after the name of the filter.
        """
        keys = [key for key, _value in self.given]
        asked = copy(self)
        for made in ("_form", "_qs"):  # of the whole set, if somebody drew it before
            asked.__dict__.pop(made, None)
        asked.filters = type(self.filters)(
            (name, each)
            for name, each in self.filters.items()
            if any(key == name or key.startswith(f"{name}_") for key in keys)
        )
        return asked

    def _has_own_search(self) -> bool:
        return type(self).search is not ScopedFilterSet.search


def prefix_range(path: str, typed: str) -> Q:
    """`typed%` as a range that an index answers also under row-level security (LIKE is leaky)."""
    return Q(**{f"{path}__gte": typed, f"{path}__lt": f"{typed}\U0010fffd"})


class ReadersFilter(django_filters.ChoiceFilter):
    """Choices that depend on who reads: `choices_for(actor)` gives (value, label)."""

    def __init__(self, *, choices_for: Callable[[Any], list[tuple[str, str]]], **options):
        self.choices_for = choices_for
        super().__init__(choices=[], **options)

    @property
    def field(self):
        actor = getattr(getattr(self, "parent", None), "actor", None)
        if actor is not None and not hasattr(self, "_field"):
            self.extra["choices"] = self.choices_for(actor)
        return super().field


class PlaceFilter(ReadersFilter):
    """The actor's places (of a place: its counties). Filters `org_path`, or another path column."""

    def __init__(self, *, field_name="org_path", **options):
        options.setdefault("label", _("Place"))
        options.setdefault("empty_label", _("All places"))
        options.setdefault("choices_for", lambda actor: place_choices(actor.path))
        super().__init__(field_name=field_name, **options)

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(
            **{f"{self.field_name}__gte": value, f"{self.field_name}__lt": f"{value}~"}
        )


def place_choices(path: str) -> list[tuple[str, str]]:
    """(path, label) of the divisions one level below `path`; kept for five minutes."""
    key = f"core.web.places:{path}"
    rows = cache.get(key)
    if rows is None:
        below = Organisation.objects.within(path).filter(
            kind__in=[Organisation.Kind.PREFECTURE, Organisation.Kind.COUNTY], parent__path=path
        )
        rows = list(below.order_by("path").values_list("path", "name", "latin"))
        cache.set(key, rows, PLACES_SECONDS)
    return [(place, label_of(name, latin)) for place, name, latin in rows]
