"""Making, changing and removing a row outside the moves: check the version, write, record."""

import datetime

from core.audit.log import act, record
from core.workflow.engine import plain, require_version


def create(row, *, actor, now: datetime.datetime, names=None, reason: str = ""):
    """Insert the row and record its given values as `<model>.create`. Returns the row."""
    with act(actor, now):
        row.save(force_insert=True)
        names = _fields(row) if names is None else names
        record(row, action_of(row, "create"), after=_values(row, names), reason=reason)
    return row


def change(
    row,
    values: dict,
    *,
    actor,
    now: datetime.datetime,
    verb="edit",
    reason: str = "",
    is_recorded: bool = True,
):
    """Set columns of a row as `<model>.<verb>`, recording only what differs. Returns the row.

    Raises MoveRefused when somebody changed the row since it was read; nothing is written, and
    nothing recorded, when all values are as they were. Not recorded are the drafts of one writer.
    """
    with act(actor, now):
        locked = lock(row)
        before, after = {}, {}
        for name, value in values.items():
            old = plain(locked, name)
            setattr(row, name, value)
            if plain(row, name) != old:
                before[name], after[name] = old, plain(row, name)
        if after:
            row.version += 1
            row.save(update_fields=[*after, "version"])
            if is_recorded:
                record(row, action_of(row, verb), before=before, after=after, reason=reason)
    return row


def remove(row, *, actor, now: datetime.datetime, reason: str = "") -> None:
    """Delete a row as `<model>.delete`; the ledger keeps what it said."""
    with act(actor, now):
        lock(row)
        record(row, action_of(row, "delete"), before=_values(row, _fields(row)), reason=reason)
        row.delete()


def lock(row):
    """The row as it stands now, locked; refused when it is not the version that was read."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    locked = rows.filter(pk=row.pk).first()
    require_version(locked, row)
    return locked


def action_of(row, verb: str) -> str:
    return f"{row._meta.model_name}.{verb}"


def _fields(row) -> list[str]:
    """The columns that say something: not the row's own book-keeping."""
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.name not in {"id", "ref", "org_path", "version", "organisation"}
    ]


def _values(row, names) -> dict:
    return {name: value for name in names if (value := plain(row, name)) not in (None, "", {}, [])}
