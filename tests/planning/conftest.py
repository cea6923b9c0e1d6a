"""A province with two places, its office, and an edition that lacks nothing."""

import re
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import Edition
from planning.rules import procedure
from planning.rules.readiness import DATES, TEXTS
from planning.services import amendments, editions
from tests.factories import core as people
from tests.factories import planning as make
from tests.support import acting

_ENVELOPE = re.compile(
    r"SAVEPOINT|RELEASE|ROLLBACK|SELECT current_setting|SELECT set_config|SELECT .* FROM enter_scope"
)


@pytest.fixture
def now() -> datetime:
    return timezone.now().astimezone(UTC)


@pytest.fixture
def places(db):
    return [people.PlaceFactory(code="420100"), people.PlaceFactory(code="420200")]


@pytest.fixture
def office(db):
    return people.MembershipFactory(role="programme_office")


@pytest.fixture
def officer(places):
    return people.MembershipFactory(organisation=places[0])


@pytest.fixture
def neighbour(places):
    return people.MembershipFactory(organisation=places[1])


@pytest.fixture
def whole(places, office) -> Edition:
    """A draft that may be published: 3 + 2 municipal seats in one field, no provincial project."""
    edition = make.EditionFactory(
        **dict.fromkeys(TEXTS, "正文"),
        **{name: date(2011, 1 + number, 1) for number, name in enumerate(DATES[1:])}
        | {"ends_on": date(2011, 12, 31), "cutoff_on": date(2011, 6, 30)},
        municipal_seats=5,
    )
    sub_project = make.SubProjectFactory(edition=edition)
    make.QualificationRuleFactory(edition=edition)
    make.LeadingGroupMemberFactory(edition=edition)
    make.StructureTargetFactory(edition=edition)
    for position, step in enumerate(procedure.ORDER, 1):
        make.GateFactory(
            edition=edition, step=step, decider=procedure.USUAL[step], position=position
        )
    make.DocumentFactory(edition=edition, step=procedure.ORDER[0])
    for place, seats in zip(places, (3, 2), strict=True):
        make.QuotaFactory(edition=edition, sub_project=sub_project, organisation=place, seats=seats)
    return edition


@pytest.fixture
def published(whole, office, now) -> Edition:
    with acting(office) as actor:
        return editions.publish(whole, actor=actor, now=now)


@pytest.fixture
def draft(published, office, now):
    """A change of the published edition that is being written."""
    with acting(office) as actor:
        return amendments.begin(published, reason="省委要求", actor=actor, now=now)


@pytest.fixture
def scoped_statements():
    """`with scoped_statements() as found:` lists the statements of a request, without those that
    open and close its transaction and scope, and without the account's own row."""

    @contextmanager
    def counted():
        found: list[str] = []
        with CaptureQueriesContext(connection) as captured:
            yield found
        found += [query["sql"] for query in captured if not _ENVELOPE.match(query["sql"])]

    return counted
