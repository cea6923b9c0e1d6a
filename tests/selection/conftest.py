"""A province with two places, an edition that runs, and everybody who has a part in it."""

import datetime
from collections.abc import Iterator

import pytest
from django.utils import timezone

from tests import factories
from tests.factories.candidates import PersonFactory
from tests.selection import stages
from tests.support import broken

#: (written, mean of the interview) of six nominees, from the best to the last.
SCORES = ((92, 90), (88, 86), (82, 80), (74, 75), (76, 73), (61, 61))


@pytest.fixture(autouse=True)
def invariants_hold(request) -> Iterator[None]:
    """After every test with a database: nothing that services did breaks an invariant.

    Asked for first, so that the test's transaction is still there when it is asked.
    """
    name = "transactional_db" if "transactional_db" in request.fixturenames else "db"
    has_database = request.node.get_closest_marker("django_db") or name in request.fixturenames
    if has_database:
        request.getfixturevalue(name)
    factories.made.clear()
    yield
    if has_database and not request.node.get_closest_marker("tampers"):
        assert broken() == []


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def today(now) -> datetime.date:
    return timezone.localdate(now)


@pytest.fixture
def stage(db):
    """Edition, field, two places with two seats each, and the officers."""
    return stages.set_up()


@pytest.fixture
def people(stage):
    """Six people of the first place."""
    return [PersonFactory(organisation=stage.place) for _number in range(6)]
