"""Two places with their schools, a class that enrols, and the people who run it."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django.utils.timezone import localdate

from tests.factories import core as people
from tests.factories import planning
from tests.factories import training as make
from tests.plugins import database


@pytest.fixture(autouse=True)
def english():
    """Refusals are compared in the words of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def now() -> datetime:
    """Acts of a scope count now; the application's role may not date them back."""
    return datetime.now(UTC)


@pytest.fixture
def today(now) -> date:
    return localdate(now)


@pytest.fixture
def edition(db):
    return planning.EditionFactory(state="published")


@pytest.fixture
def place(db):
    return people.PlaceFactory(name="甲市", latin="City A")


@pytest.fixture
def sibling(db):
    return people.PlaceFactory(name="乙市", latin="City B")


@pytest.fixture
def school(place):
    return people.SchoolFactory(parent=place, name="甲市委党校", latin="Party School A")


@pytest.fixture
def manager(school):
    return people.MembershipFactory(role="school_manager", organisation=school)


@pytest.fixture
def officer(place):
    return people.MembershipFactory(role="municipal_officer", organisation=place)


@pytest.fixture
def stranger(sibling):
    """The same office in another place."""
    return people.MembershipFactory(role="municipal_officer", organisation=sibling)


@pytest.fixture
def office(db):
    return people.MembershipFactory(role="programme_office")


@pytest.fixture
def training_class(school, edition, today):
    """Enrols; its days include today."""
    return make.TrainingClassFactory(
        organisation=school, edition=edition, starts_on=today, ends_on=today, hours=10
    )


@pytest.fixture
def running(training_class, place, edition):
    """A running class with two trainees."""
    rows = [
        make.EnrolmentFactory(
            training_class=training_class, trainee=make.trainee(place, edition, name=name)
        )
        for name in ("赵试甲", "钱试乙")
    ]
    with database.as_owner():
        type(training_class).objects.filter(pk=training_class.pk).update(state="running")
        training_class.refresh_from_db()
    return training_class, rows
