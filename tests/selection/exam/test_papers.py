"""From code numbers to the marks of the nominees, through the services."""

from decimal import Decimal

import pytest

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import CodeKey, Mark, MarkSheet, Script, SheetMark
from selection.rules.marking import is_code
from selection.services import attending, marks, papers, runs, schemes, sheets
from selection.services.markers import next_round
from tests.factories import exam
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


def settle(stage, now, paper, examiners, mark_of=lambda code: 70):
    """Every marker gives the same, so that the ladder is at its end; then the paper is sealed."""
    for sheet in MarkSheet.objects.filter(paper=paper, state="open").select_related("paper"):
        exam.fill(sheet, examiners[sheet.marker_id], now, mark_of)
    with acting(stage.exam) as actor:
        return papers.seal(paper, actor=actor, now=now)


def frozen(stage, now, session, mark_of=lambda code: 70):
    paper, examiners = exam.marked(stage, now, session)
    settle(stage, now, paper, examiners, mark_of)
    exam.opened(stage, now, paper)
    with acting(stage.exam) as actor:
        papers.release(paper, actor=actor, now=now)
    return paper, examiners


def test_each_who_was_there_has_a_script_under_a_random_code(stage, session, candidates, now):
    paper, _examiners = exam.marked(stage, now, session)
    codes = list(Script.objects.order_by("pk").values_list("code", flat=True))
    assert len(set(codes)) == len(codes) == len(candidates) - 2
    assert all(is_code(code) for code in codes)
    assert codes == sorted(codes)
    with database.as_owner():
        assert CodeKey.objects.count() == len(codes)
        assert not CodeKey.objects.filter(nomination__in=candidates[:2]).exists()
    assert paper.state == "marking"


def test_codes_are_drawn_apart_from_the_seats(stage, candidates, now):
    """Two papers of one session put the same people in another order."""
    session = exam.held(stage, now)
    orders = []
    for component in ("written", "interview"):
        exam.marked(stage, now, session, component=component)
        with database.as_owner():
            rows = CodeKey.objects.filter(paper__component=component).order_by("script__code")
            orders.append(list(rows.values_list("nomination_id", flat=True)))
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1]


def test_codes_wait_for_the_attendance(stage, candidates, now):
    session = exam.seated(stage, now)
    with pytest.raises(MoveRefused, match="attendance is closed"):
        exam.marked(stage, now, session)


def test_two_markers_have_each_script_and_equal_loads(stage, session, now):
    paper, _examiners = exam.marked(stage, now, session, markers=4)
    sizes = [sheet.marks.count() for sheet in paper.sheets.all()]
    assert sum(sizes) == 20
    assert max(sizes) - min(sizes) <= 1
    for script in paper.scripts.all():
        assert len(set(script.marks.values_list("sheet__marker", flat=True))) == 2


def test_only_examiners_mark_and_two_are_needed(stage, session, now):
    with pytest.raises(Refused, match="at least 2"):
        exam.marked(stage, now, session, markers=1)


def test_marks_within_the_tolerance_become_their_mean(stage, session, candidates, now):
    paper, examiners = exam.marked(stage, now, session, markers=2)
    one, other = paper.sheets.select_related("paper").order_by("number")
    exam.fill(one, examiners[one.marker_id], now, lambda code: 70)
    exam.fill(other, examiners[other.marker_id], now, lambda code: 75)
    with acting(stage.exam) as actor:
        papers.seal(paper, actor=actor, now=now)
    assert set(Script.objects.values_list("effective", "way")) == {(Decimal("72.5"), "mean")}
    assert not Mark.objects.exists()


def test_beyond_the_tolerance_a_third_marker_and_an_arbiter_follow(stage, session, now):
    paper, examiners = exam.marked(stage, now, session, markers=2)
    one, other = paper.sheets.select_related("paper").order_by("number")
    first, second = sorted(one.marks.values_list("code", flat=True))[:2]
    exam.fill(one, examiners[one.marker_id], now, lambda code: 60)
    exam.fill(other, examiners[other.marker_id], now, lambda c: 80 if c in (first, second) else 62)
    more = [MembershipFactory(role="examiner") for _more in range(2)]
    examiners |= {person.user_id: person for person in more}
    chosen = [person.user for person in more]
    with acting(stage.exam) as actor:
        with pytest.raises(MoveRefused, match="2 scripts still need"):
            papers.seal(paper, actor=actor, now=now)
        # Who has had the script does not get it again.
        with pytest.raises(Refused, match="more markers"):
            people = [examiners[one.marker_id].user, examiners[other.marker_id].user]
            next_round(paper, markers=people, actor=actor, now=now)
        next_round(paper, markers=chosen[:1], seed=1, actor=actor, now=now)
    third = paper.sheets.select_related("paper").get(rung=2)
    assert set(third.marks.values_list("code", flat=True)) == {first, second}
    exam.fill(third, examiners[third.marker_id], now, lambda c: 78 if c == first else 70)
    with acting(stage.exam) as actor:
        next_round(paper, markers=chosen, seed=1, actor=actor, now=now)
    final = paper.sheets.select_related("paper").get(rung=3)
    assert final.marker_id not in {one.marker_id, other.marker_id, third.marker_id}
    exam.fill(final, examiners[final.marker_id], now, lambda code: 66)
    with acting(stage.exam) as actor:
        papers.seal(paper, actor=actor, now=now)
    ways = dict(Script.objects.filter(code__in=[first, second]).values_list("code", "way"))
    assert ways == {first: "pair", second: "arbitrated"}
    assert Script.objects.get(code=first).effective == 79
    assert Script.objects.get(code=second).effective == 66


def test_an_examiner_sees_codes_and_nothing_of_people_or_of_other_markers(stage, session, now):
    paper, examiners = exam.marked(stage, now, session)
    one = paper.sheets.select_related("paper").order_by("number").first()
    exam.fill(one, examiners[one.marker_id], now, lambda code: 70)
    other = next(person for key, person in examiners.items() if key != one.marker_id)
    with acting(other) as actor:
        assert set(SheetMark.objects.values_list("sheet__marker", flat=True)) == {actor.user_id}
        assert set(MarkSheet.objects.values_list("marker", flat=True)) == {actor.user_id}
        assert not Script.objects.exists()
        assert not session.sittings.exists()
        with pytest.raises(MoveRefused):
            sheets.enter(one, marks={}, actor=actor, now=now)


def test_the_map_opens_by_two_different_people_and_then_marks_flow(stage, session, candidates, now):
    paper, examiners = exam.marked(stage, now, session)
    settle(stage, now, paper, examiners, lambda code: int(code[:2]) / 2)
    with acting(stage.exam) as actor:
        papers.open_map(paper, actor=actor, now=now, reason="开启")
        assert not CodeKey.objects.exists()
        with pytest.raises(MoveRefused, match="signed already"):
            papers.open_map(paper, actor=actor, now=now, reason="再次")
        assert paper.state == "sealed"
        with pytest.raises(MoveRefused):
            papers.release(paper, actor=actor, now=now)
    with acting(stage.office) as actor:
        papers.open_map(paper, actor=actor, now=now, reason="开启")
        assert paper.state == "opened"
        assert CodeKey.objects.count() == 10
        papers.release(paper, actor=actor, now=now)
    with database.as_owner():
        keys = CodeKey.objects.values_list("nomination_id", "script__effective")
        assert set(Mark.objects.values_list("nomination_id", "mark")) == set(keys)
        signed = AuditEntry.objects.filter(action="paper.sign").values_list("user_id", flat=True)
        assert set(signed) == {stage.exam.user_id, stage.office.user_id}
    # Absence: no mark there.
    assert not Mark.objects.filter(nomination__in=candidates[:2]).exists()


def test_a_run_reads_the_effective_marks(stage, session, candidates, now):
    frozen(stage, now, session)
    scheme = schemes.current(stage.edition, "municipal")
    with acting(stage.exam) as actor:
        rows = [
            {"exam_number": number, "component": "interview", "mark": 80}
            for number in Mark.objects.values_list("nomination__exam_number", flat=True)
        ]
        marks.enter_many(rows, edition=stage.edition, tier="municipal", actor=actor, now=now)
        run = runs.compute_now(scheme=scheme, step="shortlist", actor=actor, now=now)
    outcomes = set(run.rows.values_list("outcome", "score"))
    assert ("absent", None) in outcomes
    assert ("kept", Decimal("76")) in outcomes


def test_a_void_script_gives_no_mark(stage, session, now):
    sitting = session.sittings.present().first()
    with acting(stage.exam) as actor:
        incident = attending.report(
            sitting, code="notes", facts="夹带。", first_invigilator="甲", second_invigilator="乙",
            actor=actor, now=now,
        )  # fmt: skip
    with acting(stage.office) as actor:
        attending.void(incident, reason="查实。", actor=actor, now=now)
    frozen(stage, now, session)
    assert Mark.objects.count() == 9
    assert not Mark.objects.filter(nomination=sitting.nomination_id).exists()


def test_a_script_declared_void_later_loses_its_mark(stage, session, now):
    sitting = session.sittings.present().first()
    frozen(stage, now, session)
    with acting(stage.exam) as actor:
        incident = attending.report(
            sitting, code="notes", facts="夹带。", first_invigilator="甲", second_invigilator="乙",
            actor=actor, now=now,
        )  # fmt: skip
    with acting(stage.office) as actor:
        attending.void(incident, reason="查实。", actor=actor, now=now)
    assert Mark.objects.count() == 9


def test_marks_of_a_component_with_a_paper_do_not_come_by_exam_number(
    stage, session, candidates, now
):
    paper, _examiners = exam.marked(stage, now, session)
    one = {"exam_number": candidates[3].exam_number, "component": "written", "mark": 99}
    with acting(stage.exam) as actor, pytest.raises(MoveRefused, match="under code numbers"):
        marks.enter_many([one], edition=stage.edition, tier="municipal", actor=actor, now=now)
    assert paper.component == "written"


def test_no_paper_is_planned_once_marks_of_its_component_are_in(stage, session, candidates, now):
    one = {"exam_number": candidates[3].exam_number, "component": "written", "mark": 99}
    with acting(stage.exam) as actor:
        marks.enter_many([one], edition=stage.edition, tier="municipal", actor=actor, now=now)
        with pytest.raises(MoveRefused, match="in already"):
            papers.plan(session, component="written", actor=actor, now=now)


def test_unsealing_takes_two_and_makes_a_new_version(stage, session, now):
    paper, examiners = frozen(stage, now, session)
    sheet = paper.sheets.select_related("paper").order_by("number").first()
    code = sheet.marks.first().code
    with acting(stage.exam) as actor:
        assert sheets.unseal(sheet, reason="录入有误。", actor=actor, now=now).state == "sealed"
        with pytest.raises(MoveRefused, match="signed already"):
            sheets.unseal(sheet, reason="录入有误。", actor=actor, now=now)
    with acting(stage.office) as actor:
        fresh = sheets.unseal(sheet, reason="核实同意。", actor=actor, now=now)
    sheet.refresh_from_db()
    paper.refresh_from_db()
    assert (sheet.state, fresh.state, fresh.revision) == ("superseded", "open", 2)
    assert paper.state == "marking"
    assert sheet.marks.get(code=code).mark == 70
    with acting(examiners[sheet.marker_id]) as actor:
        sheets.enter(fresh, marks={code: Decimal(74)}, actor=actor, now=now)
        sheets.seal(fresh, actor=actor, now=now)
    with acting(stage.exam) as actor:
        papers.seal(paper, actor=actor, now=now)
    # Each sealing is opened anew, by two.
    exam.opened(stage, now, paper)
    with acting(stage.exam) as actor:
        papers.release(paper, actor=actor, now=now)
    assert Script.objects.get(code=code).effective == 72
    assert set(Mark.objects.values_list("mark", flat=True)) == {70, 72}
    assert Mark.objects.count() == 10


def test_no_scheme_follows_the_first_sealed_sheet(stage, session, now):
    paper, examiners = exam.marked(stage, now, session)
    with acting(stage.exam) as actor:
        draft = schemes.draft(
            edition=stage.edition, tier="municipal", name="二", text=stage.scheme.text, reason="x",
            actor=actor, now=now,
        )  # fmt: skip
    one = paper.sheets.select_related("paper").first()
    exam.fill(one, examiners[one.marker_id], now, lambda code: 70)
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="sealed; the rules stay"):
            schemes.publish(draft, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="sealed; the rules stay"):
            schemes.draft(
                edition=stage.edition, tier="municipal", name="三", text=stage.scheme.text, reason="x",
                actor=actor, now=now,
            )  # fmt: skip
