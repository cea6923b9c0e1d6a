"""A place writes and files its plan; the province accepts or returns it."""

import pytest

from core.notices.models import Notice
from core.workflow.errors import MoveRefused
from planning.models import CityPlan
from planning.services import city_plans, editions
from tests.support import acting

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
