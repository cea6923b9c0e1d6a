"""Two places with a county each, vacancies in it, and the people who fill them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django.utils.timezone import localdate

from candidates.rules.dates import PartialDate
from tests.factories import appointment as make
from tests.factories import core as people
from tests.factories import training
from tests.factories.selection import RunningEditionFactory

#: A township head of long standing: fit for the deputy of a county.
FIT = {"position_level": "1A41", "level_since": PartialDate(2005, 1)}


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
    return RunningEditionFactory(notice_days=7)


@pytest.fixture
def place(db):
    return people.PlaceFactory(name="甲市", latin="City A")


@pytest.fixture
def sibling(db):
    return people.PlaceFactory(name="乙市", latin="City B")


@pytest.fixture
def county(place):
    return people.CountyFactory(parent=place, name="丙县", latin="County C")


@pytest.fixture
def appointer(place):
    return people.MembershipFactory(role="appointment_officer", organisation=place)


@pytest.fixture
def secretary(place):
    return people.MembershipFactory(role="committee_secretary", organisation=place)


@pytest.fixture
def stranger(sibling):
    return people.MembershipFactory(role="appointment_officer", organisation=sibling)


@pytest.fixture
def office(db):
    return people.MembershipFactory(role="programme_office")


@pytest.fixture
def vacancy(county, edition):
    return make.VacancyFactory(post__team__organisation=county, edition=edition)


@pytest.fixture
def elected(county, edition):
    """A vacancy that a congress fills."""
    return make.VacancyFactory(
        post__team__organisation=county,
        post__title="县长",
        post__is_elected=True,
        post__is_head=True,
        edition=edition,
    )


@pytest.fixture
def trainee(place, edition):
    return training.trainee(place, edition, name="赵试甲", **FIT)


@pytest.fixture
def another(place, edition):
    return training.trainee(place, edition, name="钱试乙", **FIT)
