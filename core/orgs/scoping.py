"""The columns every scoped row carries, and the one question asked of them: within a path?"""

import datetime
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from types import NoneType
from typing import Any

from django.db import connection, models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class AnyOf(models.Func):
    """`column = ANY(array)`, a condition. The array goes over as one text: of twenty thousand values
    one by one the parser makes as many constants, which takes longer than finding the rows.
    """

    output_field = models.BooleanField()

    def __init__(self, column, values: list):
        self.values = values
        super().__init__(column)

    def as_sql(self, compiler, connection, **_options):
        [column] = self.get_source_expressions()
        sql, params = compiler.compile(column)
        field = column.output_field
        ready = array_text(map(field.get_prep_value, self.values))
        return f"{sql} = ANY(%s::{field.rel_db_type(connection)}[])", [*params, ready]


#: Kinds whose values are the same text when they are equal, as 1 and 1.0 are not.
_REPEATED = {NoneType, str, int, datetime.date}


def array_text(values: Iterable) -> str:
    """Values as the text of one PostgreSQL array, to be cast to its type in the statement."""
    kept = list(values)
    kinds = set(map(type, kept))
    # Columns of one kind, as imports have them, are joined in C.
    if kinds == {int}:
        return f"{{{','.join(map(str, kept))}}}"
    if kinds == {str}:
        texts = '","'.join(kept)
        if texts.count('"') == 2 * (len(kept) - 1) and "\\" not in texts:
            return f'{{"{texts}"}}'
    if len(kinds - {NoneType}) <= 1 and kinds <= _REPEATED:
        # The same few days stand in thousands of rows: each is written once.
        known = {value: _element(value) for value in set(kept)}
        return f"{{{','.join(map(known.__getitem__, kept))}}}"
    return f"{{{','.join(map(_element, kept))}}}"


def fresh_refs(count: int) -> list[str]:
    """Random references (UUID, version 4) as text: of thousands, half the time of uuid.uuid4()."""
    digits = os.urandom(16 * count).hex()
    each = (digits[at : at + 32] for at in range(0, 32 * count, 32))
    return [f"{one[:8]}-{one[8:12]}-4{one[13:16]}-a{one[17:20]}-{one[20:]}" for one in each]


def _element(value: Any) -> str:
    """A value as it stands in the text of an array."""
    if value is None:
        return "NULL"
    if type(value) is int:
        return str(value)
    if isinstance(value, bytes | memoryview):
        return f'"\\\\x{bytes(value).hex()}"'
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


class PathField(models.CharField):
    """Path of an organisation: fixed-width segments, compared byte by byte, so a subtree is a range."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 40
        kwargs["db_collation"] = "C"
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["db_collation"]
        return name, path, args, kwargs


class Referenced(models.Model):
    """A row that the outside names by a random `ref`; its number stays inside."""

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class ScopedQuerySet(models.QuerySet):
    def within(self, path: str):
        """Rows of the organisation at `path` and of all below it."""
        return self.filter(org_path__gte=path, org_path__lt=f"{path}~")

    def any_of(self, path: str, values: Iterable):
        """Rows whose column `path` is one of `values`, as one array: IN writes out every value, which
        for thousands costs the planner and the driver more than the rows do."""
        return self.filter(AnyOf(F(path), list(values)))

    def set_each(self, columns: Sequence[str], values: Mapping[int, Sequence]) -> int:
        """Give each row its own values, by key, in one UPDATE; returns how many rows there were."""
        if not values:
            return 0
        fields: list[Any] = [self.model._meta.get_field(name) for name in columns]
        arrays, names, casts = [list(values)], ["id"], ["bigint"]
        for place, field in enumerate(fields):
            arrays.append(
                [field.get_db_prep_save(row[place], connection) for row in values.values()]
            )
            names.append(field.column)
            casts.append(field.db_type(connection).partition("(")[0])
        quoted = [connection.ops.quote_name(name) for name in names]
        sets = ", ".join(f"{name} = d.{name}" for name in quoted[1:])
        table = connection.ops.quote_name(self.model._meta.db_table)
        slots = ", ".join(f"%s::{cast}[]" for cast in casts)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} t SET {sets}, version = t.version + 1 "
                f"FROM unnest({slots}) AS d({', '.join(quoted)}) WHERE t.id = d.id",
                arrays,
            )
            return cursor.rowcount


class ScopedModel(Referenced):
    """A row of one organisation. Its table gets row-level security by `core.orgs.rls.EnableScope`."""

    org_path = PathField(_("scope"), editable=False)
    #: Counts the changes; a form that was filled on an older version is refused.
    version = models.PositiveIntegerField(default=0, editable=False)

    #: Any: each model has its own manager, of which the checker knows that it is one.
    objects: Any = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
