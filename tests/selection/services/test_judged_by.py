"""Who was judged keeps the conditions that judged him when the edition changes them."""

import pytest
from django.db.models import Sum
from django.utils import timezone

from planning.models import Edition
from planning.services import amendments, proposing, versions
from planning.states import Part, Tier
from selection.models import Nomination
from selection.services import criteria, eligibility, nominations
from tests.factories.planning import LeadingGroupMemberFactory, QualificationRuleFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db

OLD = {"from": "1940-01-01", "to": "1999-12-31"}
NEW = {"from": "1999-12-30", "to": "1999-12-31"}


@pytest.fixture
def rule(stage):
    """A published edition that could be changed: its seats add up, and somebody leads it."""
    with database.as_owner():
        for tier in Tier.values:
            seats = stage.edition.quotas.filter(tier=tier).aggregate(total=Sum("seats"))["total"]
            Edition.objects.filter(pk=stage.edition.pk).update(**{f"{tier}_seats": seats or 0})
    LeadingGroupMemberFactory(edition=stage.edition)
    QualificationRuleFactory(
        edition=stage.edition, tier="provincial", key="born_between", parameters=OLD
    )
    return QualificationRuleFactory(edition=stage.edition, key="born_between", parameters=OLD)


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
    with acting(stage.office) as actor:
        stage.edition.refresh_from_db()
        draft = amendments.begin(stage.edition, reason="省委要求", actor=actor, now=now)
        proposing.propose(draft, Part.RULES, rule.ref, parameters=NEW, actor=actor, now=now)
        return amendments.publish(draft, actor=actor, now=now)


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
