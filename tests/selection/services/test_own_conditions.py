"""A place's own conditions judge its nominees, on every way on which nominees are judged."""

import datetime
import html

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.workflow.errors import Refused
from selection.models import Letter, Nomination
from selection.services import criteria, eligibility, nominations, verdicts
from tests.factories.candidates import PersonFactory
from tests.factories.planning import (
    CityPlanFactory,
    CityPlanVersionFactory,
    QualificationRuleFactory,
)
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
KEY = "grassroots_years_min"


def stated(key=KEY, severity="blocks", **parameters):
    return {"key": key, "parameters": parameters, "severity": severity, "legal_basis": "市方案"}


def put_in_force(stage, *conditions, **values):
    """The plan of the first place asks for these."""
    plan = CityPlanFactory(
        edition=stage.edition, organisation=stage.place, state="accepted",
        filed_at="2011-01-02T00:00:00Z",
    )  # fmt: skip
    return CityPlanVersionFactory(plan=plan, conditions=list(conditions), **values)


@pytest.fixture
def nominees(stage):
    """Two years and a half at the grass roots, of the first and of the second place; the province asks
    for two years."""
    QualificationRuleFactory(edition=stage.edition)
    return [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=place, state="endorsed",
            person=PersonFactory(organisation=place, grassroots_months=30),
            author=stage.author.user, approver=stage.approver.user,
        )
        for place in (stage.place, stage.sibling)
    ]  # fmt: skip


def again(row):
    with database.as_owner():
        return Nomination.objects.for_detail().get(pk=row.pk)


def held(stage, rows, today):
    """(verdict, who asks, what the province asks instead) of the only criterion of each."""
    with acting(stage.reviewer):
        found = criteria.of_many([again(row) for row in rows], today)
        computed = [found[row.pk][0].criterion for row in rows]
        return [(each.verdict, each.source, each.asked_text) for each in computed]


def test_a_stricter_condition_fails_whom_the_province_would_pass(stage, nominees, today):
    put_in_force(stage, stated(years=3))
    own, other = held(stage, nominees, today)
    assert own == ("fail", "place", "at least 2 years at the grass roots")
    assert other == ("pass", "province", "")
    with acting(stage.reviewer):
        found = eligibility.verdicts_of(Nomination.objects.all(), today)
        assert [found[row.pk][0].verdict for row in nominees] == ["fail", "pass"]


def test_an_added_condition_stands_after_those_of_the_province(stage, nominees, today):
    put_in_force(stage, stated("health"))
    with acting(stage.reviewer):
        found = criteria.of_many([again(row) for row in nominees], today)
    assert [each.key for each in found[nominees[0].pk]] == [KEY, "health"]
    assert [each.key for each in found[nominees[1].pk]] == [KEY]


def test_who_was_handed_in_before_the_plan_was_in_force_is_not_judged_by_it(
    stage, nominees, today, now
):
    put_in_force(stage, stated(years=3), accepted_at=now)
    with database.as_owner():
        Nomination.objects.update(submitted_at=now - datetime.timedelta(days=1))
    assert held(stage, nominees[:1], today) == [("pass", "province", "")]


def test_the_bulk_pass_takes_only_whom_the_place_lets_pass(stage, nominees, now):
    put_in_force(stage, stated(years=3))
    with acting(stage.reviewer) as actor:
        with pytest.raises(Refused, match="not green"):
            nominations.pass_review_many(Nomination.objects.all(), actor=actor, now=now)
        rows = Nomination.objects.filter(pk=nominees[1].pk)
        assert nominations.pass_review_many(rows, actor=actor, now=now) == 1


def fail(stage, row, now):
    with acting(stage.reviewer) as actor:
        verdicts.give(
            again(row), key="health", verdict="fail", reason="体检不合格", actor=actor, now=now
        )


@pytest.mark.parametrize(("severity", "passes"), [("warns", True), ("blocks", False)])
def test_at_the_prompt_an_added_condition_bars_or_warns_as_the_place_says(
    stage, nominees, now, severity, passes
):
    put_in_force(stage, stated("health", severity))
    row = nominees[0]
    fail(stage, row, now)
    with acting(stage.reviewer) as actor:
        rows = Nomination.objects.filter(pk=row.pk)

        def qualify():
            with transaction.atomic():
                rows.update(state="qualified", reviewer=actor.user_id, exam_number=f"2{row.pk:07d}")

        if passes:
            qualify()
        else:
            with pytest.raises(IntegrityError, match="found not met"):
                qualify()


def test_what_warns_by_the_province_and_bars_by_the_place_bars_at_the_prompt(stage, nominees, now):
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={}, severity="warns")
    put_in_force(stage, stated("health"))
    for row, passes in zip(nominees, (False, True), strict=True):
        fail(stage, row, now)
        with acting(stage.reviewer) as actor:
            rows = Nomination.objects.filter(pk=row.pk)
            if passes:
                assert (
                    rows.update(
                        state="qualified", reviewer=actor.user_id, exam_number=f"2{row.pk:07d}"
                    )
                    == 1
                )
            else:
                with pytest.raises(IntegrityError, match="found not met"), transaction.atomic():
                    rows.update(
                        state="qualified", reviewer=actor.user_id, exam_number=f"2{row.pk:07d}"
                    )


def test_the_letter_says_what_the_plan_of_the_place_asked(stage, nominees, now):
    put_in_force(stage, stated(years=3))
    with acting(stage.reviewer) as actor:
        nominations.reject_many(
            Nomination.objects.all(), reason="基层年限不足", ground="file", actor=actor, now=now
        )
    with database.as_owner():
        lines = {row.nomination_id: row.text["lines"] for row in Letter.objects.all()}
    own, other = (lines[row.pk] for row in nominees)
    assert len(own) == len(other) + 1
    assert stage.place.name in own[1]
    assert "3" in own[1]


@pytest.mark.parametrize("count", [1, 3])
def test_the_statements_do_not_grow_with_the_nominees(
    stage, nominees, today, count, django_assert_num_queries
):
    put_in_force(stage, stated(years=3))
    for _number in range(count - 1):
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="endorsed"
        )
    with acting(stage.reviewer):
        # As without own conditions, and one more for the nominees whom they judge.
        with django_assert_num_queries(6):
            eligibility.verdicts_of(Nomination.objects.all(), today)


def test_the_pages_and_the_api_say_who_asks(stage, nominees, client):
    put_in_force(stage, stated(years=3))
    row = nominees[0]
    sign_in(client, stage.reviewer)
    for name in ("review-detail", "nomination-detail"):
        address = reverse(f"selection:{name}", args=[row.ref])
        page = html.unescape(client.get(address, {"tab": "rules"}).content.decode())
        assert "The place's plan" in page
        assert "The province asks: at least 2 years at the grass roots" in page
    address = f"/api/v1/nominations/{row.ref}/criteria/"
    [found] = client.get(address).json()
    assert (found["asked_by"], found["verdict"]) == ("place", "fail")
    assert found["province_asks"] == "at least 2 years at the grass roots"
