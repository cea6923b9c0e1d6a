"""Walking the addresses of the project, and asking each as somebody."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from tests.contracts.urls import EXEMPT
from tests.contracts.urls_outside import TABLE

NOBODY = "nobody"


def every_name(resolver=None, namespace: str = "") -> Iterator[str]:
    """The full name of every pattern of the project; "?" where it has none."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from every_name(pattern, inner)
        else:
            yield f"{namespace}{pattern.name or '?'}"


def is_exempt(name: str) -> bool:
    return name.startswith(tuple(EXEMPT))


def url_name(line: str) -> str:
    """`name@move` and `name#method` are lines of one URL name."""
    return line.partition("@")[0].partition("#")[0]


def cells(line: str, world) -> Iterator[tuple[str, str, object]]:
    """(who, method, row) of every question that a line of the table answers."""
    address = TABLE[line]
    rows = world.rows[address.row] if address.row else [None]
    for who in (NOBODY, *world.actors):
        once = who == NOBODY or address.is_refused_by_role(world.actors[who])
        for row in rows[:1] if once else rows:
            for method in address.methods.split():
                yield who, method, row


def ask(line: str, world, who: str, method: str, row):
    """The answer; whatever it changed is taken back."""
    address = TABLE[line]
    client = Client() if who == NOBODY else world.client(who)
    url = address.url(url_name(line), world, row)
    sent = {"content_type": "application/json"} if is_api(url) and method != "get" else {}
    with transaction.atomic():
        try:
            return url, getattr(client, method)(url, **sent)
        finally:
            transaction.set_rollback(True)


def is_api(url: str) -> bool:
    return url.startswith("/api/v1/")


def expected(line: str, world, who: str, row, url: str) -> set[int]:
    address = TABLE[line]
    if who != NOBODY:
        return address.answers(url_name(line), world.actors[who], row)
    if address.public:
        return {200, 302} | address.also
    return {401} if is_api(url) else {302}


def leads_to_login(response) -> bool:
    login = ("/accounts/login/", "/admin/login/", settings.LOGIN_URL)
    return response.status_code == 401 or response.url.startswith(login)


def content(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")
