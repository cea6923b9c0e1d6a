"""A province with two places, an edition that runs, and everybody who has a part in it."""

import datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import RunningEditionFactory, SchemeFactory, quota_for

#: (written, mean of the interview) of six nominees, from the best to the last.
SCORES = ((92, 90), (88, 86), (82, 80), (74, 75), (76, 73), (61, 61))


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def today(now) -> datetime.date:
    return timezone.localdate(now)


@pytest.fixture
def stage(db):
    """Edition, field, two places with two seats each, and the officers."""
    edition = RunningEditionFactory()
    field = SubProjectFactory(edition=edition)
    place, sibling = PlaceFactory(), PlaceFactory()
    for one in (place, sibling):
        quota_for(edition, "municipal", field, one, seats=2)
    quota_for(edition, "provincial", field, place, seats=1)
    return SimpleNamespace(
        edition=edition,
        field=field,
        place=place,
        sibling=sibling,
        author=MembershipFactory(role="municipal_officer", organisation=place),
        approver=MembershipFactory(role="municipal_officer", organisation=place),
        neighbour=MembershipFactory(role="municipal_officer", organisation=sibling),
        reviewer=MembershipFactory(role="qualification_reviewer"),
        exam=MembershipFactory(role="exam_officer"),
        inspector=MembershipFactory(role="inspector"),
        office=MembershipFactory(role="programme_office"),
        scheme=SchemeFactory(edition=edition),
    )


@pytest.fixture
def people(stage):
    """Six people of the first place."""
    return [PersonFactory(organisation=stage.place) for _number in range(6)]
