"""The ledger as a page shows it: who did what when, why, and what changed, in words."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.utils.module_loading import import_string

from core.audit.models import AuditEntry
from core.orgs import roles
from core.orgs.models import Membership, User

LIMIT = 200


def history(refs: Iterable, *, limit: int = LIMIT, links: dict | None = None) -> list[dict]:
    """What happened to the objects with these references, newest first; three statements at most.

    `links` maps a reference to the address of its page. Actors whose account is out of the reader's
    view appear by role and organisation.
    """
    entries = list(
        AuditEntry.objects.filter(object_ref__in=list(refs))
        .order_by("-at", "-id")
        .defer("payload", "hash")[:limit]
    )
    actors = _actors(entries)
    links = links or {}
    several = len({entry.object_type for entry in entries}) > 1
    return [
        {
            "at": entry.at,
            "actor": actors.get((entry.user_id, entry.membership_id), str(roles.label(entry.role))),
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


def _actors(entries) -> dict[tuple[int, int], str]:
    memberships = Membership.objects.filter(
        pk__in={entry.membership_id for entry in entries}
    ).select_related("organisation")
    names = dict(
        User.objects.filter(pk__in={entry.user_id for entry in entries}).values_list("pk", "name")
    )
    found = {}
    for membership in memberships:
        who = names.get(membership.user_id)
        label = f"{roles.label(membership.role)} · {membership.organisation.label}"
        found[(membership.user_id, membership.pk)] = f"{who} ({label})" if who else label
    return found


def _changes(entry) -> list[tuple[str, str, str]]:
    """(label, before, after) of what changed; a state by its label."""
    model = _model(entry.object_type)
    return [
        (
            _field_label(model, name),
            _word(model, name, entry.before.get(name)),
            _word(model, name, entry.after.get(name)),
        )
        for name in dict.fromkeys([*entry.before, *entry.after])
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
