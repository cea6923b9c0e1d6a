"""A list whose people have been inspected is put right: two persons, a reason, and what the inspection is
worth afterwards."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.audit.models import AuditEntry
from core.notices.models import Notice
from core.workflow.errors import MoveRefused
from selection.models import InspectionReport, Nomination, Run
from selection.services import marks, runs
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.selection.services.test_inspection_marks import confirm, inspected, report, scheme
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
__all__ = ["scheme"]
WHY = "第1号笔试登分有误，经复核应为40分。"


@pytest.fixture
def listed(stage, scheme, now):
    """Three of four are shortlisted; one is found fit, one unfit, the third is still being inspected."""
    inspected(stage, scheme, now, written=(90, 80, 70, 60))
    report(stage, now, 1)
    report(stage, now, 2, conclusion="unfit", reason="民主测评偏低。")
    with database.as_owner():
        return Run.objects.for_detail().get(state="effective")


def fresh(run):
    with database.as_owner():
        return Run.objects.for_detail().get(pk=run.pk)


def states():
    with database.as_owner():
        rows = Nomination.objects.order_by("exam_number")
        return list(rows.values_list("state", flat=True))


def take_back(stage, run, now):
    with acting(stage.exam) as actor:
        runs.ask_back(run, actor=actor, now=now, reason=WHY)
    with acting(stage.office) as actor:
        return runs.supersede(fresh(run), actor=actor, now=now, reason="属实，重新计算。")


def test_one_person_alone_does_not_take_it_back(stage, listed, now):
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="another does it"):
            runs.supersede(listed, actor=actor, now=now, reason=WHY)
        runs.ask_back(listed, actor=actor, now=now, reason=WHY)
        with pytest.raises(MoveRefused, match="You asked"):
            runs.supersede(fresh(listed), actor=actor, now=now, reason=WHY)
        with pytest.raises(MoveRefused, match="asked already"):
            runs.ask_back(fresh(listed), actor=actor, now=now, reason=WHY)
    assert states() == ["fit", "unfit", "shortlisted", "not_shortlisted"]
    with database.as_owner():
        assert Notice.objects.filter(text_key="selection.list_asked_back").exists()


def test_put_right_the_inspection_stands_for_whom_the_new_list_keeps(stage, scheme, listed, now):
    take_back(stage, listed, now)
    assert states() == ["qualified"] * 4
    with acting(stage.exam) as actor:
        row = {"exam_number": "20000001", "component": "written", "mark": 40}
        marks.enter_many([row], edition=stage.edition, tier="municipal", actor=actor, now=now)
    run = confirm(stage, scheme, "exam", now)
    assert run.pk != listed.pk
    # Found fit, but not on the right list: out; the report stays filed and counts for nothing.
    assert states() == ["not_shortlisted", "unfit", "shortlisted", "shortlisted"]
    with database.as_owner():
        assert InspectionReport.objects.filter(state="filed").count() == 2
        told = AuditEntry.objects.filter(object_ref=listed.ref).order_by("pk")
        acts = [(each.action, each.user_id, each.reason) for each in told]
    assert acts[-2:] == [
        ("run.ask_back", stage.exam.user_id, WHY),
        ("run.supersede", stage.office.user_id, "属实，重新计算。"),
    ]


def test_the_same_list_again_leaves_everybody_where_the_reports_put_them(
    stage, scheme, listed, now
):
    take_back(stage, listed, now)
    confirm(stage, scheme, "exam", now)
    assert states() == ["fit", "unfit", "shortlisted", "not_shortlisted"]


def test_a_request_refused_leaves_the_list_and_may_be_made_again(stage, listed, now):
    with acting(stage.exam) as actor:
        runs.ask_back(listed, actor=actor, now=now, reason=WHY)
    with acting(stage.office) as actor:
        kept = runs.let_stand(fresh(listed), actor=actor, now=now, reason="核对无误。")
        assert (kept.state, kept.asked_by_id, kept.asked_reason) == ("effective", None, "")
        with pytest.raises(MoveRefused, match="Nobody has asked"):
            runs.let_stand(fresh(listed), actor=actor, now=now, reason="核对无误。")
    take_back(stage, fresh(listed), now)


def test_before_any_inspection_one_person_is_enough(stage, scheme, now):
    inspected(stage, scheme, now)
    with database.as_owner():
        run = Run.objects.for_detail().get(state="effective")
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="take it back directly"):
            runs.ask_back(run, actor=actor, now=now, reason=WHY)
        runs.supersede(run, actor=actor, now=now, reason=WHY)
    assert set(states()) == {"qualified"}


def test_the_order_after_the_inspection_is_taken_back_without_moving_anybody(stage, scheme, now):
    inspected(stage, scheme, now)
    for number in (1, 2, 3):
        report(stage, now, number)
    final = confirm(stage, scheme, "inspection", now)
    with database.as_owner():
        exam = Run.objects.for_detail().get(step="exam")
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="later step"):
            runs.ask_back(exam, actor=actor, now=now, reason=WHY)
        runs.supersede(fresh(final), actor=actor, now=now, reason="考察分有误。")
    assert set(states()) == {"fit"}


def test_once_somebody_is_before_the_committee_the_list_stands(stage, listed, now):
    with acting(stage.exam) as actor:
        runs.ask_back(listed, actor=actor, now=now, reason=WHY)
    with database.as_owner():
        Nomination.objects.filter(exam_number="20000001").update(state="proposed")
        name = Nomination.objects.get(exam_number="20000001").name
    with acting(stage.office) as actor, pytest.raises(MoveRefused, match=name):
        runs.supersede(fresh(listed), actor=actor, now=now, reason=WHY)
    with database.as_owner():
        Nomination.objects.filter(exam_number="20000001").update(state="fit")


def test_at_the_sql_prompt_nobody_inspected_goes_back_alone(stage, listed, now):
    with acting(stage.office) as actor:
        for change, constraint in (({"state": "qualified"}, "nomination_taken_back_by_two"),):
            with pytest.raises(IntegrityError) as caught, transaction.atomic():
                Nomination.objects.filter(exam_number="20000001").update(**change)
            assert caught.value.__cause__.diag.constraint_name == constraint
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            Run.objects.filter(pk=listed.pk).update(
                asked_by=stage.exam.user_id, asked_at=now, asked_reason=WHY
            )
        assert caught.value.__cause__.diag.constraint_name == "run_asked_back_by_oneself"
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            Run.objects.filter(pk=listed.pk).update(
                asked_by=actor.user_id, asked_at=now, asked_reason=" "
            )
        assert caught.value.__cause__.diag.constraint_name == "run_asked_back_with_reason"


def test_the_page_says_who_asked_and_what_becomes_of_the_inspections(client, stage, listed, now):
    url = reverse("selection:run-detail", args=[listed.ref])
    sign_in(client, stage.exam)
    assert "move-ask_back" in client.get(url).content.decode()
    sign_in(client, stage.office)
    assert "move-let_stand" not in client.get(url).content.decode()
    sign_in(client, stage.exam)
    move = reverse("selection:run-move", args=[listed.ref, "ask_back"])
    assert client.post(move, {"reason": WHY}).status_code == 302
    sign_in(client, MembershipFactory(role="programme_office"))
    html = client.get(url).content.decode()
    assert WHY in html
    assert "move-let_stand" in html
    assert "move-ask_back" not in html
    assert "2 people on it have been inspected" in html
    move = reverse("selection:run-move", args=[listed.ref, "supersede"])
    assert client.post(move, {"reason": "属实。"}).status_code == 302
    assert states() == ["qualified"] * 4
