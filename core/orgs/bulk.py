"""Many rows in one INSERT. (COPY refuses tables under row-level security.)"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection, models


def insert(
    model: type[models.Model],
    rows: Sequence[dict[str, Any]],
    *,
    makes_refs: bool = False,
    conflict: str = "",
) -> None:
    """Insert rows of column values (every row with the same columns) as one JSON parameter.

    `makes_refs`: the rows come without `ref`; the database draws them. `conflict`: the ON CONFLICT
    clause, SQL of the caller's own.
    """
    if not rows:
        return
    columns = list(rows[0])
    types = {field.column: field.db_type(connection) for field in model._meta.concrete_fields}
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    shape = ", ".join(f"{quote(column)} {types[column]}" for column in columns)
    ref, value = (", ref", ", gen_random_uuid()") if makes_refs else ("", "")
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({names}{ref}) "
        f"SELECT {names}{value} FROM json_to_recordset(%s::json) AS given({shape}) "
        f"{conflict}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(rows, default=_plain, ensure_ascii=False)])


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return "\\x" + bytes(value).hex()
    return str(value)
