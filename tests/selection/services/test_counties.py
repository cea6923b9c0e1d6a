"""County, place, province: each has its step, and nobody sees or takes more than that."""

import pytest
from django.urls import reverse

from core.workflow.errors import MoveRefused, Refused
from selection.models import Nomination
from selection.services import nominations
from tests.factories.candidates import PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.selection.services.test_chain import CONTENT
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(stage):
    return CountyFactory(parent=stage.place)


@pytest.fixture
def clerk(county):
    return MembershipFactory(role="county_officer", organisation=county)


@pytest.fixture
def case(stage, clerk, county, now):
    """One of the county's own people, handed in by the county."""
    person = PersonFactory(organisation=county)
    with acting(clerk) as actor:
        actor.user = clerk.user
        row = nominations.nominate(
            edition=stage.edition, tier="municipal", sub_project=stage.field, person=person,
            actor=actor, now=now, **CONTENT,
        )  # fmt: skip
        nominations.submit(row, actor=actor, now=now)
    return row


def test_the_county_nominates_the_place_endorses_and_the_province_decides(
    stage, clerk, county, case, now
):
    assert (case.place, case.organisation) == (stage.place, county)
    with acting(clerk) as actor, pytest.raises((MoveRefused, Refused)):
        nominations.endorse(case, actor=actor, now=now)
    with acting(stage.author) as actor:
        nominations.endorse(case, actor=actor, now=now)
    with acting(clerk):
        assert Nomination.objects.get().state == "endorsed"
    with acting(stage.reviewer) as actor:
        nominations.pass_review_many(Nomination.objects.all(), actor=actor, now=now)
    with acting(clerk):
        assert Nomination.objects.get().state == "qualified"


def test_what_the_place_returns_comes_back_to_the_county(client, stage, clerk, case, now):
    with acting(stage.author) as actor:
        nominations.send_back(
            case, actor=actor, now=now, reason="实绩部分过于笼统", marks={"grounds": "请写明"}
        )
    sign_in(client, clerk)
    page = client.get(reverse("selection:nomination-edit", args=[case.ref])).content.decode()
    assert "请写明" in page
    with acting(clerk) as actor:
        row = Nomination.objects.get()
        nominations.revise(row, actor=actor, now=now, grounds="主持农村饮水工程")
        nominations.submit(row, actor=actor, now=now)
        assert Nomination.objects.get().state == "submitted"


def test_a_county_sees_neither_the_people_of_its_place_nor_of_another_county(client, stage, clerk):
    PersonFactory(organisation=stage.place, name="邻居甲")
    PersonFactory(organisation=CountyFactory(parent=stage.place), name="邻居乙")
    sign_in(client, clerk)
    for name in ("selection:nomination-choose", "candidates:person-list"):
        assert "邻居" not in client.get(reverse(name)).content.decode()
