"""Ledger and state agree: replaying the entries gives every row as it is (I3, I4)."""

import pytest

from cadreproj.acts import ACTS
from cadreproj.roles import PERMISSIONS
from cadreproj.workflows import REGISTER
from core.audit.models import AuditEntry
from tests.contracts import asking, replay
from tests.contracts.urls_outside import TABLE
from tests.plugins import database


@pytest.fixture(autouse=True)
def empty_cache(whole_world):
    """Sign-ins outlast one question, as in test_urls."""


def movers(world, line: str):
    address = TABLE[line]
    allowed = PERMISSIONS[address.label].get(address.action, ())
    return [name for name, actor in world.actors.items() if actor.role in allowed]


def test_after_every_move_of_every_page_the_ledger_says_what_the_rows_say(world):
    """Each move of the table of addresses is made once, by somebody who may, on its row."""
    moved = set()
    for line in sorted(TABLE):
        address = TABLE[line]
        if "-move@" not in line or not movers(world, line):
            continue
        who = movers(world, line)[0]
        row = world.rows[address.row][0]
        url = address.url(asking.url_name(line), world, row)
        sent = {"content_type": "application/json"} if asking.is_api(url) else {}
        response = world.client(who).post(url, {"reason": "理由充分"}, **sent)
        if response.status_code in (200, 302):
            moved.add(f"{address.label}.{address.action}")
    with database.as_owner():
        assert replay.faults() == []
        words = named_acts()
        recorded = set(AuditEntry.objects.values_list("action", flat=True))
    assert {action for action in recorded if action not in words} == set()
    assert len(moved) >= 20, sorted(moved)


def named_acts() -> set[str]:
    return {*ACTS, *(move.action for entry in REGISTER for move in entry.workflow)}


def test_a_state_changed_behind_the_ledgers_back_is_found(world):
    """The check itself: it sees what it is there to see."""
    row, client = world.rows["review_submitted"][0], world.client("programme_office")
    answer = client.post(f"/tracking/reviews/{row.ref}/moves/confirm/")
    assert answer.url.endswith(f"{row.ref}/"), answer.url
    with database.as_owner():
        assert replay.faults() == []
        type(row).objects.filter(pk=row.pk).update(state="returned")
        assert len(replay.faults()) == 1
