"""Inspection notices: put up in time, kept as issued, and answered without names."""

import datetime
import json

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from core.notices.models import Notice as InboxNotice
from core.workflow.errors import MoveRefused, Refused
from selection.formats import digest
from selection.models import InspectionNotice, InspectionTeam, NoticeReply
from selection.services import announcing, teams, terms
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
MONDAY = datetime.date(2011, 3, 21)


@pytest.fixture
def team(stage):
    """It comes on 1 April 2011, to two nominees of one place and one of another."""
    team = inspection.InspectionTeamFactory(edition=stage.edition)
    inspection.TeamMemberFactory(team=team, user=stage.inspector.user, name="组长")
    for place, name in ((stage.place, "安甲"), (stage.place, "白乙"), (stage.sibling, "常丙")):
        person = PersonFactory(organisation=place, name=name)
        row = factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=place, state="shortlisted",
            person=person,
        )  # fmt: skip
        inspection.TeamCaseFactory(nomination=row, team=team)
    return team


def announced(team, stage, now, starts_on=MONDAY):
    with acting(stage.office) as actor:
        return announcing.announce(
            InspectionTeam.objects.get(pk=team.pk), place=stage.place, starts_on=starts_on,
            site="市委大院公告栏", contact="0000-1234567", actor=actor, now=now,
        )  # fmt: skip


def test_a_notice_names_whom_the_team_inspects_at_that_place(team, stage, now):
    notice = announced(team, stage, now)
    page = json.loads(notice.page)
    assert [line[1] for line in page["rows"]] == ["白乙", "安甲"]
    assert notice.names == 2
    assert notice.digest == digest(notice.page)
    assert (notice.starts_on, notice.ends_on) == (MONDAY, datetime.date(2011, 3, 24))
    told = "".join(page["lines"])
    for text in ("2011年3月24日", "组长", "2011年4月1日", "0000-1234567", "12380"):
        assert text in told
    with acting(stage.author):
        assert InboxNotice.objects.filter(text_key="selection.inspection_notice").exists()


def test_its_period_is_the_editions_and_ends_before_the_team_comes(team, stage, now):
    with acting(stage.office) as actor:
        terms.set_term(
            edition=stage.edition, term="inspect", days=8, effective_from=MONDAY, actor=actor,
            now=now,
        )  # fmt: skip
    assert announced(team, stage, now).ends_on == datetime.date(2011, 3, 31)


def test_a_notice_put_up_too_late_is_refused(team, stage, now):
    with pytest.raises(Refused) as refusal:
        announced(team, stage, now, starts_on=datetime.date(2011, 3, 30))
    assert "2011-04-01" in refusal.value.fields["starts_on"]


def test_who_comes_to_the_team_later_gets_a_notice_of_their_own(team, stage, now):
    announced(team, stage, now)
    with pytest.raises(MoveRefused):
        announced(team, stage, now)
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=PersonFactory(organisation=stage.place),
    )  # fmt: skip
    inspection.TeamCaseFactory(nomination=row, team=team)
    second = announced(team, stage, now)
    assert (second.number, second.names) == (2, 1)


def test_a_notice_stays_as_issued_even_at_the_sql_prompt(team, stage, now):
    notice = announced(team, stage, now)
    with database.as_owner():
        rows = InspectionNotice.objects.filter(pk=notice.pk)
        for change in ({"page": "{}"}, {"ends_on": datetime.date(2011, 3, 22)}):
            with pytest.raises(IntegrityError, match="after it was put up"), transaction.atomic():
                rows.update(**change)
        with pytest.raises(IntegrityError, match="after it was put up"), transaction.atomic():
            notice.entries.all()._raw_delete("default")


def test_a_reply_is_recorded_for_a_name_of_the_notice_and_looked_into_once(team, stage, now):
    notice = announced(team, stage, now)
    with acting(stage.inspector) as actor:
        row = announcing.waiting(InspectionTeam.objects.get(pk=team.pk)).get()
        given = {"received_on": MONDAY, "way": "call", "body": "反映其作风问题。"}
        with pytest.raises(Refused):
            announcing.receive(notice, nomination=row, actor=actor, now=now, **given)
        named = notice.entries.first().nomination
        with pytest.raises(Refused):
            early = {**given, "received_on": MONDAY - datetime.timedelta(days=1)}
            announcing.receive(notice, nomination=named, actor=actor, now=now, **early)
        reply = announcing.receive(notice, nomination=named, actor=actor, now=now, **given)
        reply = announcing.settle(reply, outcome="经核实不属实。", actor=actor, now=now)
        with pytest.raises(MoveRefused):
            announcing.settle(reply, outcome="再改。", actor=actor, now=now)


def test_replies_are_open_to_the_team_and_the_office_alone(team, stage, now):
    notice = announced(team, stage, now)
    with database.as_owner():
        named = notice.entries.first().nomination
    inspection.NoticeReplyFactory(notice=notice, nomination=named, body="反映其作风问题。")

    def shown(client, membership):
        sign_in(client, membership)
        url = reverse("selection:inspectionnotice-detail", args=[notice.ref])
        return "反映其作风问题" in client.get(url).content.decode()

    readers = {
        "office": stage.office, "inspector": stage.inspector, "author": stage.author,
        "stranger": MembershipFactory(role="inspector"),
    }  # fmt: skip
    seen = {name: shown(Client(), membership) for name, membership in readers.items()}
    assert seen == {"office": True, "inspector": True, "author": False, "stranger": False}


def test_the_office_puts_a_notice_up_from_the_page_of_the_team(client, team, stage):
    sign_in(client, stage.office)
    page = client.get(reverse("selection:team-announce", args=[team.ref]))
    given = {
        "place": page.context["form"].fields["place"].choices[0][0], "starts_on": "2011-03-21",
        "site": "公告栏", "contact": "0000-1234567",
    }  # fmt: skip
    made = client.post(reverse("selection:team-announce", args=[team.ref]), given)
    shown = client.get(made["Location"])
    assert "白乙" in shown.content.decode()
    printed = client.get(
        reverse("selection:inspectionnotice-print", args=[shown.context["row"].ref])
    )
    assert "白乙" in printed.content.decode()


def test_a_stepped_back_inspector_reads_no_reply_any_more(team, stage, now):
    notice = announced(team, stage, now)
    with database.as_owner():
        case = team.cases.select_related("nomination").get(nomination__name="安甲")
    inspection.NoticeReplyFactory(notice=notice, nomination=case.nomination)
    with acting(stage.inspector) as actor:
        assert NoticeReply.objects.mine().count() == 1
        teams.declare(case, reason="系同学。", actor=actor, now=now)
        assert NoticeReply.objects.mine().count() == 0
