"""Nothing is changed by reading, and nothing without the token of one's own form."""

import pytest
from django.db import connection
from django.test import Client

from cadreproj.roles import PERMISSIONS
from tests.contracts import asking
from tests.contracts.urls_outside import TABLE
from tests.support import sign_in

UNSAFE = sorted(
    line for line in TABLE if "post" in TABLE[line].methods or "put" in TABLE[line].methods
)
SAFE = sorted(line for line in TABLE if "get" in TABLE[line].methods)
_WRITTEN = """
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
    FROM pg_stat_xact_user_tables WHERE relname <> 'core_accesslog'
"""


@pytest.fixture(autouse=True)
def empty_cache():
    """Sign-ins outlast one question."""


def somebody(world, line: str) -> str:
    """Who may: of the administration an administrator, else whoever the permissions name."""
    address = TABLE[line]
    allowed = PERMISSIONS.get(address.label, {}).get(address.action, ())
    for name, actor in world.actors.items():
        if actor.role in allowed:
            return name
    return "system_admin" if line.startswith("admin:") else "municipal_officer@0"


def written() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("line", SAFE)
def test_reading_writes_nothing(line, world):
    who, address = somebody(world, line), TABLE[line]
    row = world.rows[address.row][0] if address.row else None
    world.client(who)
    before = written()
    asking.ask(line, world, who, "get", row)
    assert written() == before


@pytest.mark.parametrize("line", UNSAFE)
def test_a_form_without_its_token_is_refused(line, world):
    who, address = somebody(world, line), TABLE[line]
    client = sign_in(Client(enforce_csrf_checks=True), world.actors[who])
    row = world.rows[address.row][0] if address.row else None
    url = address.url(asking.url_name(line), world, row)
    method = "put" if "put" in address.methods else "post"
    response = getattr(client, method)(url, content_type="application/json", data={})
    assert response.status_code == 403
    assert (
        "CSRF" in response.text or "csrf" in response.text or "open for too long" in response.text
    )
