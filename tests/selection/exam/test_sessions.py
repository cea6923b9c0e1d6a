"""Seats, attendance and misconduct, through the services."""

import pytest
from django.db import IntegrityError, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import Departure, Mark, Sitting
from selection.rules import seating
from selection.services import attending, sessions
from tests.factories import exam
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
INCIDENT = {
    "code": "copying",
    "facts": "抄袭邻座答卷。",
    "first_invigilator": "监考甲",
    "second_invigilator": "监考乙",
}


def acts() -> set[str]:
    with database.as_owner():
        return set(AuditEntry.objects.values_list("action", flat=True))


def side_by_side(session) -> int:
    rows = Sitting.objects.filter(session=session)
    plan = {row.pk: (row.room_id, row.row, row.column) for row in rows}
    return len(seating.neighbours(plan, {row.pk: row.unit_id for row in rows}))


def test_everybody_who_qualified_has_a_seat_and_no_neighbour_of_the_own_unit(
    stage, candidates, now
):
    session = exam.seated(stage, now, rooms=[(2, 4), (2, 4)])
    assert session.state == "seated"
    assert Sitting.objects.count() == len(candidates)
    assert side_by_side(session) == 0
    assert {"examsession.seat", "examsession.draw_seats"} <= acts()


def test_the_seats_can_be_drawn_again_from_the_seed(stage, candidates, now):
    session = exam.seated(stage, now, seed=5)
    before = set(Sitting.objects.values_list("nomination_id", "row", "column"))
    with acting(stage.exam) as actor:
        sessions.seat(session, seed=9, actor=actor, now=now)
        assert set(Sitting.objects.values_list("nomination_id", "row", "column")) != before
        sessions.seat(session, seed=5, actor=actor, now=now)
    assert set(Sitting.objects.values_list("nomination_id", "row", "column")) == before


def test_too_few_seats_and_too_large_units_are_refused_with_the_reason(stage, now):
    exam.nominees(stage, 8, units=1)
    with pytest.raises(Refused, match=r"8 people .* 6 seats"):
        exam.seated(stage, now, rooms=[(2, 3)])
    with pytest.raises(Refused, match=r"8 people; .* only 6 of one unit"):
        exam.seated(stage, now, rooms=[(3, 4)])


def test_a_change_of_seat_has_a_reason_and_is_on_record(stage, candidates, now):
    session = exam.seated(stage, now, rooms=[(5, 6)])
    sitting = session.sittings.first()
    room = sitting.room
    with acting(stage.exam) as actor:
        free = {"room": room, "row": 5, "column": 6, "actor": actor, "now": now}
        with pytest.raises(Refused, match="Say why"):
            sessions.move_seat(sitting, reason=" ", **free)
        sessions.move_seat(sitting, reason="轮椅，靠门。", **free)
    assert Sitting.objects.get(pk=sitting.pk).seat == 30
    assert "sitting.move_seat" in acts()


def test_nobody_moves_beside_the_own_unit_not_even_the_owner_of_the_database(stage, now):
    exam.nominees(stage, 3, units=1)
    session = exam.seated(stage, now, rooms=[(3, 3)])
    one, other = session.sittings.all()[:2]
    beside = {"room": one.room, "row": one.row, "column": one.column + 1}
    with acting(stage.exam) as actor:
        with pytest.raises(Refused, match="same unit"):
            sessions.move_seat(other, **beside, reason="调整", actor=actor, now=now)
    with database.as_owner(), pytest.raises(IntegrityError, match="one unit"), transaction.atomic():
        Sitting.objects.filter(pk=other.pk).update(
            row=one.row, column=one.column + 1, seat=(one.row - 1) * 3 + one.column + 1
        )


def test_a_room_is_kept_in_one_act(stage, candidates, now):
    session = exam.seated(stage, now)
    room = session.rooms.get()
    away = list(room.sittings.values_list("ref", flat=True)[:2])
    with acting(stage.exam) as actor:
        counts = attending.take(room, absent=away, actor=actor, now=now)
        assert counts == {"present": 10, "absent": 2}
        # Corrected before the room is closed: somebody came in time.
        assert attending.take(room, absent=away[:1], actor=actor, now=now)["absent"] == 1
        sessions.close_attendance(session, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="closed"):
            attending.take(room, absent=away, actor=actor, now=now)
    assert Sitting.objects.present().count() == 11


def test_attendance_is_closed_only_when_every_room_has_been_kept(stage, candidates, now):
    session = exam.seated(stage, now)
    with acting(stage.exam) as actor, pytest.raises(MoveRefused, match="12 people"):
        sessions.close_attendance(session, actor=actor, now=now)


def test_after_closing_nobody_is_made_absent_at_the_prompt(stage, session):
    for statement in (
        "UPDATE selection_sitting SET attendance = 'absent'",
        "DELETE FROM selection_sitting",
    ):
        with database.as_owner(), pytest.raises(IntegrityError, match="closed"):
            with transaction.atomic(), database.connection.cursor() as cursor:
                cursor.execute(statement)


def test_misconduct_is_noted_by_two_and_decided_by_a_person(stage, session, now):
    sitting = session.sittings.present().first()
    with acting(stage.exam) as actor:
        alone = {**INCIDENT, "second_invigilator": "监考甲"}
        with pytest.raises(Refused, match="Two different"):
            attending.report(sitting, **alone, actor=actor, now=now)
        incident = attending.report(sitting, **INCIDENT, actor=actor, now=now)
    assert not Departure.objects.exists()
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="reason"):
            attending.exclude(incident, actor=actor, now=now)
        attending.exclude(incident, reason="查实，取消资格。", actor=actor, now=now)
    departure = Departure.objects.get()
    assert (departure.event, departure.before_step) == ("vetoed", "shortlist")
    assert incident.decided_by == stage.office.user
    with database.as_owner(), pytest.raises(IntegrityError, match="final"), transaction.atomic():
        type(incident).objects.update(state="reported", grounds="")


def test_several_are_decided_alike(stage, session, now):
    with acting(stage.exam) as actor:
        for sitting in session.sittings.present()[:2]:
            attending.report(sitting, **INCIDENT, actor=actor, now=now)
    with acting(stage.office) as actor:
        rows = type(sitting.incidents.get()).objects.all()
        assert attending.dismiss_many(rows, reason="查无实据。", actor=actor, now=now) == 2
        assert attending.void_many(rows, reason="x", actor=actor, now=now) == 0
    assert not Mark.objects.exists()
