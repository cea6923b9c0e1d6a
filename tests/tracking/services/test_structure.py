"""The people of the register as members of teams, counted in one statement."""

from collections import Counter
from datetime import date

import pytest

from candidates.rules.dates import PartialDate
from tests.factories import appointment, training
from tests.factories import core as orgs
from tests.factories.candidates import PersonFactory
from tests.factories.selection import NominationFactory, RunningEditionFactory
from tests.plugins import database
from tests.support import acting
from tracking.services import structure

pytestmark = pytest.mark.django_db
DAY = date(2011, 6, 30)


@pytest.fixture
def office(db):
    return orgs.MembershipFactory(role="programme_office")


@pytest.fixture
def edition(db):
    return RunningEditionFactory(year=2011)


@pytest.fixture
def place(db):
    return orgs.PlaceFactory()


def counted(member, edition, dimension="age", *, until=DAY, place=""):
    """(team level, key) -> people, whatever the edition made of them."""
    with acting(member) as actor:
        rows = structure.tally(actor, edition, ages_on=DAY, until=until, place=place)
    found = Counter()
    for level, _is_new, _tier, _is_trainee, named, key, number in rows:
        if named == dimension:
            found[level, key] += number
    return dict(found)


@pytest.mark.parametrize(
    ("level", "team"),
    [("1A21", "city"), ("1A22", "city"), ("1A31", "county"), ("1A32", "county"),
     ("1A41", "township"), ("1A42", "township")],
)  # fmt: skip
def test_a_position_level_says_in_which_teams_somebody_is(office, edition, level, team):
    PersonFactory(position_level=level)
    assert counted(office, edition, "sex") == {(team, "1"): 1}


@pytest.mark.parametrize("level", ["1A50", "O31", "R31", ""])
def test_titles_and_ranks_without_a_team_are_left_out(office, edition, level):
    PersonFactory(position_level=level)
    assert counted(office, edition) == {}


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (PartialDate(1975, 6), "36"),
        (PartialDate(1975, 7), "35"),
        (PartialDate(1975, 6, 30), "36"),
        (PartialDate(1975, 7, 1), "35"),
        (PartialDate(1976), "35"),
    ],
)
def test_ages_are_full_years_on_the_day(office, edition, born, age):
    PersonFactory(position_level="1A32", birth=born)
    assert counted(office, edition) == {("county", age): 1}


def test_whoever_came_later_or_is_on_a_closed_record_is_not_counted(office, edition):
    PersonFactory(position_level="1A32", level_since=PartialDate(2011, 7))
    closed, kept = PersonFactory(position_level="1A32"), PersonFactory(position_level="1A32")
    with database.as_owner():
        type(closed).objects.filter(pk=closed.pk).update(
            merged_into=kept, merged_at="2011-01-01T00:00:00+08:00"
        )
    assert counted(office, edition) == {("county", "31"): 1}
    assert counted(office, edition, until=date(2012, 1, 1)) == {("county", "31"): 2}


def test_what_is_not_known_of_somebody_has_no_key(office, edition):
    PersonFactory(position_level="1A32", ethnic_group="", education="", political_status="")
    for dimension in ("ethnic_group", "education", "politics", "field"):
        assert counted(office, edition, dimension) == {("county", ""): 1}


def test_an_appointment_of_the_programme_counts_where_the_post_is(office, edition, place):
    someone = training.trainee(place, edition, position_level="1A41", sex="2")
    proposal = appointment.NoticedProposalFactory(
        trainee=someone, state="appointed", vacancy__edition=edition, level="1A32"
    )
    held = appointment.AppointmentFactory(proposal=proposal, level="1A32")
    other = RunningEditionFactory(year=2012)
    with acting(office) as actor:
        rows = {
            row
            for row in structure.tally(actor, edition, ages_on=DAY, until=DAY)
            if row[4] == "sex"
        }
        later = structure.tally(actor, other, ages_on=DAY, until=DAY)
    assert rows == {("county", True, "municipal", True, "sex", "2", 1)}
    assert {row[:4] for row in later} == {("county", False, "", False)}
    with database.as_owner():
        type(held).objects.update(state="ended", ended_on=DAY, end_ground="transfer")
    assert counted(office, edition, "sex") == {("township", "2"): 1}


def test_nominees_count_once_handed_in_and_not_given_up(office, edition, place):
    for state in ("draft", "withdrawn", "cancelled", "submitted", "rejected"):
        NominationFactory(
            place=place, edition=edition, state=state, person__position_level="1A50",
            person__organisation=place,
        )  # fmt: skip
    with acting(office) as actor:
        rows = structure.tally(actor, edition, ages_on=DAY, until=DAY)
    found = [row for row in rows if row[4] == "field"]
    assert found == [("", False, "municipal", False, "field", found[0][5], 2)]
    assert found[0][5]


def test_somebody_nominated_often_is_one_person_with_the_latest_field(office, place):
    early, late = RunningEditionFactory(year=2011), RunningEditionFactory(year=2012)
    someone = PersonFactory(organisation=place, position_level="1A41")
    for edition in (early, late):
        NominationFactory(place=place, edition=edition, person=someone, state="submitted")
    for edition in (early, late):
        assert sum(counted(office, edition, "field").values()) == 1


def test_a_place_counts_its_own_people_and_the_province_those_of_one_place(office, edition, place):
    neighbour = orgs.PlaceFactory()
    for home in (place, neighbour, neighbour):
        PersonFactory(organisation=home, position_level="1A32")
    officer = orgs.MembershipFactory(organisation=place)
    assert counted(officer, edition, "sex") == {("county", "1"): 1}
    assert counted(officer, edition, "sex", place=neighbour.path) == {}
    assert counted(office, edition, "sex") == {("county", "1"): 3}
    assert counted(office, edition, "sex", place=neighbour.path) == {("county", "1"): 2}


def test_a_role_that_sees_no_people_counts_none(edition):
    mentor = orgs.MembershipFactory(role="mentor")
    assert counted(mentor, edition) == {}


def test_any_number_of_people_is_one_statement(office, edition, django_assert_num_queries):
    for _ in range(3):
        PersonFactory(position_level="1A32")
    with acting(office) as actor, django_assert_num_queries(1):
        structure.tally(actor, edition, ages_on=DAY, until=DAY)
