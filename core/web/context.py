"""What every page shows around its content. Lazy: a fragment that draws no header asks nothing."""

from functools import cache

from django.conf import settings
from django.core.cache import cache as shared
from django.db import connection
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from core.notices.deliver import COUNT_CAP
from core.orgs import roles
from core.orgs.models import label_of
from core.web.remembered import drawn

#: How long the editions of a scope are remembered for the header.
EDITIONS_SECONDS = 60


def page(request) -> dict:
    """The context processor named in the settings."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "menu_key": menu_key(actor, request.path),
        "menu": SimpleLazyObject(lambda: menu(actor, request.path)),
        "memberships": SimpleLazyObject(lambda: memberships(request)),
        "inbox_count": SimpleLazyObject(lambda: inbox_count(request)),
        "editions": SimpleLazyObject(lambda: editions(request)),
        "edition_label": SimpleLazyObject(lambda: edition_label(request)),
        "demo_banner": settings.DEMO_BANNER,
        "search_text": request.GET.get("q", "") if request.path == address("core:search") else "",
        **{f"{name}_url": address(url_name) for name, url_name in _PLACES.items()},
    }


#: Pages that the header links to, under the names the layout knows them by.
_PLACES = {
    "home": "home",
    "search": "core:search",
    "inbox": "core:inbox",
    "jobs": "core:job-list",
    "tokens": "core:tokens",
}


def menu(actor, here: str = "") -> list[dict]:
    """The sections and entries whose objects the acting role may view; no statement."""
    if actor is None:
        return []
    sections = []
    for label, icon, entries in navigation():
        shown = [
            {"label": str(text), "url": url, "active": here.startswith(url)}
            for text, url_name, object_label in entries
            if (not object_label or roles.may(actor.role, object_label, "view"))
            and (url := address(url_name))
        ]
        if shown:
            active = any(entry["active"] for entry in shown)
            sections.append({"label": str(label), "icon": icon, "items": shown, "active": active})
    return sections


def menu_key(actor, here: str) -> str:
    """What the drawn menu depends on besides the language."""
    if actor is None:
        return ""
    urls = (address(name) for _label, _icon, entries in navigation() for _text, name, _o in entries)
    active = [url for url in urls if url and here.startswith(url)]
    at_home = here == address("home")
    return f"{get_urlconf() or settings.ROOT_URLCONF} {actor.role} {at_home:d} {' '.join(active)}"


@cache
def navigation():
    return import_string(settings.NAVIGATION)


def address(url_name: str) -> str:
    """The address of a page, "" when nothing is mounted under that name."""
    return _address(get_urlconf() or settings.ROOT_URLCONF, url_name)


@cache
def _address(_urlconf: str, url_name: str) -> str:
    """Addresses do not change while the process lives."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def memberships(request) -> list[dict]:
    """The account's memberships, for the switch in the header; each with what is unread there.

    One statement a request, together with `inbox_count`.
    """
    if not hasattr(request, "_memberships"):
        request._memberships = _read_memberships(request)
    return request._memberships


def inbox_count(request) -> int:
    """Notices that wait for the acting membership and for the person."""
    return sum(row["count"] + row["personal"] for row in memberships(request) if row["current"])


def editions(request) -> list[dict]:
    """The recent editions in the actor's view, for the switch in the header.

    One statement a minute for everybody of one role and scope; they change a few times a year.
    """
    if not hasattr(request, "_editions"):
        request._editions = [
            {**row, "current": request.path == row["url"]} for row in _recent_editions(request)
        ]
    return request._editions


def edition_label(request) -> str:
    """The edition of the page, else the one that work goes on in, else the newest."""
    rows = editions(request)
    chosen = [row for row in rows if row["current"]] or [row for row in rows if row["running"]]
    return (chosen or rows)[0]["label"] if rows else ""


def _recent_editions(request) -> list[dict]:
    actor = getattr(request, "actor", None)
    if actor is None or not settings.EDITION_SWITCHER or _is_broken(request):
        return []
    return drawn(actor, "editions", lambda: _editions_of(actor))


def _editions_of(actor) -> list[dict]:
    key = f"editions:{actor.role}:{actor.path}"
    rows = shared.get(key)
    if rows is None:
        rows = import_string(settings.EDITION_SWITCHER)(actor)
        shared.set(key, rows, EDITIONS_SECONDS)
    return rows


def _is_broken(request) -> bool:
    """After an error of the database its transaction answers nothing any more."""
    return getattr(request, "database_is_unusable", False)


def _read_memberships(request) -> list[dict]:
    actor = getattr(request, "actor", None)
    if actor is None or _is_broken(request):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM header_memberships(%s)", [COUNT_CAP])
        rows = cursor.fetchall()
    return [
        {
            "ref": ref,
            "label": f"{roles.label(role)} · {label_of(name, latin)}",
            "current": number == actor.pk,
            "count": unread,
            "personal": personal,
        }
        for number, ref, role, name, latin, unread, personal in rows
    ]
