"""Interviews: a lot that nobody steers, boards without conflicts, and marks that stay."""

import hashlib
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    BoardSeat,
    ConflictDeclaration,
    InterviewMark,
    InterviewSlot,
    Mark,
)
from selection.services import examining, interviews
from tests.factories import exam
from tests.factories import interviews as made
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidates(stage):
    return exam.nominees(stage, 8)


def shape(interview):
    """Board and code -> who marks there."""
    with database.as_owner():
        rows = InterviewMark.objects.filter(slot__board__interview=interview)
        found = {}
        for code, user in rows.values_list("code", "user_id"):
            found.setdefault(code, set()).add(user)
        return found


def marks_for(seat, mark=80):
    return dict.fromkeys(seat.marks.values_list("code", flat=True), Decimal(mark))


def seats_of(person):
    with database.as_owner():
        return list(BoardSeat.objects.for_detail().filter(user=person.user).order_by("pk"))


def test_the_seed_is_bound_before_the_draw_and_gives_the_same_order_to_anybody(
    stage, candidates, now
):
    interview = made.planned(stage, now)
    with acting(stage.exam) as actor:
        interviews.bind(interview, actor=actor, now=now)
        assert interview.seed == ""
        with pytest.raises(Refused):
            interviews.draw(interview, witness="  ", actor=actor, now=now)
        interviews.draw(interview, witness="红星 27", actor=actor, now=now)
        assert hashlib.sha256(interview.seed.encode()).hexdigest() == interview.lot_digest
        slots = InterviewSlot.objects.order_by("board__number", "position")
        assert [slot.code for slot in slots] == [
            "01-01", "01-02", "01-03", "01-04", "02-01", "02-02", "02-03", "02-04",
        ]  # fmt: skip
        assert interviews.is_as_drawn(interview)
        interview.witness = "蓝天"
        assert not interviews.is_as_drawn(interview)
    with database.as_owner():
        bound = AuditEntry.objects.get(action="interview.bind").after
        assert bound["lot_digest"] == interview.lot_digest
        assert interview.seed not in str(bound)


def test_a_list_that_changed_after_the_binding_is_not_drawn(stage, candidates, now):
    interview = made.planned(stage, now)
    with acting(stage.exam) as actor:
        interviews.bind(interview, actor=actor, now=now)
    NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
    )
    with acting(stage.exam) as actor, pytest.raises(MoveRefused, match="have changed"):
        interviews.draw(interview, witness="7", actor=actor, now=now)


def test_at_the_sql_prompt_the_lot_stays(stage, candidates, now):
    interview = made.drawn(stage, now)
    for sql, constraint in (
        ("UPDATE selection_interview SET witness = 'x'", "interview_lot_is_final"),
        ("UPDATE selection_interview SET lot_digest = repeat('0', 64)", "interview_lot_is_final"),
        ("UPDATE selection_interviewslot SET position = position + 20", "interviewslot_is_final"),
        ("DELETE FROM selection_interviewslot", "interviewslot_is_final"),
    ):
        with acting(stage.exam), pytest.raises(IntegrityError) as error, transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql)
        assert constraint in str(error.value.__cause__.diag.constraint_name), interview


def test_who_qualifies_later_has_a_batch_of_the_own(stage, candidates, now):
    made.drawn(stage, now)
    late = [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
        )
        for _each in range(2)
    ]
    second = made.planned(stage, now, half_days=1)
    with acting(stage.exam) as actor:
        assert {row.pk for row in interviews.nominees(second)} == {row.pk for row in late}
        interviews.bind(second, actor=actor, now=now)
        interviews.draw(second, witness="蓝天 3", actor=actor, now=now)
        assert interviews.is_as_drawn(second)


def test_nobody_stands_in_two_batches_at_the_sql_prompt_either(stage, candidates, now):
    first = made.drawn(stage, now)
    second = made.InterviewBoardFactory(interview=made.planned(stage, now))
    with database.as_owner():
        slot = InterviewSlot.objects.filter(board__interview=first).first()
    for component, constraint in (
        ("interview", "interviewslot_of_nominee_once"),
        ("written", "interviewslot_of_its_component"),
    ):
        with database.as_owner(), pytest.raises(IntegrityError) as error, transaction.atomic():
            InterviewSlot.objects.create(
                org_path=slot.org_path, board=second, position=1, code="01-01",
                nomination_id=slot.nomination_id, component=component,
            )  # fmt: skip
        assert error.value.__cause__.diag.constraint_name == constraint


def test_each_nominee_has_so_many_examiners_and_boards_share_some(stage, candidates, now):
    people = made.examiners(5)
    interview = made.staffed(stage, now, people)
    assert len(shape(interview)) == 8
    assert all(len(users) == 2 for users in shape(interview).values())
    with database.as_owner():
        boards = list(interview.boards.order_by("number"))
        first, second = ({seat.user_id for seat in board.members.all()} for board in boards)
        assert first & second
        assert all(len(each) <= 3 for each in (first, second))


def test_nobody_examines_the_own_city_or_after_a_declaration(stage, candidates, now):
    near = made.examiners(2, organisation=stage.place)
    people = made.examiners(4)
    with database.as_owner():
        for row in candidates:
            ConflictDeclaration.objects.create(
                org_path=row.org_path, nomination=row, user=people[0].user, name="甲",
                reason="师生", declared_on="2011-03-01",
            )  # fmt: skip
    interview = made.staffed(stage, now, [*near, *people])
    barred = {each.user_id for each in (*near, people[0])}
    assert not barred & set().union(*shape(interview).values())


def test_where_there_is_no_assignment_the_reason_is_plain(stage, candidates, now):
    interview = made.drawn(stage, now)
    near = made.examiners(3, organisation=stage.place)
    with acting(stage.exam) as actor:
        with pytest.raises(Refused) as refusal:
            examining.assign(
                interview, examiners=[each.user for each in near], actor=actor, now=now
            )
        text = str(refusal.value)
        assert "8 nominees are left without 2 examiners" in text
        assert "own city (24)" in text
        assert "let examiners judge nominees of their own city" in text
    assert not shape(interview)


def test_boards_of_one_half_day_cannot_share_examiners(stage, candidates, now):
    interview = made.drawn(stage, now, rooms=2, half_days=1)
    with acting(stage.exam) as actor, pytest.raises(Refused, match="half-day"):
        people = [each.user for each in made.examiners(6)]
        examining.assign(interview, examiners=people, actor=actor, now=now)


def test_when_an_examiner_falls_out_the_others_stay(stage, candidates, now):
    people = made.examiners(6)
    interview = made.staffed(stage, now, people, most_boards=1, overlap=0)
    before = shape(interview)
    out = BoardSeat.objects.none()
    with database.as_owner():
        out = BoardSeat.objects.filter(board__interview=interview).first()
        seats = set(BoardSeat.objects.values_list("user_id", "board_id"))
    with acting(stage.exam) as actor:
        with pytest.raises(Refused):
            examining.replace(interview, user=out.user, reason=" ", actor=actor, now=now)
        change = examining.replace(interview, user=out.user, reason="生病", actor=actor, now=now)
    after = shape(interview)
    with database.as_owner():
        kept = set(BoardSeat.objects.values_list("user_id", "board_id"))
    assert (change.taken, change.left) == (1, 1)
    assert len(seats - kept) == 1
    for code, users in before.items():
        assert users - {out.user_id} <= after[code], code
        assert out.user_id not in after[code]


def test_marks_are_kept_submitted_once_and_handed_over(stage, candidates, now):
    people = made.examiners(3)
    interview = made.staffed(stage, now, people)
    for person in people:
        for seat in seats_of(person):
            with acting(person) as actor:
                codes = sorted(marks_for(seat))
                if not codes:
                    continue
                examining.keep(seat, marks={codes[0]: Decimal(70)}, actor=actor, now=now)
                with pytest.raises(Refused, match=codes[-1]) if len(codes) > 1 else _nothing():
                    examining.submit(seat, marks={}, actor=actor, now=now)
                examining.submit(seat, marks=marks_for(seat), actor=actor, now=now)
                with pytest.raises(MoveRefused):
                    examining.submit(seat, marks={codes[0]: Decimal(1)}, actor=actor, now=now)
                with pytest.raises(IntegrityError), transaction.atomic():
                    InterviewMark.objects.filter(seat=seat).update(mark=1)
    with acting(stage.exam) as actor:
        assert interviews.release(interview, actor=actor, now=now) == 16
        with pytest.raises(MoveRefused):
            interviews.release(interview, actor=actor, now=now)
    with database.as_owner():
        assert Mark.objects.filter(component="interview", mark=80).count() == 16
        assert set(Mark.objects.values_list("panel", flat=True)) == {"1", "2"}


class _nothing:
    def __enter__(self):
        return None

    def __exit__(self, *_given):
        return False


def test_marks_wait_for_everybody_and_not_for_who_was_away(stage, candidates, now):
    people = made.examiners(3)
    interview = made.staffed(stage, now, people)
    with acting(stage.exam) as actor:
        with pytest.raises(MoveRefused, match="16"):
            interviews.release(interview, actor=actor, now=now)
        board = interview.boards.get(number=1)
        slot = board.slots.first()
        interviews.attend(board, absent=[slot.pk], actor=actor, now=now)
        with pytest.raises(MoveRefused, match="14"):
            interviews.release(interview, actor=actor, now=now)
    for person in people:
        for seat in seats_of(person):
            with acting(person) as actor:
                given = {code: m for code, m in marks_for(seat).items() if code != slot.code}
                if given:
                    examining.submit(seat, marks=given, actor=actor, now=now)
    with acting(stage.exam) as actor:
        assert interviews.release(interview, actor=actor, now=now) == 14


def test_marks_are_not_handed_over_while_somebody_lacks_an_examiner(stage, candidates, now):
    people = made.examiners(4)
    interview = made.staffed(stage, now, people)
    leaving = next(each for each in people if seats_of(each))
    with acting(leaving) as actor:
        mark = InterviewMark.objects.select_related("seat__board__interview").first()
        examining.step_back(mark, reason="曾为同事", actor=actor, now=now)
    for person in people:
        for seat in seats_of(person):
            with acting(person) as actor:
                if given := marks_for(seat):
                    examining.submit(seat, marks=given, actor=actor, now=now)
    with acting(stage.exam) as actor:
        assert interviews.lacking(interview) == [mark.code]
        with pytest.raises(MoveRefused, match=mark.code):
            interviews.release(interview, actor=actor, now=now)
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            type(interview).objects.filter(pk=interview.pk).update(released_at=now)
        constraint = error.value.__cause__.diag.constraint_name
        assert constraint == "interview_handed_over_whole"
        examining.assign(interview, examiners=[each.user for each in people], actor=actor, now=now)
        assert interviews.lacking(interview) == []


def test_an_examiner_sees_the_own_codes_alone_and_steps_back_from_one(stage, candidates, now):
    people = made.examiners(4)
    interview = made.staffed(stage, now, people)
    mine = next(each for each in people if seats_of(each))
    with acting(mine) as actor:
        assert not InterviewSlot.objects.exists()
        assert set(InterviewMark.objects.values_list("user_id", flat=True)) == {mine.user_id}
        mark = InterviewMark.objects.select_related("seat__board__interview").first()
        with pytest.raises(Refused):
            examining.step_back(mark, reason="", actor=actor, now=now)
        declaration = examining.step_back(mark, reason="曾为同事", actor=actor, now=now)
        assert not InterviewMark.objects.filter(code=mark.code).exists()
    with acting(stage.exam) as actor:
        change = examining.assign(
            interview, examiners=[each.user for each in people], actor=actor, now=now
        )
        assert change.moved >= 1
    found = shape(interview)
    assert len(found[mark.code]) == 2
    assert declaration.user_id not in found[mark.code]
