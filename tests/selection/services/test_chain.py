"""From the nomination to the trainee, through the verbs that pages and demo use."""

import datetime

import pytest
from django.db import IntegrityError, connection

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionReport, Nomination, Notice, RunRow, Seat, SeatCount, Trainee
from selection.services import (
    marks,
    meetings,
    must_checks,
    nominations,
    objections,
    publishing,
    reports,
    runs,
)
from selection.services.meetings import Count
from tests.factories import Factory
from tests.factories.checks import CLEAR
from tests.factories.selection import committee
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
CONTENT = {"grounds": "实绩突出", "met_on": datetime.date(2011, 2, 1), "present": 9, "agreed": 8}


def rows(**wanted):
    return Nomination.objects.filter(**wanted)


def nominate(stage, people, now):
    given = [
        {
            "edition": stage.edition,
            "tier": "municipal",
            "sub_project": stage.field,
            "person": person,
            **CONTENT,
        }
        for person in people
    ]
    with acting(stage.author) as actor:
        return nominations.nominate_many(given, actor=actor, now=now)


def qualify(stage, people, now):
    nominate(stage, people, now)
    with acting(stage.author) as actor:
        nominations.submit_many(rows(state="draft"), actor=actor, now=now)
    with acting(stage.approver) as actor:
        nominations.endorse_many(rows(state="submitted"), actor=actor, now=now)
    with acting(stage.reviewer) as actor:
        nominations.pass_review_many(rows(state="endorsed"), actor=actor, now=now)


def shortlist(stage, people, now, written=(90, 80, 80, 70, 65, 50)):
    qualify(stage, people, now)
    with database.as_owner():
        numbers = list(rows().order_by("person_id").values_list("exam_number", flat=True))
    given = [
        {"exam_number": number, "component": component, "mark": mark}
        for number, mark in zip(numbers, written, strict=True)
        for component in ("written", "interview")
    ]
    with acting(stage.exam) as actor:
        marks.enter_many(given, edition=stage.edition, tier="municipal", actor=actor, now=now)
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        return runs.confirm_step(run, actor=actor, now=now)


def inspect(stage, now):
    with acting(stage.inspector) as actor:
        given = [
            {
                "nomination": row,
                "inspectors": ["甲", "乙"],
                "morality": 90,
                "ability": 80,
                "diligence": 80,
                "results": 85,
                "integrity": 90,
                "virtue": "坚定。",
                "merits": "实绩突出。",
                "probity": "自律。",
                "appraisals": "2010年优秀",
                "shortcomings": "有时急躁。",
                "conclusion": "fit",
            }
            for row in rows(state="shortlisted")
        ]
        reports.write_many(given, actor=actor, now=now)
        must_checks.sign_many(rows(state="shortlisted"), given=CLEAR, actor=actor, now=now)
        reports.file_many(InspectionReport.objects.all(), actor=actor, now=now)


def meet(stage, nominations, *, actor, now):
    """Nine members, eight present; one of them disagrees each time."""
    return meetings.hold(
        edition=stage.edition, tier="municipal", held_on=datetime.date(2011, 5, 1),
        members=committee(9, present=8), nominations=nominations, count_of=Count(disagree=1),
        actor=actor, now=now,
    )  # fmt: skip


def decide(stage, now, seats=2):
    with acting(stage.office) as actor:
        nominations.propose_many(rows(state="fit"), actor=actor, now=now)
        meet(stage, rows(state="proposed"), actor=actor, now=now)
        first = list(rows(state="proposed").order_by("person_id").values_list("pk", flat=True))
        nominations.decide_many(rows(pk__in=first[:seats]), actor=actor, now=now)
        if first[seats:]:
            nominations.hold_in_reserve_many(
                rows(pk__in=first[seats : seats + 1]), actor=actor, now=now
            )


def publish(stage, now, today):
    """The notice as if it had been issued three weeks ago."""
    with acting(stage.office) as actor:
        return publishing.issue_notice(
            edition=stage.edition,
            tier="municipal",
            starts_on=today - datetime.timedelta(days=21),
            actor=actor,
            now=now,
        )


def test_a_nomination_becomes_a_trainee(stage, people, now, today):
    run = shortlist(stage, people, now)
    with database.as_owner():
        found = list(RunRow.objects.order_by("-score", "pk").values_list("rank", "outcome"))
        assert found == [
            (1, "kept"), (2, "kept"), (2, "kept"), (4, "kept"), (5, "cut"), (None, "below_pass"),
        ]  # fmt: skip
        assert (run.state, run.kept, run.candidates) == ("effective", 4, 6)
        assert rows(state="shortlisted").count() == 4
        assert rows(state="not_shortlisted").count() == 2
    inspect(stage, now)
    decide(stage, now)
    notice = publish(stage, now, today)
    assert notice.names == 3
    with acting(stage.office) as actor:
        moved = nominations.confirm_many(rows(state="in_notice"), actor=actor, now=now)
        assert moved == 2
        assert Trainee.objects.count() == 2
        nominations.close_edition(stage.edition, actor=actor, now=now)
    with database.as_owner():
        states = sorted(rows().values_list("state", flat=True))
        assert states == ["confirmed"] * 2 + ["not_identified"] * 2 + ["not_shortlisted"] * 2
        entry = AuditEntry.objects.filter(action="nomination.confirm").first()
        assert (entry.before["state"], entry.after["state"]) == ("in_notice", "confirmed")


def test_every_state_change_of_a_nomination_is_in_the_ledger(stage, people, now, today):
    shortlist(stage, people, now)
    inspect(stage, now)
    decide(stage, now)
    publish(stage, now, today)
    with database.as_owner():
        for row in rows():
            entries = AuditEntry.objects.filter(
                object_ref=row.ref, after__has_key="state"
            ).order_by("id")
            state = "draft"
            for entry in entries:
                assert entry.before["state"] == state
                state = entry.after["state"]
            assert state == row.state


def test_an_upheld_objection_frees_the_seat_and_the_first_reserve_moves_up(
    stage, people, now, today
):
    shortlist(stage, people, now)
    inspect(stage, now)
    decide(stage, now)
    notice = publish(stage, now, today)
    with acting(stage.office) as actor:
        nominee = rows(state="in_notice").order_by("person_id").first()
        objection = objections.receive(
            nomination=nominee,
            received_on=notice.starts_on,
            body="材料不实",
            signed=True,
            actor=actor,
            now=now,
        )
        with pytest.raises(MoveRefused, match=r".+"):
            nominations.confirm_many(rows(state="in_notice"), actor=actor, now=now)
        objections.uphold(objection, reason="查实", actor=actor, now=now)
        nominee.refresh_from_db()
        assert nominee.state == "objection_upheld"
        assert not rows(state="reserve_place").exists()
        assert rows(state="in_notice").count() == 2
        count = SeatCount.objects.get()
        assert (count.taken, count.reserves) == (2, 0)
        assert sorted(Seat.objects.values_list("number", flat=True)) == [1, 2]
        nominations.confirm_many(rows(state="in_notice"), actor=actor, now=now)
        assert Trainee.objects.count() == 2


def test_nobody_takes_more_seats_than_the_quota_has(stage, people, now):
    shortlist(stage, people, now)
    inspect(stage, now)
    with acting(stage.office) as actor:
        nominations.propose_many(rows(state="fit"), actor=actor, now=now)
        with pytest.raises(MoveRefused):
            nominations.decide_many(rows(state="proposed"), actor=actor, now=now)
        meet(stage, rows(state="proposed"), actor=actor, now=now)
        with pytest.raises(MoveRefused):
            nominations.decide_many(rows(state="proposed"), actor=actor, now=now)
        assert not Seat.objects.exists()
        assert rows(state="proposed").count() == 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE selection_nomination SET state = 'decided' WHERE state = 'proposed'",
        "UPDATE selection_nomination SET state = 'fit' WHERE state = 'decided'",
        "UPDATE selection_seat SET kind = 'reserve', number = number + 50 WHERE kind = 'seat'",
        "DELETE FROM selection_seat",
    ],
)
def test_state_and_seat_do_not_part_at_the_sql_prompt_either(stage, people, now, statement):
    shortlist(stage, people, now)
    inspect(stage, now)
    with acting(stage.office) as actor:
        nominations.propose_many(rows(state="fit"), actor=actor, now=now)
        meet(stage, rows(state="proposed"), actor=actor, now=now)
        first = rows(state="proposed").order_by("pk")[:1]
        nominations.decide_many(rows(pk__in=first.values("pk")), actor=actor, now=now)
    with pytest.raises(IntegrityError) as caught, database.as_owner():
        with connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert caught.value.__cause__.diag.constraint_name == "nomination_decided_holds_seat"


def test_no_confirmation_before_the_notice_has_ended(stage, people, now, today):
    shortlist(stage, people, now)
    inspect(stage, now)
    decide(stage, now)
    with acting(stage.office) as actor:
        publishing.issue_notice(
            edition=stage.edition, tier="municipal", starts_on=today, actor=actor, now=now
        )
        with pytest.raises(MoveRefused):
            nominations.confirm(rows(state="in_notice").first(), actor=actor, now=now)
        with pytest.raises(MoveRefused):
            publishing.end(Notice.objects.get(), actor=actor, now=now)


def test_a_place_cannot_nominate_beyond_its_limit(stage, people, now):
    nominate(stage, people, now)
    extra = [Factory for _none in ()] or None
    assert extra is None
    from_elsewhere = people[0]
    with acting(stage.author) as actor, pytest.raises(Refused):
        nominations.nominate(
            edition=stage.edition,
            tier="municipal",
            sub_project=stage.field,
            person=from_elsewhere,
            actor=actor,
            now=now,
        )
