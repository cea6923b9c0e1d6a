"""Keyset pages and filters of the API; the same sorts and filters as the list page's."""

from django.db.models import F
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from core.web import keyset
from core.web.cursors import BadCursor, Cursor

USUAL_SIZE, MOST = 50, 200
_KEY = "sort_key"


class KeysetPagination(BasePagination):
    """`next` and `previous` are links; `size` up to 200; `sort` as the list page offers it."""

    def paginate_queryset(self, queryset, request, view=None):
        self.request, self.page_name = request, f"api:{queryset.model._meta.label_lower}"
        self.order = self._order(queryset.model, request, view)
        size = self._size(request)
        rows = queryset.annotate(**{_KEY: F(self.order.path)})
        cursor, before = self._cursor(request)
        if cursor is None:
            found, more = keyset.first_rows(rows, self.order, None, size)
            self.has_next, self.has_previous = more, False
        else:
            found, more = keyset.rows_beside(rows, self.order, None, size, cursor, before=before)
            self.has_next, self.has_previous = (True, more) if before else (more, True)
        self.ends = (found[0], found[-1]) if found else None
        return found

    def get_paginated_response(self, data):
        return Response(
            {
                "next": self._link("after", 1) if self.has_next else None,
                "previous": self._link("before", 0) if self.has_previous else None,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema):
        link = {"type": "string", "format": "uri", "nullable": True, "example": None}
        return {
            "type": "object",
            "required": ["results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view):
        table = getattr(view, "table", None)
        sorts = [column.name for column in table.columns() if column.sort] if table else []
        return [
            _parameter("size", "integer", f"Rows a page, at most {MOST}."),
            _parameter("after", "string", "From the link `next`."),
            _parameter("before", "string", "From the link `previous`."),
            _parameter("sort", "string", f"One of: {', '.join(sorts) or 'none'}; `-` descends."),
        ]

    def _order(self, model, request, view) -> keyset.Ordering:
        table, asked = getattr(view, "table", None), request.query_params.get("sort", "")
        if not asked:
            return table.usual_ordering(model) if table else keyset.Ordering("-id", "id", True)
        found = table.ordering(model, asked) if table else None
        if found is None:
            raise ValidationError({"sort": [_("This list cannot be sorted that way.")]})
        return found

    def _size(self, request) -> int:
        text = request.query_params.get("size", str(USUAL_SIZE))
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST):
            raise ValidationError({"size": [_("Between 1 and %(most)d.") % {"most": MOST}]})
        return int(text)

    def _cursor(self, request) -> tuple[Cursor | None, bool]:
        before = request.query_params.get("before")
        text = before or request.query_params.get("after")
        if not text:
            return None, False
        try:
            cursor = Cursor.read(text, self.page_name)
        except BadCursor:
            cursor = None
        if cursor is None or cursor.sort != self.order.name:
            raise ValidationError(
                {"before" if before else "after": [_("Not a place in this list.")]}
            )
        return cursor, bool(before)

    def _link(self, parameter: str, end: int) -> str | None:
        url = self.request.build_absolute_uri()
        for name in ("after", "before"):
            url = remove_query_param(url, name)
        if self.ends is None:
            return url
        row = self.ends[end]
        cursor = Cursor(self.order.name, getattr(row, _KEY), row.pk, 0)
        return replace_query_param(url, parameter, cursor.text(self.page_name))


class ScopedFilterBackend(DjangoFilterBackend):
    """The list page's FilterSet; a bad value answers 422."""

    def get_filterset_kwargs(self, request, queryset, view):
        actor = getattr(request._request, "actor", None)
        return {"data": request.query_params, "queryset": queryset, "actor": actor}


def _parameter(name: str, kind: str, text: str) -> dict:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": text,
        "schema": {"type": kind},
    }
