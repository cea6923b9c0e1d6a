"""A county nominates within the seats that the plan of its place gives it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.workflow.errors import Refused
from planning.services import dividing
from selection.models import Nomination
from selection.rules import Meter
from selection.services import limits, nominations
from tests.factories.candidates import PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.factories.planning import CityPlanFactory, CityPlanVersionFactory, UnitQuotaFactory
from tests.factories.selection import NominationFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
USED_UP = "gives this unit are used up"


@pytest.fixture
def counties(stage):
    return [CountyFactory(parent=stage.place) for _number in range(2)]


@pytest.fixture
def officers(counties):
    return [MembershipFactory(role="county_officer", organisation=one) for one in counties]


@pytest.fixture
def divided(stage, counties):
    """One of the place's two seats is the first county's, none the second's: at 3:1 three may be
    nominated by the first."""
    plan = CityPlanFactory(
        edition=stage.edition, organisation=stage.place, state="accepted",
        filed_at="2011-01-02T00:00:00Z",
    )  # fmt: skip
    version = CityPlanVersionFactory(plan=plan)
    for kept in (None, version):
        UnitQuotaFactory(
            plan=plan, plan_version=kept, sub_project=stage.field, organisation=counties[0]
        )
    return plan


def nominate(stage, officer, now, tier="municipal"):
    with acting(officer) as actor:
        return nominations.nominate(
            edition=stage.edition, tier=tier, sub_project=stage.field,
            person=PersonFactory(organisation=officer.organisation), actor=actor, now=now,
        )  # fmt: skip


def of(stage, officer, county):
    with acting(officer):
        return limits.of_unit(limits.unit_meters(stage.edition), stage.field, stage.place, county)


def test_a_county_nominates_up_to_its_seats_and_no_further(stage, divided, officers, now):
    for _number in range(3):
        nominate(stage, officers[0], now)
    with pytest.raises(Refused, match=USED_UP):
        nominate(stage, officers[0], now)
    with pytest.raises(Refused, match=USED_UP):
        nominate(stage, officers[1], now)
    nominate(stage, stage.author, now)


def test_the_provincial_tier_and_places_without_a_division_are_not_bound(
    stage, divided, officers, now
):
    nominate(stage, officers[1], now, tier="provincial")
    county = CountyFactory(parent=stage.sibling)
    officer = MembershipFactory(role="county_officer", organisation=county)
    nominate(stage, officer, now)
    assert of(stage, officer, county) is None


def test_what_is_written_but_not_in_force_binds_nobody(stage, counties, officers, now):
    plan = CityPlanFactory(edition=stage.edition, organisation=stage.place)
    UnitQuotaFactory(plan=plan, sub_project=stage.field, organisation=counties[0])
    nominate(stage, officers[1], now)
    assert of(stage, stage.author, counties[1]) is None


def test_after_a_later_division_those_there_stay_and_no_more_come(
    stage, counties, officers, now, request
):
    row = nominate(stage, officers[1], now)
    request.getfixturevalue("divided")
    assert of(stage, officers[1], counties[1]) == Meter(0, 1)
    with acting(officers[1]) as actor:
        nominations.revise(row, grounds="补充", actor=actor, now=now)
    with pytest.raises(Refused, match=USED_UP):
        nominate(stage, officers[1], now)


def test_at_the_prompt_no_way_leads_beyond_the_seats(stage, divided, officers, counties, now):
    for _number in range(3):
        nominate(stage, officers[0], now)
    own = nominate(stage, stage.author, now)
    gone = NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="withdrawn",
        organisation=counties[0], person=PersonFactory(organisation=counties[0]),
    )  # fmt: skip
    with acting(stage.author):
        for pk, values in (
            (own.pk, {"organisation": counties[0]}),
            (own.pk, {"organisation": counties[1]}),
            (gone.pk, {"state": "draft"}),
        ):
            with pytest.raises(IntegrityError, match="used by the unit"), transaction.atomic():
                Nomination.objects.filter(pk=pk).update(**values)


def test_each_reader_sees_the_units_in_view(stage, divided, officers, counties, now):
    nominate(stage, officers[0], now)
    assert of(stage, officers[0], counties[0]) == Meter(3, 1)
    assert of(stage, officers[0], counties[1]) is None
    for reader in (stage.author, stage.office):
        assert of(stage, reader, counties[0]) == Meter(3, 1)
        assert of(stage, reader, counties[1]) == Meter(0, 0)
    assert of(stage, stage.neighbour, counties[0]) is None


def test_page_api_and_plan_tell_the_same(client, stage, divided, officers, counties, now):
    nominate(stage, officers[0], now)
    sign_in(client, stage.author)
    page = client.get(reverse("selection:nomination-limits"))
    [line] = [each for each in page.context["meter_lines"] if each["tier"] == "municipal"]
    assert line["units"] == [(counties[0], Meter(3, 1), 2)]
    [row] = [
        each for each in client.get(reverse("nomination-limits")).json()
        if each["tier"] == "municipal"
    ]  # fmt: skip
    assert [each["left"] for each in row["units"]] == [2]
    plan = client.get(reverse("planning:cityplan-detail", args=[divided.ref]))
    lines = [(each.unit, each.limit, each.nominated) for each in plan.context["division"].lines]
    assert lines == [(counties[0], 3, 1), (counties[1], 0, 0)]
    with acting(stage.author) as actor:
        found = dividing.nominated(stage.edition, actor)
        assert found[stage.field.pk, counties[0].pk] == (3, 1)
    [row] = [
        each for each in client.get("/api/v1/city-plans/").json()["results"]
        if each["ref"] == str(divided.ref)
    ]  # fmt: skip
    assert row["unit_quotas"] == row["versions"][0]["unit_quotas"]
    assert [each["seats"] for each in row["unit_quotas"]] == [1]


def test_a_county_reads_its_own_limit_in_its_form(client, stage, divided, officers):
    sign_in(client, officers[1])
    person = PersonFactory(organisation=officers[1].organisation)
    address = f"{reverse('selection:nomination-create')}?person={person.ref}"
    lines = client.get(address).context["meter_lines"]
    assert [line["units"] for line in lines if line["tier"] == "municipal"] == [
        [(officers[1].organisation, Meter(0, 0), 0)]
    ]
    typed = {"tier": "municipal", "sub_project": str(stage.field.ref)}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert USED_UP in answer.content.decode()


def test_a_sheet_of_a_county_names_the_first_line_beyond_its_seats(
    client, stage, divided, officers
):
    head, lines = "name,tier,field\n", ""
    for number in range(4):
        PersonFactory(organisation=officers[0].organisation, name=f"岑甲{number}")
        lines += f"岑甲{number},municipal,{stage.field.field}\n"
    sign_in(client, officers[0])
    file = SimpleUploadedFile("sheet.csv", (head + lines).encode(), content_type="text/csv")
    answer = client.post(reverse("selection:nomination-import"), {"file": file}, follow=True)
    assert [fault.line for fault in answer.context["run"].fault_list] == [5]


def test_the_place_divides_its_seats_on_a_page(client, stage, counties):
    plan = CityPlanFactory(edition=stage.edition, organisation=stage.place)
    sign_in(client, stage.author)
    address = reverse("planning:cityplan-divide", args=[plan.ref])
    assert client.get(address).status_code == 200
    cells = {f"cell.{stage.field.pk}.{county.pk}": "2" for county in counties}
    answer = client.post(address, cells)
    assert answer.status_code == 422
    assert "4 seats are given to units" in answer.content.decode()
    cells |= {f"cell.{stage.field.pk}.{counties[1].pk}": ""}
    assert client.post(address, cells).status_code == 302
    with acting(stage.author):
        assert dividing.written(plan) == {(stage.field.pk, counties[0].pk): 2}
