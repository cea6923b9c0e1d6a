"""The large matrix: every role in each seat it may have, and every move in every state."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from cadreproj.roles import PERMISSIONS
from cadreproj.workflows import REGISTER
from core.jobs import queue
from tests.contracts import asking
from tests.contracts import world as worlds
from tests.contracts.test_urls import judge
from tests.contracts.urls_outside import TABLE
from tests.plugins import database

pytestmark = pytest.mark.prove
FLOWS = {entry.workflow.label.lower(): entry.workflow for entry in REGISTER}
MOVES = sorted(line for line in TABLE if "-move@" in line)


@pytest.fixture(scope="module")
def wide_world(django_db_setup, django_db_blocker):
    """The world with everybody in both seats."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(queue, "ring", lambda ref, countdown=0: None)
        yield worlds.build(everywhere=True)
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture(autouse=True)
def empty_cache(wide_world):
    """Sign-ins outlast one question; the counters of the throttles do not."""
    yield
    cache.clear()
    wide_world.clients.clear()


@pytest.mark.parametrize("line", sorted(TABLE))
def test_a_role_is_answered_alike_in_each_of_its_seats(line, wide_world):
    wrong = judge(line, wide_world)
    assert wrong == [], "\n".join(wrong)


def put(row, state: str) -> bool:
    """Whether the row can stand in the state at all, as the database sees it."""
    try:
        with database.as_owner():
            type(row).objects.filter(pk=row.pk).update(state=state)
    except IntegrityError:
        return False
    return True


@pytest.mark.parametrize("line", MOVES)
def test_a_move_starts_from_its_states_and_from_no_other(line, wide_world):
    address = TABLE[line]
    flow, row = FLOWS[address.label], wide_world.rows[address.row][0]
    step = flow.get(address.action)
    allowed = PERMISSIONS[address.label].get(step.name, ())
    people = [name for name, actor in wide_world.actors.items() if actor.role in allowed]
    wrong = []
    for state in sorted(flow.states()):
        with transaction.atomic():
            for who in people if put(row, state) else ():
                _url, response = asking.ask(line, wide_world, who, "post", row)
                status = response.status_code
                if status in (200, 302) and state not in step.sources:
                    wrong.append(f"{who} could {step.name} from {state}")
                if status >= 500 or status == 400:
                    wrong.append(f"{who} {step.name} from {state}: {status}")
            transaction.set_rollback(True)
    assert wrong == []
