"""Carries a move out: lock, check, write, record. For one row, or for any number in one statement."""

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.utils.translation import gettext as _

from core.audit.log import act, record, record_many
from core.workflow.errors import MoveRefused
from core.workflow.table import Move

#: A row with `state` and `version`; checked nowhere, comes back as what it was.
Row = TypeVar("Row", bound=Any)


def advance(
    row: Row, move: Move, *, actor, now: datetime.datetime, reason: str = "", **changes
) -> Row:
    """Move one row and record it; `changes` are further columns that the move sets. Returns the row.

    Raises MoveRefused when the row has meanwhile left the move's source states, when it changed
    since it was read, or when a due reason is missing.
    """
    _require_reason(move, reason)
    with act(actor, now):
        locked = (
            type(row)
            ._default_manager.select_for_update(of=("self",))
            .only("state", "version")
            .get(pk=row.pk)
        )
        if locked.state not in move.sources:
            raise MoveRefused(
                _("“%(move)s” is not possible: the state is “%(state)s”.")
                % {"move": move.label, "state": locked.get_state_display()},
                code="state",
            )
        require_version(locked, row)
        before = {"state": locked.state, **{name: plain(row, name) for name in changes}}
        row.state, row.version = move.target, row.version + 1
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=["state", "version", *changes])
        after = {"state": move.target, **{name: plain(row, name) for name in changes}}
        record(row, move.action, before=before, after=after, reason=reason)
    return row


def advance_many(
    queryset,
    move: Move,
    *,
    actor,
    now: datetime.datetime,
    reason: str = "",
    changes: Mapping[str, object] | None = None,
    expected: int | None = None,
) -> int:
    """Move every row of the queryset that is in one of the move's source states; returns how many.

    One UPDATE, and the entries in one INSERT with the act's others. `changes` sets the same value on
    each row. With `expected`, another number of rows is refused and nothing happens.
    """
    _require_reason(move, reason)
    changes = changes or {}
    with act(actor, now):
        moved = _update(queryset, move, changes)
        if expected is not None and len(moved) != expected:
            raise MoveRefused(
                _(
                    "%(expected)d rows were to move, but only %(moved)d still can. Nothing was changed."
                )
                % {"expected": expected, "moved": len(moved)},
                code="stale",
            )
        after = {"state": move.target, **changes}
        record_many(
            queryset.model._meta.label,
            move.action,
            ((ref, path, {"state": state}, after) for ref, path, state in moved),
            reason=reason,
        )
    return len(moved)


def _update(queryset, move, changes) -> list[tuple]:
    model = queryset.model
    try:
        chosen, keys = queryset.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # an empty list of keys: nothing to ask the database
        return []
    fields = {model._meta.get_field(name): value for name, value in changes.items()}
    sets = "".join(f", {connection.ops.quote_name(field.column)} = %s" for field in fields)
    values = [field.get_db_prep_save(_key(value), connection) for field, value in fields.items()]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        # The lock CTE fixes the order of rows, so two batches cannot wait for each other in a ring.
        # The chosen stand apart: joined with the table, a list of thousands of keys would be sorted
        # once for each row.
        cursor.execute(
            f"WITH chosen(id) AS MATERIALIZED ({chosen}), "
            f"locked(id, state) AS MATERIALIZED (SELECT t.id, t.state FROM {table} t "
            "WHERE t.id IN (SELECT id FROM chosen) AND t.state = ANY(%s) "
            "ORDER BY t.id FOR UPDATE OF t), "
            f"moved AS (UPDATE {table} t SET state = %s, version = t.version + 1{sets} "
            "FROM locked l WHERE t.id = l.id AND t.state = l.state "
            "RETURNING t.id, t.ref, t.org_path, l.state) "
            "SELECT ref, org_path, state FROM moved ORDER BY id",
            [*keys, list(map(str, move.sources)), move.target, *values],
        )
        return cursor.fetchall()


def require_version(locked, row) -> None:
    """Refuse a change that rests on an older version of the row than the locked one (None: gone)."""
    if locked is None or locked.version != row.version:
        raise MoveRefused(
            _("Somebody changed this while you were reading it. Look at it again, then decide."),
            code="stale",
        )


def _require_reason(move: Move, reason: str) -> None:
    if move.reason_required and not reason.strip():
        raise MoveRefused(_("“%(move)s” needs a reason.") % {"move": move.label}, code="reason")


def _key(value):
    return value.pk if isinstance(value, models.Model) else value


def plain(row, name):
    """The value as the ledger keeps it: keys for rows, so that nothing is loaded just to be noted."""
    field = row._meta.get_field(name)
    return getattr(row, field.attname)
