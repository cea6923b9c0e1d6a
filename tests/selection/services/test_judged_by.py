"""Who was judged keeps the conditions that judged him when the edition changes them."""

import pytest
from django.utils import timezone

from planning.services import versions
from selection.models import Nomination
from selection.services import criteria, eligibility, nominations
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.selection import amending
from tests.selection.amending import NEW, OLD
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule(stage):
    return amending.ruled(stage)


@pytest.fixture
def cases(stage, people, rule):
    """One to be rejected, one to be qualified, one that stays open."""
    return [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, person=person, place=stage.place,
            author=stage.author.user, approver=stage.approver.user, state="endorsed",
        )
        for person in people[:3]
    ]  # fmt: skip


@pytest.fixture
def changed(stage, cases, rule):
    """Two are judged under the first version, then the condition changes."""
    now = timezone.now()
    with acting(stage.office):
        versions.keep(stage.edition, now=now)
    with acting(stage.reviewer) as actor:
        rejected, qualified, _open = Nomination.objects.for_detail().order_by("pk")
        nominations.reject(rejected, reason="不符合", actor=actor, now=now)
        ready = Nomination.objects.filter(pk=qualified.pk)
        nominations.pass_review_many(ready, actor=actor, now=now)
    return amending.amend(stage, rule)


def test_the_version_that_judged_is_noted_and_judges_on(stage, cases, changed):
    assert changed.nominees == {"open": 1, "judged": 2}
    today = timezone.localdate()
    with acting(stage.reviewer):
        rows = list(Nomination.objects.for_detail().order_by("pk"))
        assert [row.judged_by for row in rows] == [1, 1, None]
        found = criteria.of_many(rows, today)
        asked = [[each.criterion.needed for each in found[row.pk]] for row in rows]
        assert asked == [[OLD], [OLD], [NEW]]
        again = eligibility.verdicts_of(Nomination.objects.all(), today)
        assert [[each.needed for each in again[row.pk]] for row in rows] == [[OLD], [OLD], [NEW]]


def test_a_change_of_other_things_asks_for_the_conditions_as_they_are(stage, cases, rule):
    now = timezone.now()
    with acting(stage.office):
        for reason in ("", "调整日程"):
            versions.keep(stage.edition, now=now, reason=reason)
        with database.as_owner():
            type(rule).objects.filter(pk=rule.pk).update(parameters=NEW)
        assert versions.rules_before_change(stage.edition, 1) == []
