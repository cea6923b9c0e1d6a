"""Judging anew: by two people, with the decision before kept; a list of the exam waits for it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.workflow.errors import MoveRefused, Refused
from selection.models import Departure, Letter, Nomination, Reopening, ReviewVerdict
from selection.services import criteria, nominations, reopening
from tests.factories.core import MembershipFactory
from tests.factories.reviews import PDF
from tests.factories.selection import RunFactory
from tests.selection import amending
from tests.support import acting

pytestmark = pytest.mark.django_db


def paper():
    return SimpleUploadedFile("档案.pdf", PDF, "application/pdf")


@pytest.fixture
def second(stage):
    """Another person of the programme office, for the second signature."""
    return MembershipFactory(organisation=stage.office.organisation, role="programme_office")


@pytest.fixture
def rule(stage):
    return amending.ruled(stage)


@pytest.fixture
def decided(stage, people, rule):
    """One not qualified, one qualified, under the first version of the edition."""
    return amending.decided(stage, people[:2])


def case(pk):
    return Nomination.objects.for_detail().get(pk=pk)


def propose(stage, pk, ground="new_data", **more):
    more = {"reason": "档案核查有新发现。", "document": paper()} | more
    with acting(stage.reviewer) as actor:
        return reopening.propose(case(pk), ground=ground, actor=actor, now=timezone.now(), **more)


def sign(second, row, verb=reopening.open_again):
    with acting(second) as actor:
        return verb(row, actor=actor, now=timezone.now(), reason="同意")


def test_after_changed_conditions_a_qualified_person_is_judged_by_those_of_now(
    stage, decided, rule, second
):
    amending.amend(stage, rule)
    row = propose(stage, decided[1], "amended", document=None)
    [line] = row.differences
    assert (line["key"], line["before"], line["now"]) == ("born_between", "pass", "fail")
    sign(second, row)
    with acting(stage.reviewer) as actor:
        again = case(decided[1])
        assert (again.state, again.judged_by, again.round) == ("endorsed", None, 1)
        assert again.review_due_on
        assert again.light == "red"
        [standing] = criteria.of_one(again, timezone.localdate())
        assert standing.criterion.needed == amending.NEW
        assert standing.office is None
        number = again.exam_number
        nominations.reject(again, ground="age", reason="年龄", actor=actor, now=timezone.now())
        again.refresh_from_db()
        assert (again.state, again.judged_by) == ("rejected", 2)
        assert number
        assert again.exam_number == number
        rounds = ReviewVerdict.objects.filter(nomination=again, stage="office")
        found = rounds.order_by("round").values_list("round", "rule_verdict")
        assert list(found) == [(0, "pass"), (1, "fail")]
        letters = Letter.objects.filter(nomination=again).order_by("number")
        assert [letter.kind for letter in letters] == ["qualified", "rejected"]


def test_a_rejected_person_qualifies_by_what_came_to_light(stage, decided, second):
    sign(second, propose(stage, decided[0]))
    with acting(stage.reviewer) as actor:
        nominations.pass_review(case(decided[0]), actor=actor, now=timezone.now())
        again = case(decided[0])
        assert (again.state, again.ground) == ("qualified", "")
        assert again.exam_number != case(decided[1]).exam_number


def test_conditions_that_did_not_change_are_no_ground(stage, decided):
    with pytest.raises(Refused, match="have not changed"):
        propose(stage, decided[0], "amended")


def test_new_and_false_data_rest_on_a_document(stage, decided):
    with pytest.raises(Refused, match="rest on a document"):
        propose(stage, decided[0], "false_data", document=None)


def test_who_proposed_does_not_sign(stage, decided):
    row = propose(stage, decided[0])
    office = MembershipFactory(
        user=stage.reviewer.user, organisation=stage.office.organisation, role="programme_office"
    )
    with pytest.raises(MoveRefused, match="does not sign"):
        sign(office, row)


def test_let_stand_leaves_the_decision_as_it_was(stage, decided, second):
    row = sign(second, propose(stage, decided[1]), reopening.let_stand)
    with acting(stage.reviewer):
        assert row.state == "refused"
        assert case(decided[1]).state == "qualified"
        assert propose(stage, decided[1]).state == "proposed"


def test_the_database_lets_nobody_back_without_two_signatures(stage, decided):
    propose(stage, decided[0])
    with (
        acting(stage.reviewer),
        pytest.raises(IntegrityError, match="second signature"),
        transaction.atomic(),
    ):
        Nomination.objects.filter(pk=decided[0]).update(state="endorsed", reopened=1)


def test_the_database_keeps_what_was_proposed(stage, decided):
    row = propose(stage, decided[0])
    with (
        acting(stage.reviewer),
        pytest.raises(IntegrityError, match="final"),
        transaction.atomic(),
    ):
        Reopening.objects.filter(pk=row.pk).update(reason="别的")


def test_nobody_is_judged_anew_once_a_list_is_in_effect(stage, decided):
    RunFactory(edition=stage.edition, tier="municipal", state="effective")
    with pytest.raises(MoveRefused, match="list of the exam"):
        propose(stage, decided[1])


def test_a_list_takes_no_effect_while_somebody_is_judged_anew(stage, decided, second):
    run = RunFactory(edition=stage.edition, tier="municipal", state="done")
    sign(second, propose(stage, decided[1]))
    with acting(stage.office):
        name = case(decided[1]).name
        with pytest.raises(MoveRefused, match=name):
            reopening.require_none_open(run)


def test_who_was_rejected_with_a_number_leaves_before_the_next_step(
    stage, decided, second, rule, monkeypatch
):
    monkeypatch.setattr("selection.services.leaving._next_step", lambda edition, tier: "笔试")
    sign(second, propose(stage, decided[1]))
    with acting(stage.reviewer) as actor:
        nominations.reject(case(decided[1]), reason="不实", actor=actor, now=timezone.now())
        assert Departure.objects.get(nomination=decided[1]).event == "vetoed"
    sign(second, propose(stage, decided[1]))
    with acting(stage.reviewer):
        assert not Departure.objects.filter(nomination=decided[1]).exists()
