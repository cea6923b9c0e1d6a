"""Studies of severity: what they find, what a decision does, and what the database holds to."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from core.workflow.errors import MoveRefused, Refused
from planning.models import Quota
from selection.formats.letters import words
from selection.models import Letter, Mark, RunRow, SeverityLine, SeverityStudy
from selection.services import explaining, marks, runs, schemes, scoring, severity, signing
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
TEXT = {
    "name": "面试",
    "components": {"written": {"max": 100}, "interview": {"max": 50}},
    "composites": {"total": {"of": {"written": 0.4, "interview": 1.2}}},
    "steps": [{"name": "shortlist", "score": "total", "keep": {"per_seat": 10, "ties": "all"}}],
}
#: What each examiner takes off.
OFF = {"E1": 0, "E2": 4, "E3": -2, "E4": 1}


@pytest.fixture
def decider(stage):
    """Another person of the office than who begins a study."""
    return MembershipFactory(role="programme_office")


@pytest.fixture
def scheme(stage):
    """A published scheme that lets marks be adjusted."""
    with database.as_owner():
        Quota.objects.filter(edition=stage.edition).update(seats=60)
    return factories.SchemeFactory(
        edition=stage.edition, number=2, text=_text(TEXT), may_adjust=True
    )


def _text(document) -> str:
    return schemes._source(document)


@pytest.fixture
def interviews(stage):
    """make(count, pairs): nominees marked by the examiners of their pair, who differ by OFF."""

    def make(count=48, pairs=(("E1", "E2"), ("E2", "E3"), ("E3", "E4"), ("E4", "E1"))):
        own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
        for number in range(count):
            row = factories.NominationFactory(**own, state="qualified")
            factories.MarkFactory(nomination=row, component="written", mark=60)
            for turn, examiner in enumerate(pairs[number % len(pairs)]):
                mark = 25 + number % 13 + (number // 4 * (turn + 2)) % 3 - OFF[examiner]
                factories.MarkFactory(
                    nomination=row, component="interview", examiner_no=examiner, mark=mark,
                    maximum=50,
                )  # fmt: skip

    return make


def study(stage, now, components=("interview",)):
    with acting(stage.office) as actor:
        begun = severity.start(
            edition=stage.edition, tier="municipal", components=components, actor=actor, now=now
        )
        return severity.compute(begun, actor=actor, now=now)


def run(stage, scheme, actor, now):
    return runs.compute_now(scheme=scheme, step="shortlist", actor=actor, now=now)


def refused(statement, values=()):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement, list(values))
    return caught.value.__cause__.diag.constraint_name


def test_a_study_measures_examiners_and_changes_nothing(stage, scheme, interviews, now):
    interviews()
    found = study(stage, now)
    assert (found.state, found.marks, found.candidates, found.fault) == ("done", 96, 48, "")
    told = {each["name"]: each["measure"] for each in found.result["examiners"]}
    assert sorted(told, key=told.__getitem__) == ["E3", "E1", "E4", "E2"]
    assert found.result["reliability"] > 0.8
    with acting(stage.office):
        assert SeverityLine.objects.filter(study=found).count() == 48
        assert not Mark.objects.filter(adjusted__isnull=False).exists()
        lenient = SeverityLine.objects.select_related("nomination").order_by("change", "pk").first()
        assert set(lenient.nomination.marks.values_list("examiner_no", flat=True)) >= {"E3"}


def test_panels_that_nothing_links_are_not_adjusted_and_it_is_said_why(
    stage, scheme, interviews, now
):
    interviews(pairs=(("E1", "E2"), ("E3", "E4")))
    found = study(stage, now)
    assert (found.state, found.fault) == ("refused", "not_linked")
    assert found.islands == [["E1", "E2"], ["E3", "E4"]]
    assert "not linked" in found.get_fault_display()
    with acting(stage.office):
        assert not SeverityLine.objects.exists()


def test_only_a_recorded_decision_of_another_lets_adjusted_marks_count(
    stage, scheme, interviews, decider, now
):
    interviews()
    found = study(stage, now)
    with acting(stage.office) as actor:
        before = run(stage, scheme, actor, now)
        with pytest.raises(MoveRefused, match="does not decide"):
            severity.adopt(found, actor=actor, now=now, reason="面试考官宽严差异显著。")
    with acting(decider) as actor:
        with pytest.raises((MoveRefused, Refused)):
            severity.adopt(found, actor=actor, now=now, reason=" ")
        severity.adopt(found, actor=actor, now=now, reason="面试考官宽严差异显著。")
        assert (found.state, found.decided_by_id) == ("adopted", actor.user_id)
        after = run(stage, scheme, actor, now)
        assert after.inputs_digest != before.inputs_digest
        assert runs.current_digest(after) == after.inputs_digest
        row = RunRow.objects.filter(run=after).order_by("pk").first()
        given = [mark.adjusted for mark in row.nomination.marks.filter(component="interview")]
        counted = (24 + Decimal("1.2") * _rounded(sum(given) / 2)).quantize(Decimal("0.01"))
        assert row.score == counted
        _scheme, explanation = explaining.explanation_of(row.nomination)
        assert explanation.scores["total"] == row.score
        (told,) = [line for line in explanation.components if line.adjusted]
        assert told.name == "interview"
        assert [raw for _examiner, raw, _counted in told.adjusted] == [
            mark for _examiner, mark in _given(row.nomination)
        ]
        severity.withdraw(found, actor=actor, now=now, reason="复核后撤回。")
        again = run(stage, scheme, actor, now)
        assert again.inputs_digest == before.inputs_digest
        assert not Mark.objects.filter(adjusted__isnull=False).exists()


def _given(nomination):
    rows = nomination.marks.filter(component="interview").order_by("adjusted")
    return list(rows.values_list("examiner_no", "mark"))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


def test_the_signed_export_holds_the_marks_that_counted(stage, scheme, interviews, decider, now):
    interviews()
    found = study(stage, now)
    with acting(decider) as actor:
        severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")
        adjusted = Mark.objects.filter(adjusted__isnull=False).select_related("nomination")
        mark = adjusted.order_by("pk").first()
        one = run(stage, scheme, actor, now)
        with connection.cursor() as cursor:
            told = list(signing._marks(cursor, one, {}, None))
        texts = {(row[0], row[2], row[3]): row[5] for row in told}
        key = (mark.nomination.exam_number, "interview", mark.examiner_no)
        assert Decimal(texts[key]) == mark.adjusted


@pytest.mark.parametrize(
    ("document", "may_adjust", "words"),
    [
        (TEXT, False, "does not say"),
        (
            {
                **TEXT,
                "components": {
                    "written": {"max": 100},
                    "interview": {"max": 50, "panels": {"method": "z_score"}},
                },
            },
            True,
            "evens out",
        ),
    ],
)
def test_a_scheme_that_does_not_allow_it_is_held_to(
    stage, interviews, decider, now, document, may_adjust, words
):
    with database.as_owner():
        Quota.objects.filter(edition=stage.edition).update(seats=60)
    factories.SchemeFactory(
        edition=stage.edition, number=2, text=_text(document), may_adjust=may_adjust
    )
    interviews()
    found = study(stage, now)
    with acting(decider) as actor:
        with pytest.raises(MoveRefused, match=words):
            severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")
        constraint = refused(
            "UPDATE selection_severitystudy SET state = 'adopted', decided_by_id = %s, "
            "decided_at = now(), grounds = 'x' WHERE id = %s",
            [actor.user_id, found.pk],
        )
        assert constraint == "severitystudy_within_the_scheme"


def test_marks_under_an_adopted_study_stay_and_nobody_adjusts_one_by_hand(
    stage, scheme, interviews, decider, now
):
    interviews()
    found = study(stage, now)
    with acting(stage.exam):
        assert (
            refused("UPDATE selection_mark SET adjusted = 1 WHERE component = 'interview'")
            == "mark_adjusted_by_decision"
        )
    with acting(decider) as actor:
        severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")
    with acting(stage.exam) as actor:
        adjusted = Mark.objects.exclude(adjusted=None).select_related("nomination")
        number = adjusted.first().nomination.exam_number
        with pytest.raises(MoveRefused, match="Withdraw the adoption"):
            marks.enter(
                edition=stage.edition, tier="municipal", exam_number=number, component="interview",
                mark=3, examiner_no="E1", actor=actor, now=now,
            )  # fmt: skip
        for statement in (
            "UPDATE selection_mark SET mark = 1 WHERE adjusted IS NOT NULL",
            "DELETE FROM selection_mark WHERE adjusted IS NOT NULL",
        ):
            assert refused(statement) == "mark_rests_on_adjustment"
        assert (
            refused("UPDATE selection_mark SET adjusted = adjusted - 1 WHERE adjusted > 2")
            == "mark_adjusted_by_decision"
        )
        assert (
            refused("UPDATE selection_severitystudy SET adjusted = '{}'")
            == "severitystudy_is_final"
        )
        assert refused("UPDATE selection_severitystudy SET state = 'done'") == (
            "severitystudy_is_final"
        )


def test_marks_that_changed_after_the_study_are_not_adjusted(
    stage, scheme, interviews, decider, now
):
    interviews()
    found = study(stage, now)
    with database.as_owner():
        Mark.objects.filter(component="interview").order_by("pk").first()
        first = Mark.objects.filter(component="interview").order_by("pk")[0]
        Mark.objects.filter(pk=first.pk).update(mark=first.mark + 1)
    with acting(decider) as actor, pytest.raises(MoveRefused, match="changed"):
        severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")


def test_a_list_in_effect_closes_the_decision(stage, scheme, interviews, decider, now):
    interviews()
    found = study(stage, now)
    with acting(stage.office) as actor:
        runs.confirm_step(run(stage, scheme, actor, now), actor=actor, now=now)
    with acting(decider) as actor, pytest.raises(MoveRefused, match="rests on these marks"):
        severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")


def test_letters_of_scores_say_where_adjusted_marks_count(stage, scheme, interviews, decider, now):
    interviews()
    found = study(stage, now)
    with acting(decider) as actor:
        severity.adopt(found, actor=actor, now=now, reason="宽严差异显著。")
    with acting(stage.office) as actor:
        listed = runs.confirm_step(run(stage, scheme, actor, now), actor=actor, now=now)
        scoring.issue_scores(listed, actor=actor, now=now)
        letter = Letter.objects.first()
    assert letter.text["lines"][1] == "interview成绩已按书面决定就考官宽严程度作了调整。"
    assert (
        "In interview marks count as adjusted"
        in words(letter.kind, letter.params, "en")["lines"][1]
    )


def test_a_study_is_begun_on_components_of_the_scheme(stage, scheme, now):
    with acting(stage.office) as actor:
        for chosen in ([], ["interview", "no such"]):
            with pytest.raises(Refused):
                severity.start(
                    edition=stage.edition, tier="municipal", components=chosen, actor=actor, now=now
                )
        with pytest.raises(MoveRefused):
            severity.start(
                edition=stage.edition, tier="provincial", components=["interview"], actor=actor,
                now=now,
            )  # fmt: skip


def test_computed_twice_changes_nothing_and_declined_leaves_the_marks(
    stage, scheme, interviews, decider, now
):
    interviews()
    found = study(stage, now)
    with acting(decider) as actor:
        severity.compute(found, actor=actor, now=now)
        assert SeverityStudy.objects.count() == 1
        severity.decline(found, actor=actor, now=now, reason="差异在误差以内。")
        assert found.state == "declined"
        with pytest.raises(MoveRefused):
            severity.adopt(found, actor=actor, now=now, reason="改主意。")


def test_a_place_learns_of_no_study(stage, scheme, interviews, now):
    interviews()
    study(stage, now)
    with acting(stage.author):
        assert not SeverityStudy.objects.exists()
        assert not SeverityLine.objects.exists()


def test_marks_keep_the_order_in_which_they_were_entered(stage, scheme, now):
    own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
    numbers = [
        factories.NominationFactory(**own, state="qualified").exam_number for _each in range(12)
    ]
    order = numbers[::-2] + numbers[::2]
    given = [
        {"exam_number": number, "component": "interview", "mark": 30, "examiner_no": "E1"}
        for number in order
    ]
    with acting(stage.exam) as actor:
        marks.enter_many(given, edition=stage.edition, tier="municipal", actor=actor, now=now)
        kept = Mark.objects.order_by("pk").values_list("nomination__exam_number", flat=True)
        assert list(kept) == order
