"""The department's collective proposal: who takes part, what is filed, and what waits for it."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from candidates.models import FamilyMember
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    Deliberation,
    DeliberationLine,
    DeliberationRecusal,
    MeetingVote,
    Nomination,
)
from selection.services import deciding, deliberating, meetings
from tests.factories.deliberation import DeliberationFactory, DeliberationLineFactory
from tests.factories.planning import GateFactory
from tests.factories.selection import MeetingFactory, NominationFactory, committee
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 4, 30)


@pytest.fixture
def gated(stage):
    """The procedure of the edition has the gate."""
    GateFactory(edition=stage.edition, step="proposal", decider="department")
    return stage


@pytest.fixture
def fit(stage):
    return [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="fit"
        )
        for _each in range(3)
    ]


def everybody(state="fit"):
    return Nomination.objects.filter(state=state)


def convene(stage, actor, now, **content):
    content.setdefault("members", committee(5))
    content.setdefault("minutes", "经集体研究。")
    return deliberating.convene(
        edition=stage.edition, tier="municipal", held_on=DAY, actor=actor, now=now, **content
    )


def take_up(sitting, actor, now, outcome="identify", rows=None):
    return deliberating.take_up(
        sitting, nominations=everybody() if rows is None else rows, outcome=outcome,
        reason="实绩突出。", actor=actor, now=now,
    )  # fmt: skip


def refused(statement, values=()):
    """The constraint that a statement at the SQL prompt breaks."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement, list(values))
    return caught.value.__cause__.diag.constraint_name


def test_a_filed_proposal_puts_people_before_the_committee(gated, fit, now):
    with acting(gated.office) as actor:
        sitting = convene(gated, actor, now)
        lines = take_up(sitting, actor, now)
        verdicts = {lines[2].pk: ("leave", "综合表现稍逊。")}
        assert deliberating.judge(sitting, verdicts=verdicts, actor=actor, now=now) == 1
        deliberating.file(sitting, actor=actor, now=now)
        assert everybody("proposed").count() == 2
        assert everybody().get().pk == fit[2].pk
        entries = AuditEntry.objects.filter(action__startswith="deliberation.")
        assert [entry.action for entry in entries.order_by("pk")] == [
            "deliberation.create", "deliberation.take_up", "deliberation.judge", "deliberation.file",
        ]  # fmt: skip
        meeting = meetings.convene(
            edition=gated.edition, tier="municipal", held_on=DAY, members=committee(3), actor=actor,
            now=now,
        )  # fmt: skip
        assert (
            len(meetings.put(meeting, nominations=everybody("proposed"), actor=actor, now=now)) == 2
        )


def test_nobody_is_put_forward_without_it_where_the_procedure_has_the_gate(gated, fit, now):
    with acting(gated.office) as actor:
        with pytest.raises(MoveRefused, match=fit[0].name):
            deciding.propose(fit[0], actor=actor, now=now)
        with pytest.raises(MoveRefused, match="filed proposal"):
            deciding.propose_many(everybody(), actor=actor, now=now)
        take_up(convene(gated, actor, now), actor, now)  # a draft is no proposal
        with pytest.raises(MoveRefused, match="filed proposal"):
            deciding.propose_many(everybody(), actor=actor, now=now)
        assert (
            refused("UPDATE selection_nomination SET state = 'proposed' WHERE id = %s", [fit[0].pk])
            == "nomination_proposed_collectively"
        )


def test_without_the_gate_the_way_is_as_before(stage, fit, now):
    with acting(stage.office) as actor:
        assert deciding.propose_many(everybody(), actor=actor, now=now) == 3


def test_the_committee_is_put_nobody_without_it(gated, now):
    nominee = NominationFactory(
        edition=gated.edition, sub_project=gated.field, place=gated.place, state="proposed"
    )
    meeting = MeetingFactory(edition=gated.edition)
    with acting(gated.office) as actor:
        with pytest.raises(MoveRefused, match=nominee.name):
            meetings.put(meeting, nominations=everybody("proposed"), actor=actor, now=now)
        vote = MeetingVote(org_path=meeting.org_path, meeting=meeting, nomination=nominee)
        with pytest.raises(IntegrityError, match="filed proposal"), transaction.atomic():
            vote.save()


def test_the_latest_proposal_counts_and_one_held_after_the_meeting_does_not(gated, fit, now):
    with acting(gated.office) as actor:
        sitting = convene(gated, actor, now)
        take_up(sitting, actor, now)
        deliberating.file(sitting, actor=actor, now=now)
    early = MeetingFactory(edition=gated.edition, held_on=DAY - datetime.timedelta(days=1))
    with acting(gated.office) as actor, pytest.raises(MoveRefused, match="filed proposal"):
        meetings.put(early, nominations=everybody("proposed"), actor=actor, now=now)
    later = DeliberationFactory(edition=gated.edition, held_on=DAY + datetime.timedelta(days=2))
    for nominee in fit[:1]:
        DeliberationLineFactory(deliberation=later, nomination=nominee, outcome="put_off")
    with acting(gated.office) as actor:
        deliberating.file(Deliberation.objects.get(pk=later.pk), actor=actor, now=now)
        found = deliberating.latest_of([each.pk for each in fit])
        assert found[fit[0].pk] == "put_off"
        assert found[fit[1].pk] == "identify"


def test_kin_withdraw_by_what_the_dossiers_say_and_two_must_remain(stage, fit, now):
    with acting(stage.office) as actor:
        sitting = convene(stage, actor, now, members=committee(2))
        lines = take_up(sitting, actor, now)
        member = sitting.members.first()
        deliberating.recuse(lines[0], member=member, reason="系亲属", actor=actor, now=now)
        with pytest.raises(MoveRefused, match=fit[0].name):
            deliberating.file(sitting, actor=actor, now=now)
        assert (
            refused("UPDATE selection_deliberation SET state = 'filed' WHERE id = %s", [sitting.pk])
            == "deliberation_of_persons_judged"
        )
        assert DeliberationRecusal.objects.count() == 1


def test_a_relative_who_takes_part_withdraws_at_once(stage, fit, now):
    with database.as_owner():
        FamilyMember.objects.create(
            person=fit[0].person, org_path=fit[0].org_path, position=1, relation="舅舅",
            name="委员1", unit_and_post="示例省委组织部处长",
        )  # fmt: skip
    members = committee(5)
    members[0]["unit"] = "示例省委组织部"
    with acting(stage.office) as actor:
        take_up(convene(stage, actor, now, members=members), actor, now)
        recusal = DeliberationRecusal.objects.select_related("line", "member").get()
    assert (recusal.line.nomination_id, recusal.member.name) == (fit[0].pk, "委员1")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"minutes": " "}, "minutes"),
        ({"members": committee(5, present=2)}, "More than half"),
        ({"members": committee(1)}, "More than half"),
    ],
)
def test_it_is_filed_with_minutes_and_more_than_half(stage, fit, now, content, words):
    with acting(stage.office) as actor:
        sitting = convene(stage, actor, now, **content)
        take_up(sitting, actor, now)
        with pytest.raises(MoveRefused, match=words):
            deliberating.file(sitting, actor=actor, now=now)


def test_an_empty_one_and_one_with_people_who_left_are_not_filed(stage, fit, now):
    with acting(stage.office) as actor:
        sitting = convene(stage, actor, now)
        with pytest.raises(MoveRefused, match="nobody"):
            deliberating.file(sitting, actor=actor, now=now)
        take_up(sitting, actor, now)
        with database.as_owner():
            everybody().filter(pk=fit[1].pk).update(state="withdrawn")
        with pytest.raises(MoveRefused, match=fit[1].name):
            deliberating.file(sitting, actor=actor, now=now)


def test_a_reason_is_due_for_a_group_and_for_each_person(stage, fit, now):
    with acting(stage.office) as actor:
        sitting = convene(stage, actor, now)
        with pytest.raises(Refused):
            deliberating.take_up(
                sitting,
                nominations=everybody(),
                outcome="identify",
                reason=" ",
                actor=actor,
                now=now,
            )
        lines = take_up(sitting, actor, now)
        with pytest.raises(Refused, match=fit[0].name):
            verdicts = {lines[0].pk: ("leave", "")}
            deliberating.judge(sitting, verdicts=verdicts, actor=actor, now=now)
        assert (
            refused(
                "UPDATE selection_deliberationline SET reason = ' ' WHERE id = %s", [lines[0].pk]
            )
            == "deliberationline_has_a_reason"
        )
        with pytest.raises(Refused, match="not in this proposal"):
            take_up(sitting, actor, now)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE selection_deliberation SET minutes = 'x' WHERE id = %s",
        "DELETE FROM selection_deliberationline WHERE deliberation_id = %s",
        "UPDATE selection_deliberationline SET outcome = 'leave' WHERE deliberation_id = %s",
        "UPDATE selection_deliberationmember SET is_present = false WHERE deliberation_id = %s",
        "DELETE FROM selection_deliberationmember WHERE deliberation_id = %s",
    ],
)
def test_what_is_filed_stays_also_at_the_sql_prompt(stage, fit, now, statement):
    with acting(stage.office) as actor:
        sitting = convene(stage, actor, now)
        take_up(sitting, actor, now)
        deliberating.file(sitting, actor=actor, now=now)
        assert refused(statement, [sitting.pk]) == "deliberation_is_final"
        with pytest.raises(MoveRefused, match="stays"):
            deliberating.attend(sitting, present=[], minutes="x", actor=actor, now=now)


def test_a_place_does_not_learn_what_is_proposed(stage, fit, now):
    line = DeliberationLineFactory(
        deliberation=DeliberationFactory(edition=stage.edition), nomination=fit[0]
    )
    with acting(stage.author):
        assert not DeliberationLine.objects.filter(pk=line.pk).exists()
        assert not Deliberation.objects.exists()


def test_a_group_of_any_size_costs_the_same(stage, fit, now):
    counts = []
    for rows in (everybody().filter(pk=fit[0].pk), everybody().exclude(pk=fit[0].pk)):
        with acting(stage.office) as actor:
            sitting = convene(stage, actor, now)
            with CaptureQueriesContext(connection) as queries:
                take_up(sitting, actor, now, rows=rows)
            counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_was_proposed_before_the_gate_came_is_put_forward_too(stage, fit, now):
    with acting(stage.office) as actor:
        deciding.propose_many(everybody(), actor=actor, now=now)
    GateFactory(edition=stage.edition, step="proposal", decider="department")
    meeting = MeetingFactory(edition=stage.edition)
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused, match="filed proposal"):
            meetings.put(meeting, nominations=everybody("proposed"), actor=actor, now=now)
        sitting = convene(stage, actor, now)
        lines = take_up(sitting, actor, now, rows=Nomination.objects.all())
        deliberating.file(sitting, actor=actor, now=now)
        assert len(lines) == 3
        assert (
            len(meetings.put(meeting, nominations=everybody("proposed"), actor=actor, now=now)) == 3
        )
        with pytest.raises(Refused, match="not in this proposal"):
            take_up(convene(stage, actor, now), actor, now, rows=Nomination.objects.all())
