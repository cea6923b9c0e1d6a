"""The qualification review: criterion by criterion, in two stages, with reasons where they are due."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from candidates.models import Person
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    Letter,
    Nomination,
    ReviewReturn,
    ReviewVerdict,
)
from selection.services import (
    criteria,
    nominations,
    queueing,
    returning,
    review_reminders,
    verdicts,
)
from tests.factories.candidates import FindingFactory
from tests.factories.core import MembershipFactory
from tests.factories.planning import QualificationRuleFactory
from tests.factories.reviews import ExemptionFactory
from tests.plugins import database
from tests.selection.services.cases import again, give, nominee, paper
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_each_criterion_shows_the_rules_result_with_its_data(stage, case, today):
    with acting(stage.reviewer):
        found = {each.key: each for each in criteria.of_one(again(case), today)}
    assert found["born_between"].criterion.verdict == "pass"
    assert found["born_between"].criterion.data["born"]
    assert found["health"].effective == "needs_proof"


@pytest.fixture
def warned(stage, people, rules):
    """Everything is met but what the regulation asks "generally"."""
    QualificationRuleFactory(
        edition=stage.edition, key="years_at_level_min", parameters={"years": 100}, severity="warns"
    )
    person = people[0]
    with database.as_owner():
        type(person).objects.filter(pk=person.pk).update(level_since="2009-01")
    return nominee(stage, person)


def test_what_only_warns_is_looked_at_and_stops_nobody(stage, warned, now, today):
    give(stage, warned, now, "pass", "体检报告齐全")
    with acting(stage.reviewer) as actor:
        row = again(warned)
        found = {each.key: each for each in criteria.of_one(row, today)}["years_at_level_min"]
        assert (found.effective, found.is_warning, found.is_unmet) == ("fail", True, False)
        assert row.light == criteria.lights([row], today)[row.pk] == "amber"
        nominations.pass_review(row, actor=actor, now=now)
    with database.as_owner():
        said = ReviewVerdict.objects.get(stage="office", key="years_at_level_min")
    assert again(warned).state == "qualified"
    assert (said.verdict, said.is_taken_over, said.reason) == ("fail", True, "")


def test_a_warning_that_a_reviewer_confirms_stops_nobody_either(stage, warned, now):
    give(stage, warned, now, "pass", "体检报告齐全")
    give(stage, warned, now, "fail", key="years_at_level_min")
    with acting(stage.reviewer) as actor:
        nominations.pass_review(again(warned), actor=actor, now=now)
    assert again(warned).state == "qualified"


def test_with_a_warning_a_case_is_decided_alone_not_in_bulk(stage, warned, now):
    give(stage, warned, now, "pass", "体检报告齐全")
    with acting(stage.reviewer) as actor, pytest.raises(Refused, match="not green"):
        nominations.pass_review_many(Nomination.objects.all(), actor=actor, now=now)


def test_a_verdict_is_on_record_with_reviewer_reason_instant_and_evidence(stage, case, now):
    said = give(stage, case, now, "pass", "体检报告齐全", evidence=paper())
    assert (said.stage, said.rule_verdict, said.round) == ("office", "needs_proof", 0)
    assert said.reviewer_id == stage.reviewer.user_id
    assert said.at == now
    assert said.evidence.belongs_to == "selection.nomination"
    assert again(case).light == "green"
    with database.as_owner():
        assert AuditEntry.objects.filter(action="reviewverdict.create").count() == 1


def test_another_verdict_than_the_rules_takes_a_reason_also_at_the_sql_prompt(stage, case, now):
    with pytest.raises(Refused):
        give(stage, case, now, "fail", "  ", key="born_between")
    said = give(stage, case, now, "needs_proof")
    with database.as_owner(), pytest.raises(IntegrityError, match="differs_with_reason"):
        with transaction.atomic():
            ReviewVerdict.objects.filter(pk=said.pk).update(verdict="pass", reason=" ")


def test_who_endorsed_gives_no_verdict_for_the_office_even_at_the_sql_prompt(stage, case, now):
    with acting(stage.approver) as actor, pytest.raises(MoveRefused):
        verdicts.give(again(case), key="health", verdict="needs_proof", actor=actor, now=now)
    with database.as_owner(), pytest.raises(IntegrityError, match="one's own"):
        with transaction.atomic():
            ReviewVerdict.objects.create(
                org_path=case.org_path, nomination=case, stage="office", key="health",
                verdict="fail", rule_verdict="fail", reviewer=stage.approver.user, at=now,
            )  # fmt: skip


def test_the_place_checks_before_it_endorses_and_the_rest_is_taken_over(stage, people, rules, now):
    row = nominee(stage, people[0], "submitted")
    give(stage, row, now, "pass", "本地已核体检表", by=stage.approver)
    with acting(stage.author) as actor, pytest.raises(MoveRefused):
        verdicts.give(again(row), key="health", verdict="pass", reason="x", actor=actor, now=now)
    with acting(stage.approver) as actor:
        nominations.endorse(again(row), actor=actor, now=now)
    with database.as_owner():
        said = {v.key: v for v in ReviewVerdict.objects.filter(stage="place")}
        assert not said["health"].is_taken_over
        assert said["born_between"].is_taken_over
        assert said["born_between"].data["born"]
    found = again(row)
    assert (found.endorsed_at, found.light) == (now, "amber")
    assert found.review_due_on


def test_passing_with_something_unmet_notes_the_reason_at_the_criterion(stage, case, now):
    with acting(stage.reviewer) as actor:
        with pytest.raises(MoveRefused):
            nominations.pass_review(again(case), actor=actor, now=now)
        nominations.pass_review(again(case), actor=actor, now=now, reason="补交体检报告")
    with database.as_owner():
        said = ReviewVerdict.objects.get(stage="office", key="health")
        assert (said.verdict, said.rule_verdict, said.reason) == (
            "pass",
            "needs_proof",
            "补交体检报告",
        )
        letter = Letter.objects.get()
        assert letter.kind == "qualified"
        assert again(case).exam_number in "".join(letter.text["lines"])


def test_what_a_person_found_not_met_stays_in_the_way(stage, case, now):
    give(stage, case, now, "fail", "体检不合格")
    assert again(case).light == "red"
    with acting(stage.reviewer) as actor, pytest.raises(MoveRefused):
        nominations.pass_review(again(case), actor=actor, now=now, reason="仍认定合格")


def test_a_bulk_pass_takes_only_green_cases_and_names_the_others(stage, case, people, now):
    other = nominee(stage, people[1])
    give(stage, other, now, "pass", "体检报告齐全")
    with acting(stage.reviewer) as actor:
        with pytest.raises(Refused, match=case.name) as refused:
            nominations.pass_review_many(Nomination.objects.to_review(), actor=actor, now=now)
        assert other.name not in str(refused.value) or other.name == case.name
        give(stage, case, now, "pass", "体检报告齐全")
    FindingFactory(person=other.person, severity="error")
    with acting(stage.reviewer) as actor:
        with pytest.raises(Refused, match=other.name):
            nominations.pass_review_many(Nomination.objects.to_review(), actor=actor, now=now)
    with database.as_owner():
        other.person.findings.all().delete()
    with acting(stage.reviewer) as actor:
        assert nominations.pass_review_many(Nomination.objects.to_review(), actor=actor, now=now)
    with database.as_owner():
        assert set(Nomination.objects.values_list("state", flat=True)) == {"qualified"}
        assert list(Letter.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_return_marks_fields_and_the_next_look_shows_what_changed(stage, case, now):
    give(stage, case, now, "needs_proof")
    with acting(stage.reviewer) as actor:
        nominations.send_back(
            again(case), reason="请补正", marks={"grounds": "过于笼统", "birth": " "},
            actor=actor, now=now,
        )  # fmt: skip
    with database.as_owner():
        row = again(case)
        assert (row.state, row.returned) == ("returned", 1)
        assert returning.marks_of(row) == {"grounds": "过于笼统"}
    with acting(stage.author) as actor:
        nominations.revise(row, grounds="任副镇长三年，主持防汛。", actor=actor, now=now)
        nominations.submit(again(case), actor=actor, now=now)
    with database.as_owner():
        [change] = returning.changes_of(again(case))
        assert (change.name, change.mark, change.is_corrected) == ("grounds", "过于笼统", True)
        assert change.after == "任副镇长三年，主持防汛。"
    with acting(stage.approver) as actor:
        nominations.endorse(again(case), actor=actor, now=now)
    with acting(stage.reviewer):
        standing = {e.key: e for e in criteria.of_one(again(case), timezone.localdate(now))}
    assert standing["health"].office is None, "a return begins a new round"
    with database.as_owner(), pytest.raises(IntegrityError, match="final"), transaction.atomic():
        ReviewReturn.objects.update(reason="另一个理由")


def test_what_changed_is_no_matter_of_the_readers_language(stage, case, now):
    with acting(stage.reviewer) as actor, translation.override("zh-hans"):
        nominations.send_back(
            again(case), reason="请补正", marks={"tier": "层级有误", "position_level": "核对"},
            actor=actor, now=now,
        )  # fmt: skip
    with database.as_owner():
        Person.objects.filter(pk=case.person_id).update(position_level="1A32")
        for language, level in (("en", "county-division deputy"), ("zh-hans", "县处级副职")):
            with translation.override(language):
                tier, changed = returning.changes_of(again(case))
            assert (tier.name, tier.is_corrected) == ("tier", False)
            assert (changed.after, changed.is_corrected) == (level, True)


def test_unknown_fields_cannot_be_marked(stage, case, now):
    with acting(stage.reviewer) as actor, pytest.raises(Refused):
        nominations.send_back(
            again(case), reason="请补正", marks={"id_sealed": "x"}, actor=actor, now=now
        )


# -- the queue ------------------------------------------------------------------------------------


def test_the_lights_follow_the_dossier_when_the_queue_is_looked_at_again(stage, case, now):
    with acting(stage.reviewer) as actor:
        assert queueing.refresh(actor=actor, now=now) == 1
        assert queueing.refresh(actor=actor, now=now) == 0
    assert again(case).light == "amber"


def test_neighbours_in_the_queue():
    assert queueing.beside(["a", "b", "c"], "b") == (2, "a", "c")
    assert queueing.beside(["a"], "a") == (1, None, None)
    assert queueing.beside(["a", "b"], "x") == (0, None, "a")


def test_reminders_say_who_gets_what_before_anything_is_sent(stage, case, now, today):
    MembershipFactory(role="service")
    with database.as_owner():
        Nomination.objects.update(review_due_on=today - datetime.timedelta(days=1))
    ExemptionFactory(nomination=case)
    with acting(stage.office) as actor:
        found = review_reminders.due(actor, today=today)
        assert {(each.role, each.text) for each in found} == {
            ("qualification_reviewer", "selection.review_late"),
            ("programme_office", "selection.exemption_waits"),
        }
        assert review_reminders.send(actor=actor, now=now, today=today) == len(found)
