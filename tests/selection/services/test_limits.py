"""The meter: the same numbers for page, program and county; nobody gets beyond them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from core.workflow.errors import Refused
from selection.models import Nomination
from selection.rules import Meter
from selection.services import limits, nominations
from tests.factories.candidates import PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.factories.selection import NominationFactory
from tests.support import acting, sign_in


@pytest.fixture
def used(db, stage, people):
    """All six nominations of the first place; two of them in the name of a county."""
    county = CountyFactory(parent=stage.place)
    theirs = [PersonFactory(organisation=county) for _number in range(2)]
    for number, person in enumerate([*theirs, *people[2:]]):
        NominationFactory(
            edition=stage.edition,
            sub_project=stage.field,
            place=stage.place,
            organisation=county if number < 2 else stage.place,
            person=person,
        )
    return MembershipFactory(role="county_officer", organisation=county)


def test_a_county_reads_the_numbers_of_its_whole_place(stage, used):
    for reader in (used, stage.author, stage.office):
        with acting(reader):
            found = limits.meter(stage.edition, "municipal", stage.field, stage.place)
            assert (found.limit, found.used, found.left) == (6, 6, 0), reader


def test_a_place_reads_no_numbers_of_another(stage, used):
    with acting(stage.neighbour):
        places = {place for _tier, _field, place in limits.meters(stage.edition)}
        assert places == {None, stage.sibling.pk}


def test_pages_and_api_tell_the_same(client, stage, used):
    sign_in(client, stage.author)
    page = client.get(reverse("selection:nomination-limits"))
    [line] = [each for each in page.context["meter_lines"] if each["tier"] == "municipal"]
    assert (line["meter"].used, line["meter"].left) == (6, 0)
    rows = client.get(reverse("nomination-limits")).json()
    assert {
        "tier": "municipal",
        "field": stage.field.field,
        "limit": 6,
        "nominated": 6,
        "left": 0,
        "units": [],
        "closes_on": None,
    } in rows
    sign_in(client, stage.office)
    page = client.get(reverse("selection:nomination-limits"))
    sums = {each["place"]: each["meter"].left for each in page.context["places"]}
    assert (sums[stage.place], sums[stage.sibling]) == (0, 6)


def test_one_more_is_refused_in_the_service_over_the_api_and_at_the_sql_prompt(
    client, stage, used, now
):
    extra = PersonFactory(organisation=stage.place)
    with acting(stage.author) as actor, pytest.raises(Refused):
        nominations.nominate(
            edition=stage.edition, tier="municipal", sub_project=stage.field, person=extra,
            actor=actor, now=now,
        )  # fmt: skip
    sign_in(client, stage.author)
    given = {
        "edition": str(stage.edition.ref), "person": str(extra.ref), "tier": "municipal",
        "field": stage.field.field,
    }  # fmt: skip
    answer = client.post(reverse("nomination-list"), given, content_type="application/json")
    assert answer.status_code == 422
    copy = (
        "INSERT INTO selection_nomination SELECT (jsonb_populate_record(n, jsonb_build_object("
        "'id', 999999, 'ref', gen_random_uuid(), 'person_id', %s))).* FROM selection_nomination n LIMIT 1"
    )
    with acting(stage.author), pytest.raises(IntegrityError, match="6 used"), transaction.atomic():
        connection.cursor().execute(copy, [extra.pk])


def test_what_a_county_withdraws_is_free_again(client, stage, used, now):
    sign_in(client, used)
    with acting(used):
        row = Nomination.objects.first()
    url = reverse("selection:nomination-move", args=[row.ref, "withdraw"])
    assert client.post(url, {"reason": "本人调离"}).status_code == 302
    with acting(used):
        assert limits.meter(stage.edition, "municipal", stage.field, stage.place).left == 1


@given(st.integers(0, 50), st.integers(0, 60))
def test_a_meter_never_shows_less_than_nothing(limit, used):
    meter = Meter(limit, used)
    assert meter.left == max(0, limit - used)
    assert meter.is_full == (meter.left == 0)
    assert 0 <= meter.percent <= 100
