"""What was accepted of a city plan is in force until a change of it is accepted."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from core.notices.models import Notice
from core.workflow.errors import MoveRefused, Refused
from planning import handover
from planning.models import CityPlan, CityPlanVersion
from planning.services import city_conditions, city_plans
from tests.factories import core as people
from tests.support import acting

pytestmark = pytest.mark.django_db
KEY = "grassroots_years_min"
DAY = datetime.timedelta(days=1)


def plan_of(membership, published):
    rows = CityPlan.objects.select_related("edition__organisation", "organisation")
    return rows.get(edition=published, organisation=membership.organisation)


@pytest.fixture
def asking(published, officer, now):
    """A filed plan that asks for three years instead of two, and closes a day earlier."""
    with acting(officer) as actor:
        plan = plan_of(officer, published)
        closes = published.nomination_closes_on - DAY
        city_plans.edit(plan, body="我市方案", closes_on=closes, actor=actor, now=now)
        city_conditions.add(plan, key=KEY, parameters={"years": 3}, actor=actor, now=now)
        return city_plans.file(plan, actor=actor, now=now)


def years(published, place, handed_in=None):
    """(years asked for, who asks) of a nominee of the place."""
    [([rule], _keys)] = handover.rule_sets(published, "municipal", [(1, place.pk, handed_in)])
    return rule.parameters["years"], rule.source


def again(plan):
    rows = CityPlan.objects.select_related("edition__organisation", "organisation")
    return rows.get(pk=plan.pk)


@pytest.fixture
def accepted(asking, office, now):
    with acting(office) as actor:
        return city_plans.accept(again(asking), actor=actor, now=now)


def test_a_plan_that_is_only_filed_judges_nobody(asking, published, places, office):
    with acting(office):
        assert years(published, places[0]) == (2, "province")
        assert handover.own_closing_days(published) == {}


def test_an_accepted_plan_judges_the_nominees_of_its_place_alone(
    accepted, published, places, office, officer
):
    with acting(office):
        assert years(published, places[0]) == (3, "place")
        assert years(published, places[1]) == (2, "province")
        both = handover.rule_sets(
            published, "municipal", [(1, places[0].pk, None), (2, places[1].pk, None)]
        )
        assert [keys for _rules, keys in both] == [[2], [1]]
    with acting(officer):
        assert years(published, places[0]) == (3, "place")


def test_the_provincial_tier_is_not_touched(accepted, published, places, office):
    with acting(office):
        [(rules, _keys)] = handover.rule_sets(published, "provincial", [(1, places[0].pk, None)])
        assert rules == []


def test_who_was_handed_in_before_is_judged_by_the_province_alone(
    accepted, published, places, office, now
):
    with acting(office):
        assert years(published, places[0], now - DAY) == (2, "province")
        assert years(published, places[0], now + DAY) == (3, "place")


def test_a_change_holds_from_its_acceptance_and_the_old_plan_until_then(
    accepted, published, places, office, officer, now
):
    later = now + datetime.timedelta(minutes=2)
    with acting(officer) as actor:
        plan = again(accepted)
        with pytest.raises(MoveRefused):
            city_plans.reopen(plan, actor=actor, now=now)
        plan = again(accepted)
        city_plans.reopen(plan, reason="提高基层年限", actor=actor, now=now)
        own = plan.conditions.get()
        city_conditions.edit(own, parameters={"years": 5}, actor=actor, now=now)
        city_plans.edit(plan, closes_on=None, actor=actor, now=now)
        assert years(published, places[0]) == (3, "place")
        assert places[0].pk in handover.own_closing_days(published)
        city_plans.file(plan, actor=actor, now=now)
        assert years(published, places[0]) == (3, "place")
    with acting(office) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.reopened").exists()
        assert city_plans.accept_many(CityPlan.objects.all(), actor=actor, now=later) == 1
        assert years(published, places[0]) == (5, "place")
        assert years(published, places[0], now) == (3, "place")
        assert handover.own_closing_days(published) == {}


def test_a_place_whose_plan_is_open_for_a_change_is_not_reminded_of_it_as_late(
    accepted, published, officer, now
):
    with acting(officer) as actor:
        assert CityPlan.objects.with_days_late(localdate(now)).get().days_late
        city_plans.reopen(again(accepted), reason="补充", actor=actor, now=now)
        filed = localdate(accepted.filed_at)
        [row] = CityPlan.objects.with_days_late(filed + 9 * DAY)
        assert row.days_late == (filed - published.nomination_opens_on).days
        assert not CityPlan.objects.waiting_for_place().never_in_force().exists()


def test_a_place_closes_never_after_the_province(accepted, published, places, office):
    with acting(office):
        days = handover.own_closing_days(published, [places[0].pk, places[1].pk])
        assert days == {places[0].pk: published.nomination_closes_on - DAY}
        published.nomination_closes_on -= 3 * DAY
        assert handover.own_closing_days(published) == {
            places[0].pk: published.nomination_closes_on
        }


def test_while_nominations_run_a_place_does_not_close_for_a_day_that_is_over(
    published, officer, now
):
    today = localdate(now)
    with acting(officer) as actor:
        plan = plan_of(officer, published)
        plan.edition.nomination_opens_on = today - 9 * DAY
        plan.edition.nomination_closes_on = today + 9 * DAY
        with pytest.raises(Refused) as refused:
            city_plans.edit(plan, closes_on=today - 3 * DAY, actor=actor, now=now)
    assert set(refused.value.fields) == {"closes_on"}


def test_at_the_prompt_no_place_puts_its_plan_into_force_and_nobody_changes_what_was(
    asking, accepted, office, officer
):
    def copy(**values):
        [kept] = CityPlanVersion.objects.all()
        names = ("org_path", "plan", "edition", "organisation", "accepted_at", "closes_on")
        given = {name: getattr(kept, name) for name in names} | {"number": 2} | values
        return CityPlanVersion.objects.create(**given)

    def refused(write):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()

    with acting(officer):
        refused(copy)
    with acting(office):
        refused(lambda: copy(closes_on=None))
        refused(lambda: CityPlanVersion.objects.update(conditions=[]))
        refused(lambda: CityPlanVersion.objects.all().delete())
        copy()


def test_a_county_reads_what_is_in_force_in_its_place_and_a_neighbour_does_not(
    accepted, places, officer, neighbour
):
    county = people.MembershipFactory(
        role="county_officer", organisation=people.CountyFactory(parent=places[0])
    )
    with acting(county):
        assert CityPlanVersion.objects.count() == 1
    with acting(neighbour):
        assert not CityPlanVersion.objects.exists()
