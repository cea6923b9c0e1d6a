"""A place writes and files its plan; the province accepts or returns it."""

import pytest
from django.urls import reverse

from core.notices.models import Notice
from core.workflow.errors import MoveRefused
from planning.models import CityPlan
from planning.services import city_plans, editions
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(published, officer, now):
    with acting(officer) as actor:
        plan = CityPlan.objects.select_related("edition__organisation", "organisation").get()
        city_plans.edit(plan, body="我市方案", actor=actor, now=now)
        return city_plans.file(plan, actor=actor, now=now)


def test_an_empty_plan_is_not_filed(published, officer, now):
    with acting(officer) as actor, pytest.raises(MoveRefused):
        city_plans.file(CityPlan.objects.get(), actor=actor, now=now)


def test_filing_tells_the_office_and_closes_the_plan_for_writing(filed, office, officer, now):
    with acting(office) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.filed").exists()
    with acting(officer) as actor, pytest.raises(MoveRefused):
        city_plans.edit(filed, body="改", actor=actor, now=now)


def test_a_returned_plan_is_written_again_and_filed_again(filed, office, officer, now):
    with acting(office) as actor:
        with pytest.raises(MoveRefused):
            city_plans.send_back(filed, actor=actor, now=now)
        filed.refresh_from_db()
        city_plans.send_back(filed, reason="请补充名额", actor=actor, now=now)
    with acting(officer) as actor:
        plan = CityPlan.objects.get()
        city_plans.edit(plan, body="补充", actor=actor, now=now)
        assert city_plans.file(plan, actor=actor, now=now).state == "filed"


def test_the_office_accepts_many(filed, office, now):
    with acting(office) as actor:
        assert city_plans.accept_many(CityPlan.objects.all(), actor=actor, now=now) == 1
        assert CityPlan.objects.get(pk=filed.pk).state == "accepted"


def test_nothing_is_filed_for_a_closed_edition(published, office, officer, now):
    with acting(office) as actor:
        editions.close(published, reason="结束", actor=actor, now=now)
    with acting(officer) as actor, pytest.raises(MoveRefused):
        city_plans.edit(CityPlan.objects.get(), body="迟", actor=actor, now=now)


def test_who_has_not_begun_is_counted_apart_and_found(published, office, officer, now):
    def counted():
        with acting(office):
            rows = CityPlan.objects.all()
            return rows.counts_by_state(), rows.not_begun().count()

    assert counted() == ({"draft": 2, "": 2}, 2)
    with acting(officer) as actor:
        city_plans.edit(CityPlan.objects.get(), tasks="调研", actor=actor, now=now)
    assert counted() == ({"draft": 2, "": 1}, 1)


def test_the_board_and_the_list_name_the_places_that_have_not_begun(client, published, office):
    sign_in(client, office)
    board = client.get(published.get_absolute_url(), {"tab": "plans"}).content.decode()
    assert board.count("Not begun") == 3  # the sum, and each place
    found = client.get(reverse("planning:cityplan-list"), {"begun": "no"})
    assert found.context["stats"][0][1] == 2
