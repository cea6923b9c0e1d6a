"""Many counts for the price of one question."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def count_all(querysets: Sequence[QuerySet], cap: int | None = None) -> list[int]:
    """The number of rows of each queryset, in their order, in one statement. With a cap, more than
    that are counted as one more than it."""
    parts: list[str] = []
    params: list[Any] = []
    for rows in querysets:
        try:
            keys = rows.order_by().values("pk")
            if cap is not None:
                keys = keys[: cap + 1]
            sql, values = keys.query.sql_with_params()
        except EmptyResultSet:
            parts.append("0")
        else:
            parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")
            params += values
    if set(parts) <= {"0"}:
        return [0] * len(parts)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return list(cursor.fetchone())
