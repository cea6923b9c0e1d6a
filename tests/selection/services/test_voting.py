"""Members vote by one-time codes: nobody twice, nobody on whom they withdraw from, nothing to trace."""

import datetime

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused
from selection.models import Meeting, MeetingVote, Nomination, VotingCode
from selection.services import meetings, voting
from selection.services.meetings import Count
from tests.factories.selection import NominationFactory, committee
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 5, 1)


@pytest.fixture
def meeting(stage, now):
    """Three proposed, a committee of seven of whom six are present; the second withdraws from one."""
    for _each in range(3):
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="proposed"
        )
    return convene(stage, now)


def convene(stage, now):
    with acting(stage.office) as actor:
        made = meetings.convene(
            edition=stage.edition, tier="municipal", held_on=DAY, members=committee(7, 6),
            is_secret=True, actor=actor, now=now,
        )  # fmt: skip
        proposed = Nomination.objects.filter(state="proposed")
        votes = meetings.put(made, nominations=proposed, actor=actor, now=now)
        member = made.members.order_by("-is_chair", "pk")[1]
        meetings.recuse(votes[0], member=member, reason="同学", actor=actor, now=now)
    return made


def issue(stage, meeting, now):
    with acting(stage.office) as actor:
        return [code for _name, code in voting.issue_codes(meeting, actor=actor, now=now)]


def vote(code, choice="agree", reopen=False):
    sheet = voting.sheet_for(code)
    given = {line.vote: choice for line in sheet.lines}
    return voting.cast(code, given, set(given) if reopen else set())


def test_each_code_votes_once_on_everybody_but_whom_its_holder_withdraws_from(stage, meeting, now):
    codes = issue(stage, meeting, now)
    assert len(codes) == 6
    assert [len(voting.sheet_for(code).lines) for code in codes] == [3, 2, 3, 3, 3, 3]
    assert vote(codes[0], "disagree")
    assert not voting.cast(codes[0], {}, set())
    assert voting.sheet_for(codes[0]).is_used
    short = dict.fromkeys([line.vote for line in voting.sheet_for(codes[2]).lines][:1], "agree")
    assert not voting.cast(codes[2], short, set())
    with acting(stage.office):
        keys = list(meeting.votes.values_list("pk", flat=True))
    assert not voting.cast(codes[1], dict.fromkeys(keys, "agree"), set())
    assert voting.sheet_for("AAAA-AAAA-AAAA") is None


def test_the_box_opens_with_the_last_code_and_its_counts_are_the_meetings(stage, meeting, now):
    codes = issue(stage, meeting, now)
    for code, choice in zip(codes, ("disagree", "agree", "defer", *["agree"] * 3), strict=True):
        with acting(stage.office) as actor:
            with pytest.raises(MoveRefused):
                voting.gather(meeting, actor=actor, now=now)
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM selection_box(%s)", [meeting.pk])
                assert cursor.fetchone() == (0,)
        assert vote(code, choice)
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="by codes"):
            keys = list(meeting.votes.values_list("pk", flat=True))
            meetings.count(meeting, counts={keys[0]: Count()}, actor=actor, now=now)
        voting.gather(meeting, actor=actor, now=now)
        found = MeetingVote.objects.order_by("pk").values_list(
            "agree", "disagree", "defer", "withdrawn"
        )
        assert list(found) == [(3, 1, 1, 1), (4, 1, 1, 0), (4, 1, 1, 0)]
        meetings.close(Meeting.objects.get(pk=meeting.pk), actor=actor, now=now)


def test_at_the_sql_prompt_nobody_reads_the_box_or_counts_otherwise(stage, meeting, now):
    for code in issue(stage, meeting, now):
        vote(code)
    with acting(stage.office) as actor:
        for sql in ("SELECT * FROM selection_votebox", "UPDATE selection_votebox SET agree = 9",
                    "DELETE FROM selection_votingcode"):  # fmt: skip
            with pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(sql)
        voting.gather(meeting, actor=actor, now=now)
        MeetingVote.objects.filter(agree=6).update(agree=5, disagree=1)
        with pytest.raises(IntegrityError, match="not those of the box"), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(state="closed")


def test_nothing_on_record_says_whose_a_code_is(stage, meeting, now):
    codes = issue(stage, meeting, now)
    for code in codes:
        vote(code)
    with database.as_owner():
        entries = "".join(AuditEntry.objects.values_list("payload", flat=True))
        rows = list(VotingCode.objects.values_list("digest", "away"))
    assert not any(code in entries for code in codes)
    assert len(rows) == 6
    assert not {field.name for field in VotingCode._meta.fields} & {"member", "user", "name"}


def test_while_codes_are_out_nothing_they_rest_on_changes_until_they_are_withdrawn(
    stage, meeting, now
):
    codes = issue(stage, meeting, now)
    vote(codes[0])
    with acting(stage.office) as actor:
        member = meeting.members.last()
        for change in (
            lambda: meetings.attend(meeting, present=[], actor=actor, now=now),
            lambda: meetings.recuse(
                meeting.votes.last(), member=member, reason="亲属", actor=actor, now=now
            ),
            lambda: voting.issue_codes(meeting, actor=actor, now=now),
        ):
            with pytest.raises(MoveRefused):
                change()
        voting.withdraw_codes(meeting, actor=actor, now=now, reason="一名委员离席")
        counts = {each.pk: Count() for each in meeting.votes.all()}
        meetings.count(meeting, counts=counts, actor=actor, now=now)
    assert voting.sheet_for(codes[1]) is None


def test_what_was_decided_is_reconsidered_when_more_than_half_of_all_are_for_it(
    stage, meeting, now
):
    with acting(stage.office) as actor:
        counts = {each.pk: Count(disagree=4) for each in meeting.votes.all()}
        meetings.count(meeting, counts=counts, actor=actor, now=now)
        meetings.close(Meeting.objects.get(pk=meeting.pk), actor=actor, now=now)
    again = convene(stage, now)
    codes = issue(stage, again, now)
    assert all(line.is_decided for line in voting.sheet_for(codes[0]).lines)
    for code in codes:
        assert vote(code, reopen=True)
    with acting(stage.office) as actor:
        voting.gather(again, actor=actor, now=now)
        assert [each.reopened for each in again.votes.order_by("pk")] == [5, 6, 6]
        meetings.close(Meeting.objects.get(pk=again.pk), actor=actor, now=now)


def test_more_persons_than_a_form_carries_are_sent_to_another_way(stage, meeting, now, monkeypatch):
    monkeypatch.setattr(voting, "MOST", 2)
    with acting(stage.office) as actor, pytest.raises(MoveRefused, match=r"3 persons .* holds 2"):
        voting.issue_codes(meeting, actor=actor, now=now)
    monkeypatch.undo()
    assert 2 * voting.MOST < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
