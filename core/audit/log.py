"""Collects what an act did and appends it to the ledger as the last statement of the act."""

import datetime
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from core.audit import freshness
from core.audit.context import request_id


class OutsideAct(RuntimeError):
    """Something was recorded where no act is open: its entry could get lost."""


@dataclass
class Act:
    """An act under way: who, when it counts, and the entries collected so far."""

    actor: object
    at: datetime.datetime
    entries: list[tuple] = field(default_factory=list)


_open: ContextVar[Act | None] = ContextVar("act", default=None)

_INSERT = """
    INSERT INTO core_auditentry
        (at, action, object_type, object_ref, org_path, before, after, reason, request_id)
    SELECT %s, e.action, e.object_type, e.object_ref, e.org_path, e.before::jsonb, e.after::jsonb,
           e.reason, %s
    FROM unnest(%s::text[], %s::text[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[])
         WITH ORDINALITY
         AS e(action, object_type, object_ref, org_path, before, after, reason, place)
    ORDER BY e.place
"""


@contextmanager
def act(actor, now: datetime.datetime) -> Iterator[Act]:
    """Open the transaction of an act, or join the one under way; its entries are written at its end.

    `now` is when the act counts; the database adds when it was recorded and, for the application's
    role, refuses a difference of more than five minutes.
    """
    if actor is None:
        raise OutsideAct("An act needs an actor.")
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    current = Act(actor, now)
    token = _open.set(current)
    try:
        with transaction.atomic():
            yield current
            _append(current)
    finally:
        _open.reset(token)


def record(row, action: str, *, before=None, after=None, reason: str = "") -> None:
    """Note one act on one row; before and after hold only what changed."""
    record_many(
        row._meta.label, action, [(row.ref, row.org_path, before or {}, after or {})], reason=reason
    )


def record_many(object_type: str, action: str, rows: Iterable[tuple], *, reason: str = "") -> None:
    """Note one act on many rows: tuples of (ref, org_path, before, after)."""
    current = _open.get()
    if current is None:
        raise OutsideAct(f"{action} was recorded outside an act.")
    # A move of many rows gives each the same `after`: it is written out once, as long as it is the same
    # object. (So nobody may change one that was handed over already.)
    last: object = None
    text = "{}"
    for ref, org_path, before, after in rows:
        if after is not last:
            last, text = after, _json(after)
        current.entries.append(
            (action, object_type, str(ref), org_path, _json(before), text, reason)
        )


def _append(current: Act) -> None:
    if not current.entries:
        return
    columns = [list(column) for column in zip(*current.entries, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [current.at, request_id.get(), *columns])
    freshness.announce()


def _json(value) -> str:
    return json.dumps(value, cls=_Encoder, ensure_ascii=False) if value else "{}"


class _Encoder(DjangoJSONEncoder):
    """Rows are written as their reference: the ledger holds no personal data."""

    def default(self, o):
        if isinstance(o, models.Model):
            return str(getattr(o, "ref", o.pk))
        return super().default(o)
