"""The ledger as a page shows it: who did what when, why, and what changed, in words."""

import json
from collections.abc import Iterable
from functools import cache
from types import SimpleNamespace

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.utils.module_loading import import_string

from core.orgs import roles
from core.orgs.models import label_of

LIMIT = 200


# Written out: on every page of a row, where the ORM would need three statements and as many models.
# Under row-level security a membership or account out of the reader's view is simply not joined.
_ENTRIES = """
    SELECT e.at, e.action, e.object_type, e.object_ref, e.reason, e.before, e.after,
           e.role AS entry_role, m.role, o.name, o.latin, u.name AS who
    FROM core_auditentry e
    LEFT JOIN core_membership m ON m.id = e.membership_id
    LEFT JOIN core_organisation o ON o.id = m.organisation_id
    LEFT JOIN core_user u ON u.id = m.user_id
    WHERE e.object_ref = ANY(%s::uuid[])
    ORDER BY e.at DESC, e.id DESC
    LIMIT %s
"""


def history(refs: Iterable, *, limit: int = LIMIT, links: dict | None = None) -> list[dict]:
    """What happened to the objects with these references, newest first; one statement.

    `links` maps a reference to the address of its page. Actors whose account is out of the reader's
    view appear by role and organisation.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, [[str(ref) for ref in refs], limit])
        names = [column.name for column in cursor.description]
        entries = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
    links = links or {}
    several = len({entry.object_type for entry in entries}) > 1
    return [
        {
            "at": entry.at,
            "actor": _actor(entry),
            "act": entry.action,
            "action": _said(entry, several),
            "reason": entry.reason,
            "changes": _changes(entry),
            "url": links.get(entry.object_ref, ""),
        }
        for entry in entries
    ]


@cache
def _labels() -> dict[str, object]:
    flows, acts = _named("WORKFLOWS", []), _named("ACTS", {})
    return {**acts, **{move.action: move.label for flow in flows for move in flow}}


def _named(setting: str, default):
    """What the composition root hands over by that setting."""
    path = getattr(settings, setting, "")
    return import_string(path) if path else default


def action_label(action: str) -> str:
    """`nomination.submit` in the reader's language; the technical name where nobody gave a word."""
    return str(_labels().get(action, action))


def _said(entry, several: bool) -> str:
    """The act; where acts on several kinds of objects stand together, with the kind before it."""
    label = action_label(entry.action)
    model = _model(entry.object_type)
    if not several or model is None:
        return label
    kind = str(model._meta.verbose_name)
    return f"{kind[:1].upper()}{kind[1:]} · {label}"


def _actor(entry) -> str:
    if entry.role is None:
        return str(roles.label(entry.entry_role))
    label = f"{roles.label(entry.role)} · {label_of(entry.name, entry.latin)}"
    return f"{entry.who} ({label})" if entry.who else label


def _changes(entry) -> list[tuple[str, str, str]]:
    """(label, before, after) of what changed; a state by its label."""
    model = _model(entry.object_type)
    before, after = json.loads(entry.before), json.loads(entry.after)
    return [
        (
            _field_label(model, name),
            _word(model, name, before.get(name)),
            _word(model, name, after.get(name)),
        )
        for name in dict.fromkeys([*before, *after])
    ]


def _model(label: str):
    """The model `app.Model`, or None when this version of the program has none of that name."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _field(model, name):
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _field_label(model, name) -> str:
    found = _field(model, name)
    return str(found.verbose_name).capitalize() if hasattr(found, "verbose_name") else name


def _word(model, name, value) -> str:
    if value in (None, ""):
        return ""
    choices = dict(getattr(_field(model, name), "flatchoices", None) or [])
    return str(choices.get(value, value)) if isinstance(value, str | int | bool) else str(value)
