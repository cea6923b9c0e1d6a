"""Saved filters of a list, as the links above it."""

from django.http import QueryDict
from django.urls import reverse

from core.web.models import SavedFilter

MOST = 50


def saved_filters(actor, page: str, query: QueryDict) -> list[dict]:
    """The actor's filters of one list, with the one in use marked. One statement."""
    rows = SavedFilter.objects.for_page(actor, page).order_by("name")[:MOST]
    current = _normal(query.urlencode())
    return [
        {
            "ref": row.ref,
            "name": row.name,
            "url": f"?{row.query}",
            "shared": row.is_shared,
            "own": row.user_id == actor.user_id,
            "current": _normal(row.query) == current,
            "delete_url": reverse("core:saved-filter-delete", args=[row.ref]),
        }
        for row in rows
    ]


def _normal(query: str) -> list[tuple[str, str]]:
    """A query string without the place in the list, in a fixed order."""
    ignored = {"page", "after", "before", "size"}
    return sorted(
        (key, value)
        for key, values in QueryDict(query).lists()
        for value in values
        if value and key not in ignored
    )
