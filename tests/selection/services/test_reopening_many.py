"""After a change of the conditions many are judged anew: one reason, one statement, two people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.audit.models import AuditEntry
from core.notices.models import Notice
from core.workflow.errors import MoveRefused, Refused
from selection import policies
from selection.models import Letter, Nomination, Reopening, ReviewVerdict
from selection.services import judged_before, nominations, reopening
from tests.factories.core import MembershipFactory
from tests.factories.selection import RunFactory
from tests.plugins import database
from tests.selection import amending
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(stage):
    return MembershipFactory(organisation=stage.office.organisation, role="programme_office")


@pytest.fixture
def rule(stage):
    return amending.ruled(stage)


@pytest.fixture
def decided(stage, people, rule):
    """Three qualified and one rejected under the first version."""
    return amending.decided(stage, people[:4])


def propose(stage, **more):
    with acting(stage.reviewer) as actor:
        return reopening.propose_many(
            policies.nominations.scope(actor),
            **({"reason": "年龄条件已调整。"} | more), actor=actor, now=timezone.now(),
        )  # fmt: skip


def sign(second, verb=reopening.open_again_many, reason="同意"):
    with acting(second) as actor:
        rows = policies.reopenings.scope(actor, "open_again").to_sign()
        return verb(rows, actor=actor, now=timezone.now(), reason=reason)


def test_all_whom_the_change_concerns_are_proposed_and_signed_at_once(stage, decided, rule, second):
    amending.amend(stage, rule)
    done = propose(stage)
    assert (done.count, dict(done.left), done.same) == (4, {}, 0)
    with acting(stage.reviewer):
        assert {row.reason for row in Reopening.objects.all()} == {"年龄条件已调整。"}
        line = Reopening.objects.get(nomination=decided[1]).differences[0]
        assert (line["key"], line["before"], line["now"]) == ("born_between", "pass", "fail")
    assert sign(second) == 4
    with acting(stage.reviewer) as actor:
        rows = list(Nomination.objects.order_by("pk"))
        assert {(row.state, row.judged_by, row.round) for row in rows} == {("endorsed", None, 1)}
        assert all(row.review_due_on for row in rows)
        assert {row.light for row in rows} == {"red"}
        again = Nomination.objects.for_detail().get(pk=decided[1])
        nominations.reject(again, ground="age", reason="年龄", actor=actor, now=timezone.now())
        # Both results stay: the verdicts and the letters of both rounds.
        found = ReviewVerdict.objects.filter(nomination=again, stage="office").order_by("round")
        assert [(row.round, row.rule_verdict) for row in found] == [(0, "pass"), (1, "fail")]
        letters = Letter.objects.filter(nomination=again).order_by("number")
        assert [letter.kind for letter in letters] == ["qualified", "rejected"]


def test_one_entry_for_each_in_the_ledger_and_one_notice_for_each_place(
    stage, decided, rule, second
):
    amending.amend(stage, rule)
    propose(stage)
    sign(second)
    with database.as_owner():
        for action in ("reopening.create", "reopening.open_again", "nomination.reopen"):
            assert AuditEntry.objects.filter(action=action).count() == 4, action
        told = Notice.objects.filter(text_key="selection.reopenings_signed")
        assert {row.params["count"] for row in told} == {4}
        assert told.count() == 2


def test_the_number_of_statements_does_not_grow_with_the_number_of_cases(
    stage, decided, rule, second
):
    """One is proposed and signed, then three: as many statements each time."""
    amending.amend(stage, rule)
    counts = []
    for keys in (decided[:1], decided[1:]):
        with (
            CaptureQueriesContext(
                connection,
            ) as asked,
            acting(stage.reviewer) as actor,
        ):
            reopening.propose_many(
                Nomination.objects.filter(pk__in=keys), reason="调整", actor=actor,
                now=timezone.now(),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as signed:
            assert sign(second) == len(keys)
        counts.append((len(asked), len(signed)))
    assert counts[0] == counts[1]


def test_on_request_only_whom_the_rules_of_today_judge_otherwise(stage, decided, rule):
    amending.amend(stage, rule, {"from": "1950-01-01", "to": "1999-12-31"})
    with pytest.raises(Refused, match="Nobody among them"):
        propose(stage, only_differing=True)
    assert propose(stage).count == 4


def test_without_a_change_nobody_is_ready_and_each_is_counted_with_its_reason(stage, decided, rule):
    with acting(stage.reviewer):
        sifted = judged_before.sift(Nomination.objects.all())
        assert (sifted.ready, dict(sifted.left)) == ([], {"unchanged": 4})
    amending.amend(stage, rule)
    propose(stage)
    with acting(stage.reviewer):
        assert dict(judged_before.sift(Nomination.objects.all()).left) == {"waits": 4}
        assert judged_before.changed_since(Nomination.objects.all()).count() == 4


def test_who_proposed_signs_none_of_them(stage, decided, rule):
    amending.amend(stage, rule)
    propose(stage)
    own = MembershipFactory(
        user=stage.reviewer.user, organisation=stage.office.organisation, role="programme_office"
    )
    with acting(own) as actor:
        assert not policies.reopenings.scope(actor, "open_again").to_sign().exists()
        with pytest.raises(MoveRefused, match="does not sign"):
            reopening.open_again_many(
                Reopening.objects.all(), actor=actor, now=timezone.now(), reason="同意"
            )


def test_let_stand_many_leaves_every_decision(stage, decided, rule, second):
    amending.amend(stage, rule)
    propose(stage)
    assert sign(second, reopening.let_stand_many) == 4
    with acting(stage.reviewer):
        states = Nomination.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["rejected", "qualified", "qualified", "qualified"]
        assert set(Reopening.objects.values_list("state", flat=True)) == {"refused"}


def test_a_list_in_effect_meanwhile_stops_all_of_them(stage, decided, rule, second):
    amending.amend(stage, rule)
    propose(stage)
    RunFactory(edition=stage.edition, tier="municipal", state="effective")
    with pytest.raises(MoveRefused, match="list of the exam"):
        sign(second)
    with acting(stage.reviewer):
        assert Reopening.objects.to_sign().count() == 4
        assert not Nomination.objects.filter(state="endorsed").exists()
        assert dict(judged_before.sift(Nomination.objects.all()).left) == {"listed": 4}


def test_a_case_decided_otherwise_meanwhile_is_named(stage, decided, rule, second):
    amending.amend(stage, rule)
    propose(stage)
    with database.as_owner():
        Nomination.objects.filter(pk=decided[1]).update(state="withdrawn")
        name = Nomination.objects.get(pk=decided[1]).name
    with pytest.raises(MoveRefused, match=name):
        sign(second)
