"""The inspection in the scheme: its items marked by filed reports, the final order, and the veto."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from core.workflow.errors import MoveRefused, Refused
from selection.models import Departure, InspectionReport, Mark, Nomination, RunRow, Scheme
from selection.rules import fieldwork
from selection.services import inspection_marks, marks, reports, runs, schemes
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.checks import must_checked
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
SCHEME = {
    "name": "Exam 40, inspection 60",
    "components": {"written": {"max": 100}, "virtue": {"max": 50}, "votes": {"max": 100}},
    "composites": {
        "inspection": {"of": {"virtue": 1, "votes": "0.5"}},
        "total": {"of": {"written": "0.4", "inspection": "0.6"}},
    },
    "steps": [
        {"name": "exam", "score": "written", "keep": {"per_seat": 1.5, "ties": "all"}},
        {"name": "inspection", "score": "total", "keep": {"per_seat": 1, "ties": "all"}},
    ],
}
ITEMS = {"virtue": "morality", "votes": "evaluation"}


@pytest.fixture
def scheme(stage, now):
    with acting(stage.exam) as actor:
        made = schemes.draft(
            edition=stage.edition, tier="municipal", name="含考察", text=json.dumps(SCHEME),
            reason="考察计分。", actor=actor, now=now,
        )  # fmt: skip
        inspection_marks.set_items(made, items=ITEMS, actor=actor, now=now)
    with acting(stage.office) as actor:
        schemes.publish(Scheme.objects.get(pk=made.pk), actor=actor, now=now)
        return Scheme.objects.get(pk=made.pk)


def inspected(stage, scheme, now, written=(90, 80, 70)):
    """Three of two seats are shortlisted by the exam alone."""
    for number, _mark in enumerate(written, 1):
        factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified",
            person=PersonFactory(organisation=stage.place), exam_number=f"2000{number:04}",
        )  # fmt: skip
    given = [
        {"exam_number": f"2000{number:04}", "component": "written", "mark": mark}
        for number, mark in enumerate(written, 1)
    ]
    with acting(stage.exam) as actor:
        marks.enter_many(given, edition=stage.edition, tier="municipal", actor=actor, now=now)
    confirm(stage, scheme, "exam", now)


def confirm(stage, scheme, step, now):
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=scheme, step=step, actor=actor, now=now)
        return runs.confirm_step(run, actor=actor, now=now)


def report(stage, now, number, **content):
    whole = {
        "inspectors": ["甲", "乙"], "ability": 80, "diligence": 80, "results": 80, "integrity": 80,
        "morality": 90, "virtue": "忠诚。", "merits": "突出。", "probity": "自律。",
        "shortcomings": "急躁。", "appraisals": "2010年优秀", "conclusion": "fit",
        "votes": {"excellent": 1, "competent": 1},
    }  # fmt: skip
    with database.as_owner():
        nominee = Nomination.objects.get(exam_number=f"2000{number:04}")
    must_checked(nominee)
    with acting(stage.inspector) as actor:
        made = reports.write(nomination=nominee, actor=actor, now=now, **{**whole, **content})
        reports.file(InspectionReport.objects.get(pk=made.pk), actor=actor, now=now)


def test_the_exam_shortlists_and_the_inspection_gives_the_final_order(stage, scheme, now):
    inspected(stage, scheme, now)
    with database.as_owner():
        assert Nomination.objects.filter(state="shortlisted").count() == 3
    report(stage, now, 1, morality=62)
    report(stage, now, 2, morality=98)
    report(stage, now, 3, morality=98, votes={"excellent": 4})
    with database.as_owner():
        given = Mark.objects.filter(nomination__exam_number="20000002").exclude(component="written")
        found = dict(given.values_list("component", "mark"))
    assert found == {"virtue": Decimal("49"), "votes": Decimal("87.5")}
    run = confirm(stage, scheme, "inspection", now)
    with database.as_owner():
        rows = RunRow.objects.filter(run=run).order_by("rank")
        order = list(rows.values_list("nomination__exam_number", "rank", "outcome"))
        states = set(Nomination.objects.values_list("state", flat=True))
    assert [number for number, _rank, _outcome in order] == ["20000002", "20000003", "20000001"]
    assert states == {"fit"}


def test_who_is_found_unfit_is_vetoed_with_ground_and_signer_whatever_the_marks(stage, scheme, now):
    inspected(stage, scheme, now)
    report(stage, now, 1, morality=55, conclusion="unfit", reason="诚信有问题。")
    report(stage, now, 2)
    report(stage, now, 3, conclusion="unfit", reason="民主测评偏低。")
    with database.as_owner():
        vetoes = Departure.objects.order_by("nomination__exam_number")
        found = list(vetoes.values_list("before_step", "event", "ground", "signed_by", "reason"))
    signer = stage.inspector.user_id
    assert found == [
        ("inspection", "vetoed", "morality", signer, "诚信有问题。"),
        ("inspection", "vetoed", "finding", signer, "民主测评偏低。"),
    ]
    run = confirm(stage, scheme, "inspection", now)
    with database.as_owner():
        outcomes = dict(
            RunRow.objects.filter(run=run).values_list("nomination__exam_number", "outcome")
        )
    assert outcomes == {"20000001": "vetoed", "20000002": "kept", "20000003": "vetoed"}


def test_the_exam_office_enters_no_mark_of_the_inspection(stage, scheme, now):
    inspected(stage, scheme, now)
    given = [{"exam_number": "20000001", "component": "virtue", "mark": 40}]
    with acting(stage.exam) as actor, pytest.raises(Refused, match="virtue"):
        marks.enter_many(given, edition=stage.edition, tier="municipal", actor=actor, now=now)


@pytest.mark.parametrize("items", [{"written": "morality"}, {"none": "morality"}, {"virtue": "x"}])
def test_items_follow_the_exam_and_are_components(stage, now, items):
    with acting(stage.exam) as actor:
        made = schemes.draft(
            edition=stage.edition, tier="municipal", name="含考察", text=json.dumps(SCHEME),
            reason="考察计分。", actor=actor, now=now,
        )  # fmt: skip
        with pytest.raises(Refused):
            inspection_marks.set_items(made, items=items, actor=actor, now=now)


def test_items_of_a_published_scheme_stay(client, stage, scheme, now):
    with acting(stage.exam) as actor, pytest.raises(MoveRefused):
        inspection_marks.set_items(scheme, items={}, actor=actor, now=now)
    sign_in(client, stage.office)
    page = client.get(scheme.get_absolute_url())
    assert dict(page.context["inspected"]).keys() == ITEMS.keys()


def test_the_page_sets_the_items_of_a_draft(client, stage, now):
    with acting(stage.exam) as actor:
        made = schemes.draft(
            edition=stage.edition, tier="municipal", name="含考察", text=json.dumps(SCHEME),
            reason="考察计分。", actor=actor, now=now,
        )  # fmt: skip
    sign_in(client, stage.exam)
    url = reverse("selection:scheme-items", args=[made.ref])
    assert client.get(url).status_code == 200
    assert client.post(url, {"item_1": "morality", "item_2": "evaluation"}).status_code == 302
    with database.as_owner():
        assert Scheme.objects.get(pk=made.pk).inspected == ITEMS


@pytest.mark.parametrize(
    ("votes", "points"),
    [({}, None), ({"void": 3}, None), ({"excellent": 2, "basic": 1, "void": 4}, "85.00")],
)
def test_votes_as_points(votes, points):
    found = fieldwork.evaluation_points(votes)
    assert (found is None) if points is None else (found == Decimal(points))
