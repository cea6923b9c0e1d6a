"""Objections: procedure, terms, outcomes, and that nobody but one role learns who objected."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import Nomination, Objection, Objector, Seat, SeatCount
from selection.services import objections, terms
from selection.states import OPEN_OBJECTION, Term
from tests.factories.core import MembershipFactory
from tests.factories.selection import NominationFactory, NoticeEntryFactory, ObjectionFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 5, 5)
WHO = "张举报，电话 13800001111"


@pytest.fixture
def nominee(stage):
    row = NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="in_notice"
    )
    NoticeEntryFactory(nomination=row, notice__edition=stage.edition)
    return row


@pytest.fixture
def observer():
    return MembershipFactory(role="discipline_observer")


def receive(nominee, actor, now, **content):
    content = {"received_on": DAY, "body": "反映其申报材料不实。", **content}
    return objections.receive(nomination=nominee, actor=actor, now=now, **content)


def confirm_at_the_prompt(nominee):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Nomination.objects.filter(pk=nominee.pk).update(state="confirmed")
    return error.value.__cause__.diag.constraint_name


def test_it_says_who_received_it_and_by_when_it_is_looked_into(stage, nominee, now):
    with acting(stage.office) as actor:
        terms.set_term(
            edition=stage.edition, term=Term.OBJECTION, days=5, effective_from=DAY, actor=actor,
            now=now,
        )  # fmt: skip
        made = receive(nominee, actor, now, channel="phone", category="integrity")
        assert made.received_by == actor.user
        assert made.due_on == datetime.date(2011, 5, 12)
        assert (made.state, made.category) == ("received", "integrity")


def test_a_signed_one_is_always_looked_into_an_anonymous_one_may_be_filed(stage, nominee, now):
    with acting(stage.office) as actor:
        signed = receive(nominee, actor, now, signed=True)
        with pytest.raises(MoveRefused):
            objections.file_away(signed, actor=actor, now=now, reason="无具体线索")
        both = Objection.objects.all()
        receive(nominee, actor, now)
        assert objections.file_away_many(both, actor=actor, now=now, reason="无具体线索") == 1
        with (
            pytest.raises(IntegrityError, match="objection_signed_is_checked"),
            transaction.atomic(),
        ):
            Objection.objects.filter(signed=True).update(state="filed", outcome="无")


def test_serious_but_unproved_suspends_for_three_months_at_most(stage, nominee, now, today):
    with acting(stage.office) as actor:
        made = receive(nominee, actor, now)
        objections.take_up(made, actor=actor, now=now)
        for days in (0, 93):
            until = today + datetime.timedelta(days=days)
            with pytest.raises(Refused):
                objections.suspend(made, until=until, actor=actor, now=now, reason="待查")
        until = today + datetime.timedelta(days=90)
        objections.suspend(made, until=until, actor=actor, now=now, reason="待查")
        assert made.state in OPEN_OBJECTION
        objections.admonish(made, actor=actor, now=now, reason="情节轻微，谈话提醒。")
        assert (made.state, made.outcome) == ("admonished", "情节轻微，谈话提醒。")


def test_at_the_sql_prompt_nobody_is_confirmed_while_an_objection_is_open(stage, nominee, now):
    with database.as_owner():
        count = SeatCount.objects.create(
            org_path=stage.edition.org_path, edition=stage.edition, tier="municipal",
            sub_project=stage.field, organisation=stage.place, seats=2, taken=1,
        )  # fmt: skip
        Seat.objects.create(
            org_path=count.org_path, count=count, kind="seat", number=1, nomination=nominee
        )
        notice = nominee.notice_entries.get().notice
    made = ObjectionFactory(nomination=nominee, notice=notice)
    until = datetime.date(2011, 6, 1)
    for state in OPEN_OBJECTION:
        with database.as_owner():
            Objection.objects.filter(pk=made.pk).update(
                state=state, suspended_on=DAY, suspended_until=until
            )
        with acting(stage.office):
            assert confirm_at_the_prompt(nominee) == "nomination_confirmed_without_objection"


def test_whoever_signed_is_answered_once_it_is_closed(stage, nominee, now):
    with acting(stage.office) as actor:
        made = receive(nominee, actor, now, signed=True)
        said = {"replied_on": DAY, "reply": "已核查，感谢监督。", "actor": actor, "now": now}
        with pytest.raises(MoveRefused):
            objections.answer(made, **said)
        objections.dismiss(made, actor=actor, now=now, reason="不存在")
        objections.answer(made, **said)
        assert Objection.objects.get().reply == "已核查，感谢监督。"


def test_only_the_discipline_observer_learns_who_objected(stage, nominee, observer, now):
    with acting(stage.office) as actor, pytest.raises(Refused):
        receive(nominee, actor, now, signed=True, objector=WHO)
    with acting(observer) as actor:
        made = receive(nominee, actor, now, signed=True, objector=WHO)
        assert objections.objector_of(made, actor=actor, now=now, reason="核查需要") == WHO
    with acting(stage.office) as actor:
        assert not Objector.objects.exists()
        with pytest.raises(MoveRefused):
            objections.objector_of(made, actor=actor, now=now, reason="想知道")
    for role in ("auditor", "municipal_officer"):
        one = MembershipFactory(
            role=role, **({} if role == "auditor" else {"organisation": stage.place})
        )
        with acting(one):
            assert not Objector.objects.exists()
    with acting(stage.author):
        assert not Objection.objects.exists()
    with database.as_owner():
        entries = list(AuditEntry.objects.values_list("payload", flat=True))
        assert "objection.reveal" in "".join(entries)
        with connection.cursor() as cursor:
            cursor.execute("SELECT sealed FROM selection_objector")
            [(sealed,)] = cursor.fetchall()
    assert not any("张举报" in each or "13800001111" in each for each in entries)
    assert "张举报".encode() not in bytes(sealed)
