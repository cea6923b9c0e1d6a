"""Walk a sorted list by key instead of position: page 20,000 costs what page 1 costs.

The order is that of PostgreSQL's plain index on (column, id): ascending with NULLs last, descending
with NULLs first, the id in the same direction. A cursor splits the list by a row comparison, which
such an index answers; the NULL rows of a nullable column are a stretch of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value

from core.web.cursors import Cursor


class RowCompare(Func):
    """`(column, id) > (value, id)` as one row comparison."""

    output_field = BooleanField()

    def __init__(self, operator: str, path: str, value, pk):
        self.operator = operator
        super().__init__(F(path), F("pk"), Value(value), Value(pk))

    def as_sql(self, compiler, connection, **extra):
        parts, params = [], []
        for expression in self.get_source_expressions():
            sql, more = compiler.compile(expression)
            parts.append(sql)
            params.extend(more)
        left, left_pk, right, right_pk = parts
        return f"({left}, {left_pk}) {self.operator} ({right}, {right_pk})", params


@dataclass(frozen=True)
class Ordering:
    """One permitted sort of a list. `name` is what the URL says, `path` what the database sorts."""

    name: str
    path: str
    descending: bool = False
    nullable: bool = False

    @property
    def by_id(self) -> bool:
        return self.path in {"pk", "id"}

    def keys(self, *, reverse: bool = False):
        """The ORDER BY, or its exact opposite."""
        descending = self.descending != reverse
        pk = F("pk").desc() if descending else F("pk").asc()
        if self.by_id:
            return [pk]
        return [F(self.path).desc() if descending else F(self.path).asc(), pk]


def is_nullable(model: type[Model], path: str) -> bool:
    """Whether a sort by `path` can meet NULL: at the column or at a link on the way to it."""
    nullable = False
    for part in path.split("__"):
        if part == "pk":
            return nullable
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return True  # an annotation: assume the worst
        if field.is_relation:
            nullable = nullable or field.null or not field.concrete
            model = cast(type[Model], field.related_model)
        else:
            nullable = nullable or field.null
    return nullable


def first_rows(
    queryset: QuerySet, order: Ordering, fields: Sequence[str] | None, size: int, offset: int = 0
):
    """Rows `offset` … `offset + size` as tuples of `fields` (None: objects), and whether more follow."""
    rows = list(_taken(queryset.order_by(*order.keys()), fields)[offset : offset + size + 1])
    return rows[:size], len(rows) > size


def rows_beside(
    queryset: QuerySet,
    order: Ordering,
    fields: Sequence[str] | None,
    size: int,
    cursor: Cursor,
    *,
    before: bool = False,
):
    """The `size` rows after (or before) the cursor, in list order, and whether more lie beyond."""
    found: list = []
    for stretch in _stretches(queryset, order, cursor, before):
        rows = _taken(stretch.order_by(*order.keys(reverse=before)), fields)
        found.extend(rows[: size + 1 - len(found)])
        if len(found) > size:
            break
    more = len(found) > size
    found = found[:size]
    return (found[::-1] if before else found), more


def _taken(queryset, fields):
    return queryset if fields is None else queryset.values_list(*fields)


def _stretches(queryset, order, cursor, before):
    """The parts of the list beyond the cursor, nearest first; two when NULLs lie beyond."""
    upward = order.descending == before
    operator = ">" if upward else "<"
    if order.by_id:
        yield queryset.filter(**{"pk__gt" if upward else "pk__lt": cursor.pk})
        return
    nulls = {f"{order.path}__isnull": True}
    if cursor.value is None:
        yield queryset.filter(**nulls, **{"pk__gt" if upward else "pk__lt": cursor.pk})
        if not upward:
            yield queryset.filter(**{f"{order.path}__isnull": False})
        return
    yield queryset.filter(RowCompare(operator, order.path, cursor.value, cursor.pk))
    if upward and order.nullable:
        yield queryset.filter(**nulls)


def capped_count(queryset: QuerySet, cap: int) -> int:
    """How many rows, but no further than `cap` + 1."""
    return queryset.order_by().values("pk")[: cap + 1].count()
