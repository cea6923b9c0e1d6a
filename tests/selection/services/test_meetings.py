"""The committee's meeting: who attends, who withdraws, what passes, and what the database holds to."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from candidates.models import FamilyMember
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import Meeting, MeetingVote, Nomination, Recusal, Seat
from selection.services import deciding, meetings
from selection.services.meetings import Count
from selection.states import VoteOutcome
from tests.factories.selection import NominationFactory, committee
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 5, 1)


@pytest.fixture
def proposed(stage):
    return [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="proposed"
        )
        for _each in range(3)
    ]


def everybody():
    return Nomination.objects.filter(state="proposed")


def convene(stage, actor, now, members):
    return meetings.convene(
        edition=stage.edition, tier="municipal", held_on=DAY, members=members, actor=actor, now=now
    )


def hold(stage, actor, now, members=9, present=8, **content):
    content.setdefault("nominations", everybody())
    return meetings.hold(
        edition=stage.edition, tier="municipal", held_on=DAY, actor=actor, now=now,
        members=committee(members, present), **content,
    )  # fmt: skip


def test_who_passed_is_decided_and_the_others_are_not(stage, proposed, now):
    first, second, third = proposed
    with acting(stage.office) as actor:
        meeting = hold(
            stage, actor, now, counts={second.pk: Count(disagree=5), third.pk: Count(defer=4)}
        )
        outcomes = [meetings.outcome_of(vote) for vote in meeting.votes.order_by("nomination_id")]
        assert outcomes == [VoteOutcome.PASSED, VoteOutcome.REJECTED, VoteOutcome.DEFERRED]
        deciding.decide(Nomination.objects.get(pk=first.pk), actor=actor, now=now)
        assert Seat.objects.get().meeting == meeting
        for row in (second, third):
            with pytest.raises(MoveRefused, match=row.name):
                deciding.decide(Nomination.objects.get(pk=row.pk), actor=actor, now=now)
            with pytest.raises(MoveRefused, match=row.name):
                deciding.hold_in_reserve_many(
                    Nomination.objects.filter(pk=row.pk), actor=actor, now=now
                )


def test_half_of_those_who_should_attend_is_not_enough(stage, proposed, now):
    with acting(stage.office) as actor:
        meeting = hold(stage, actor, now, members=10, present=8, count_of=Count(disagree=3))
        assert {meetings.outcome_of(vote) for vote in meeting.votes.all()} == {VoteOutcome.DEFERRED}
        with pytest.raises(MoveRefused):
            deciding.decide_many(everybody(), actor=actor, now=now)
        assert not Seat.objects.exists()


def test_below_two_thirds_the_meeting_cannot_close(stage, proposed, now):
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused):
            hold(stage, actor, now, members=9, present=5)
        assert not Meeting.objects.exists()
        hold(stage, actor, now, members=9, present=6)


def test_every_person_needs_a_count_and_the_count_never_exceeds_the_room(stage, proposed, now):
    with acting(stage.office) as actor:
        meeting = convene(stage, actor, now, committee(3))
        votes = meetings.put(meeting, nominations=everybody(), actor=actor, now=now)
        with pytest.raises(Refused, match=proposed[0].name):
            meetings.count(meeting, counts={votes[0].pk: Count(4)}, actor=actor, now=now)
        meetings.count(meeting, counts={votes[0].pk: Count(1)}, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="2"):
            meetings.close(meeting, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            meetings.attend(meeting, present=[], actor=actor, now=now)
    with database.as_owner():
        entry = AuditEntry.objects.get(action="meeting.count")
        assert entry.after == {str(proposed[0].ref): [2, 1, 0, 0, None]}


def test_kin_and_colleagues_withdraw_and_are_not_counted(stage, proposed, now):
    first, second, third = proposed
    with database.as_owner():
        FamilyMember.objects.create(
            person=first.person, org_path=first.org_path, position=1, relation="舅舅", name="委员1",
            unit_and_post="示例省委常委",
        )  # fmt: skip
    with acting(stage.office) as actor:
        members = committee(3)
        members[0]["unit"] = "示例省委"
        meeting = convene(stage, actor, now, members)
        meetings.put(meeting, nominations=everybody(), actor=actor, now=now)
        recusal = Recusal.objects.get()
        assert (recusal.member.name, recusal.vote.nomination_id) == ("委员1", first.pk)
        assert "舅舅" in recusal.reason
        vote = meeting.votes.get(nomination=second)
        meetings.recuse(
            vote, member=meeting.members.last(), reason="曾为师生", actor=actor, now=now
        )
        counts = {each.pk: Count() for each in meeting.votes.all()}
        meetings.count(meeting, counts=counts, actor=actor, now=now)
        figures = meeting.votes.order_by("nomination_id").values_list("agree", "withdrawn")
        assert list(figures) == [(2, 1), (2, 1), (3, 0)]
        with pytest.raises(MoveRefused):
            meetings.recuse(
                meeting.votes.get(nomination=third), member=meeting.members.first(),
                reason="迟了", actor=actor, now=now,
            )  # fmt: skip
        meetings.close(meeting, actor=actor, now=now)


def test_what_was_decided_is_reconsidered_by_a_majority_only(stage, proposed, now):
    with acting(stage.office) as actor:
        hold(stage, actor, now, count_of=Count(disagree=6))
        with pytest.raises(Refused):
            hold(stage, actor, now)
        with pytest.raises(Refused):
            hold(stage, actor, now, count_of=Count(reopened=4))
        hold(stage, actor, now, count_of=Count(reopened=5))
        deciding.decide(everybody().first(), actor=actor, now=now)


def test_what_was_put_off_comes_up_again_without_more(stage, proposed, now):
    with acting(stage.office) as actor:
        hold(stage, actor, now, count_of=Count(defer=8))
        hold(stage, actor, now)
        deciding.decide(everybody().first(), actor=actor, now=now)


def refused(constraint, sql, *values):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    assert error.value.__cause__.diag.constraint_name == constraint


def test_at_the_sql_prompt_nobody_is_decided_without_a_passed_vote(stage, proposed, now):
    decide = "UPDATE selection_nomination SET state = %s WHERE id = %s"
    with acting(stage.office) as actor:
        for state in ("decided", "reserve_place", "in_notice"):
            refused("nomination_decided_by_vote", decide, state, proposed[0].pk)
        refused("nomination_confirmed_with_seat", decide, "confirmed", proposed[0].pk)
        meeting = convene(stage, actor, now, committee(3))
        votes = meetings.put(meeting, nominations=everybody(), actor=actor, now=now)
        counts = {vote.pk: Count() for vote in votes}
        meetings.count(meeting, counts=counts, actor=actor, now=now)
        # Counted, but the meeting is not closed.
        refused("nomination_decided_by_vote", decide, "decided", proposed[0].pk)


def test_at_the_sql_prompt_no_nomination_begins_behind_the_vote(stage, proposed, now):
    copied = (
        "INSERT INTO selection_nomination SELECT (jsonb_populate_record(n, jsonb_build_object("
        "'id', n.id + 1000000, 'ref', gen_random_uuid(), 'state', %s::text))).*"
        " FROM selection_nomination n WHERE n.id = %s"
    )
    with acting(stage.office):
        for state in ("decided", "reserve_place", "in_notice", "confirmed", "qualified"):
            refused("nomination_begins_as_draft", copied, state, proposed[0].pk)


def test_at_the_sql_prompt_a_meeting_closes_only_with_what_its_rows_say(stage, proposed, now):
    close = "UPDATE selection_meeting SET state = 'closed' WHERE id = %s"
    with acting(stage.office) as actor:
        meeting = convene(stage, actor, now, committee(3, present=2))
        refused("meeting_of_persons_voted", close, meeting.pk)
        votes = meetings.put(meeting, nominations=everybody(), actor=actor, now=now)
        refused("meeting_of_persons_voted", close, meeting.pk)
        refused(
            "meetingvote_adds_up",
            "UPDATE selection_meetingvote SET due=3, present=2, agree=3, is_counted=true WHERE id=%s",
            votes[0].pk,
        )
        meetings.count(meeting, counts={vote.pk: Count() for vote in votes}, actor=actor, now=now)
        refused(
            "meeting_of_persons_voted",
            "UPDATE selection_meeting SET state = 'closed', present = 3 WHERE id = %s",
            meeting.pk,
        )
        MeetingVote.objects.filter(pk=votes[0].pk).update(withdrawn=1, agree=1)
        refused("meeting_of_persons_voted", close, meeting.pk)


def test_at_the_sql_prompt_a_closed_meeting_stays_as_it_is(stage, proposed, now):
    with acting(stage.office) as actor:
        meeting = hold(stage, actor, now)
        vote, member = meeting.votes.first(), meeting.members.first()
        for sql, key in (
            ("UPDATE selection_meeting SET note = 'x' WHERE id = %s", meeting.pk),
            ("UPDATE selection_meeting SET state = 'sitting' WHERE id = %s", meeting.pk),
            ("UPDATE selection_meetingvote SET agree = 7, disagree = 1 WHERE id = %s", vote.pk),
            ("DELETE FROM selection_meetingvote WHERE id = %s", vote.pk),
            ("UPDATE selection_meetingmember SET is_present = false WHERE id = %s", member.pk),
            ("DELETE FROM selection_meetingmember WHERE id = %s", member.pk),
        ):
            refused("meeting_is_final", sql, key)
        refused(
            "meeting_is_final",
            "INSERT INTO selection_recusal (ref, version, org_path, vote_id, member_id, kind, reason)"
            " VALUES (gen_random_uuid(), 0, %s, %s, %s, 'declared', 'x')",
            meeting.org_path, vote.pk, member.pk,
        )  # fmt: skip


def test_a_place_reads_nothing_of_the_meeting(stage, proposed, now):
    with acting(stage.office) as actor:
        hold(stage, actor, now)
    with acting(stage.author):
        assert not Meeting.objects.exists()
        assert not MeetingVote.objects.exists()
