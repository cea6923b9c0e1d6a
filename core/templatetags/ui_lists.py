"""Components of lists: filter, headings, rows, pager, batch bar. Part of the library `ui`."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.looks import picture
from core.web.remembered import drawn

register = template.Library()


@register.inclusion_tag("components/batch_bar.html")
def batch_bar(moves: Iterable, page: Any = None, table: Any = None) -> dict:
    """What can be done with the chosen rows; app.js shows it as soon as one is chosen.

    Where the list is longer than this page of it, all rows of the filter can be meant at once.
    """
    more = table is not None and getattr(page, "count", 0) > len(table.rows)
    return {"moves": moves, "count_text": page.count_text if more else ""}


@register.inclusion_tag("components/pager.html")
def pager(page: Any, target: str = "#list") -> dict:
    """Previous, next, numbers and how many there are."""
    numbers: list[tuple] = []
    for number, url, current in page.numbers:
        if numbers and number > numbers[-1][0] + 1:
            numbers.append((number - 1, "", False))  # a gap
        numbers.append((number, url, current))
    return {"page": page, "numbers": numbers, "target": target}


_SORTED = {
    "asc": ("ascending", "arrow-narrow-up", ""),
    "desc": ("descending", "arrow-narrow-down", ""),
    "": ("", "arrows-sort", "faint"),
}


@register.simple_tag
def sort_header(column: dict, target: str = "#list") -> SafeString:
    """A column heading, a link where the column can be sorted.

    Written in Python like the rows: a dense list has a dozen.
    """
    aria, sign, look = _SORTED[column.get("sorted", "")]
    css = format_html(' class="{}"', column["css"]) if column.get("css") else ""
    sorted_as = format_html(' aria-sort="{}"', aria) if aria else ""
    inner = conditional_escape(column["label"])
    if url := column.get("sort_url"):
        inner = format_html(
            '<a class="sort" href="{0}" hx-get="{0}" hx-target="{1}" hx-select="{1}"'
            ' hx-swap="outerHTML" hx-push-url="true">{2}{3}</a>',
            url,
            target,
            inner,
            picture(sign, look),
        )
    return format_html('<th scope="col"{}{}>{}</th>', css, sorted_as, inner)


@register.simple_tag
def table_rows(table: Any, first: int = 0, numbered: bool = True) -> SafeString:
    """The rows of a prepared table, `first` of the list standing before them.

    Written in Python and not as a template: a list is the page that must be fast.
    """
    css = [
        f' class="{escape(column["css"])}"' if column.get("css") else "" for column in table.columns
    ]
    choose = conditional_escape(_("Choose row %(number)s"))
    parts = []
    for number, row in enumerate(table.rows, start=(first or 0) + 1):
        row_css = f' class="{escape(row["css"])}"' if row.get("css") else ""
        parts.append(f"<tr data-row{row_css}>")
        if row.get("selectable"):
            label = choose % {"number": number}
            parts.append(
                '<td class="select"><input type="checkbox" class="form-check-input" name="ref" '
                f'value="{escape(str(row["ref"]))}" aria-label="{label}"></td>'
            )
        elif getattr(table, "selectable", False):
            parts.append('<td class="select"></td>')
        if numbered:
            parts.append(f'<td class="number">{number}</td>')
        for cell, cell_css in zip(row["cells"], css, strict=True):
            inner = cell if isinstance(cell, SafeString) else conditional_escape(cell)
            parts.append(f"<td{cell_css}>{inner}</td>")
        parts.append("</tr>\n")
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(context: template.Context, filterset: Any, target: str = "#list") -> dict:
    """A FilterSet in one compact row; the values stay in the URL.

    Its fields are drawn anew only after an act or for another choice: a dozen selects cost more than
    the rows below them.
    """
    request = context.get("request")
    names = filterset.filters.keys()
    query = request.GET if request is not None else {}
    kept = [
        (name, query[name])
        for name in ("sort", "tab", "facets")
        if name in query and name not in names
    ]
    active = sum(1 for name in names if query.get(name))
    kind = type(filterset)
    asked = json.dumps(filterset.given, ensure_ascii=False)
    fields = drawn(
        context.get("actor"),
        f"filter {kind.__module__}.{kind.__qualname__} {get_language()} {asked}",
        lambda: render_to_string("components/filter_fields.html", {"form": filterset.form}),
    )
    return {
        "fields": fields,
        "kept": kept,
        "active": active,
        "target": target,
        "path": request.path if request is not None else "",
        "saved_filters": context.get("saved_filters"),
        "save_filter_url": context.get("save_filter_url"),
        "facets_url": context.get("facets_url"),
        "facets_shown": context.get("facets_shown"),
        "query": query.urlencode() if hasattr(query, "urlencode") else "",
        "csrf_token": context.get("csrf_token", ""),
    }
