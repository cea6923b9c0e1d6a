"""What a list costs: the same for one row and for three, and never more than six statements."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadreproj.roles import PERMISSIONS
from core.web.page import page_class
from core.web.pages.listing import ListPage
from tests.contracts import world as worlds
from tests.contracts.urls_outside import TABLE
from tests.factories.core import PlaceFactory

pytestmark = pytest.mark.django_db
MOST = 6
#: What opens and closes the transaction and the scope is not counted (decisions.md).
ENVELOPE = re.compile(
    r"SAVEPOINT|RELEASE|ROLLBACK|SELECT current_setting|SELECT set_config|SELECT .* FROM enter_scope"
)
LISTS = sorted(line for line in TABLE if line.endswith("-list") and TABLE[line].label)

#: List -> why it is not exported.
NOT_EXPORTED = {
    "selection:boardseat-list": "an examiner's work to do; marks leave by the list of marks",
    "selection:inspection-list": "an inspector's work to do; nominations export the same people",
    "selection:sheet-list": "scripts under code numbers; their marks leave by the list of marks",
}


def test_every_list_can_be_exported():
    pages = {line for line in LISTS if issubclass(page_class(line), ListPage)}
    assert {line for line in pages if f"{line.removesuffix('-list')}-export" not in TABLE} == set(
        NOT_EXPORTED
    )


def reader(world, address) -> str:
    """Somebody of the province who may open the list."""
    allowed = PERMISSIONS[address.label][address.action]
    return next(name for name in world.actors if name in allowed)


def statements(world, line: str) -> list[str]:
    client = world.client(reader(world, TABLE[line]))
    url = f"{reverse(line)}?size=200"  # one more statement counts what does not fit a page
    assert client.get(url).status_code == 200, line
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured if not ENVELOPE.match(query["sql"])]


def test_a_list_costs_the_same_for_one_row_and_for_three():
    world, (place, _sibling) = worlds.begin(everywhere=True)
    worlds.add_place(world, place, "甲")
    for_one = {line: statements(world, line) for line in LISTS}
    for token in ("乙", "丙"):
        worlds.add_place(world, PlaceFactory(), token)
    for_three = {line: statements(world, line) for line in LISTS}
    grown = {
        line: [for_one[line], for_three[line]]
        for line in LISTS
        if len(for_one[line]) != len(for_three[line])
    }
    assert grown == {}, grown
    assert {line: found for line, found in for_three.items() if len(found) > MOST} == {}
