"""Scores told by letter, and the arithmetic checked again by somebody who was not involved."""

import datetime

import pytest
from django.utils import timezone

from core.workflow.errors import MoveRefused, Refused
from selection.documents import letters as papers
from selection.models import Letter, Nomination, Recheck, Run
from selection.services import marks, runs, scoring
from tests.factories.core import MembershipFactory
from tests.factories.selection import MarkFactory, NominationFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(stage, now):
    """A list in effect: six nominees, of whom four go on."""
    for place in range(6):
        nominee = NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
        )
        MarkFactory(nomination=nominee, component="written", mark=90 - 4 * place)
        MarkFactory(nomination=nominee, component="interview", mark=88 - 3 * place)
    return in_effect(stage, now)


def in_effect(stage, now):
    with acting(stage.office) as actor:
        made = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        return runs.confirm_step(Run.objects.get(pk=made.pk), actor=actor, now=now)


def nominee_at(run, rank):
    return Nomination.objects.get(run_rows__run=run, run_rows__rank=rank)


def ask(stage, run, now, rank=5):
    with acting(stage.author) as actor:
        return scoring.receive(
            Nomination.objects.for_detail().get(pk=nominee_at(run, rank).pk),
            received_on=timezone.localdate(now), body="请复核总分。", actor=actor, now=now,
        )  # fmt: skip


@pytest.fixture
def other():
    return MembershipFactory(role="programme_office")


def test_everybody_on_the_list_gets_one_letter_that_adds_up(stage, run, now):
    with acting(stage.office) as actor:
        assert scoring.issue_scores(run, actor=actor, now=now) == 6
        with pytest.raises(Refused):
            scoring.issue_scores(run, actor=actor, now=now)
        letter = Letter.objects.get(nomination=nominee_at(run, 1))
        text = "\n".join(letter.text["lines"])
        assert "written 90.00；interview 88.00；total 88.80" in text
        assert letter.params["until"]
        content = papers.draw(Letter.objects.order_by("number"), "zh-hans")
        assert content.startswith(b"%PDF")


def test_scores_are_not_told_before_the_list_is_in_effect(stage, now):
    nominee = NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
    )
    MarkFactory(nomination=nominee)
    with acting(stage.office) as actor:
        made = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        with pytest.raises(MoveRefused):
            scoring.issue_scores(made, actor=actor, now=now)


def test_a_recheck_is_asked_for_in_time_and_done_by_somebody_not_involved(stage, run, other, now):
    with pytest.raises(MoveRefused, match="no letter"):
        ask(stage, run, now)
    with acting(stage.office) as actor:
        scoring.issue_scores(run, actor=actor, now=now)
    with acting(stage.author) as actor, pytest.raises(Refused):
        scoring.receive(
            nominee_at(run, 5), received_on=timezone.localdate(now) + datetime.timedelta(days=30), body="晚了",
            actor=actor, now=now,
        )  # fmt: skip
    recheck = ask(stage, run, now)
    with acting(stage.author) as actor, pytest.raises(MoveRefused):
        scoring.stand(Recheck.objects.get(pk=recheck.pk), reason="无误", actor=actor, now=now)
    with acting(other) as actor:
        row = Recheck.objects.for_detail().get(pk=recheck.pk)
        assert scoring.figures(row)["agrees"]
        scoring.stand(row, reason="各项相加无误。", actor=actor, now=now)
        letter = Letter.objects.get(kind="rechecked")
        assert "各项相加无误。" in "\n".join(letter.text["lines"])


def test_a_corrected_mark_leads_to_a_new_list_and_new_letters(stage, run, other, now):
    with acting(stage.office) as actor:
        scoring.issue_scores(run, actor=actor, now=now)
    recheck = ask(stage, run, now)
    with acting(other) as actor:
        nominee = nominee_at(run, 5)
        row = Recheck.objects.for_detail().get(pk=recheck.pk)
        with pytest.raises(MoveRefused, match="First correct"):
            scoring.correct(row, reason="录入有误", actor=actor, now=now)
        entered = {
            "edition": stage.edition, "tier": "municipal", "exam_number": nominee.exam_number,
            "component": "written", "mark": 99, "actor": actor, "now": now,
        }  # fmt: skip
        with pytest.raises(MoveRefused):
            marks.enter(**entered)
        runs.supersede(Run.objects.get(pk=run.pk), actor=actor, now=now, reason="录入有误")
        marks.enter(**entered)
    new = in_effect(stage, now)
    with acting(other) as actor:
        row = Recheck.objects.for_detail().get(pk=recheck.pk)
        scoring.correct(row, reason="录入有误，已更正。", actor=actor, now=now)
        assert row.new_run == new
        answer = Letter.objects.get(kind="rechecked")
        assert "written 99.00" in "\n".join(answer.text["lines"])
        assert scoring.issue_scores(new, actor=actor, now=now) == 6
