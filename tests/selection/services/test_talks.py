"""Individual talks and the four must-checks: held in time, sealed, counted; no report before them."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from candidates.models import Career
from candidates.rules.dates import PartialDate
from core.orgs.models import AccessLog
from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionReport, InspectionTeam, MustCheck, Nomination, Talk, TeamCase
from selection.services import announcing, must_checks, readiness, reports, talks, teams
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.checks import CLEAR, must_checked
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.date(2011, 4, 2)
SAID = "该同志作风扎实，群众反映好。"
WHOLE = {
    "morality": 92, "ability": 88, "diligence": 90, "results": 91, "integrity": 93,
    "virtue": "政治立场坚定。", "merits": "实绩突出。", "probity": "廉洁自律。",
    "appraisals": "2010年优秀", "shortcomings": "基层工作方法有待改进。", "conclusion": "fit",
}  # fmt: skip


@pytest.fixture
def case(stage):
    """Led by the stage's inspector, with a second; two talks with peers are due, and the notice was up."""
    person = PersonFactory(organisation=stage.place, name="安甲")
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=person,
    )  # fmt: skip
    case = inspection.TeamCaseFactory(
        nomination=row,
        team=inspection.InspectionTeamFactory(edition=stage.edition, talks_due={"B": 2}),
    )
    with database.as_owner():
        case.team.members.all().delete()
    for user, name in ((stage.inspector.user, "组长"), (None, "组员")):
        inspection.TeamMemberFactory(
            team=case.team, user=user, name=name, is_leader=user is not None
        )
    inspection.announced(case)
    return case


def held(case, membership, now, **changes):
    given = {
        "group": "B", "partner": "示例镇党委委员", "held_on": DAY, "inspectors": ["组长", "组员"],
        "text": SAID,
    }  # fmt: skip
    with acting(membership) as actor:
        row = TeamCase.objects.get(pk=case.pk)
        return talks.hold(row, actor=actor, now=now, **{**given, **changes})


def report_on(case, membership, now):
    with acting(membership) as actor:
        row = Nomination.objects.get(pk=case.nomination_id)
        return reports.write(nomination=row, actor=actor, now=now, **WHOLE)


def signed(case, membership, now, **changes):
    given = {**CLEAR, **changes}
    with acting(membership) as actor:
        row = Nomination.objects.get(pk=case.nomination_id)
        return must_checks.sign(row, given=given, actor=actor, now=now)


def filed(report, membership, now):
    with acting(membership) as actor:
        reports.file(InspectionReport.objects.get(pk=report.pk), actor=actor, now=now)


def test_what_was_said_is_sealed_in_the_database(stage, case, now):
    talk = held(case, stage.inspector, now)
    assert talk.text == SAID
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM selection_talk t")
        [row] = cursor.fetchall()
    assert SAID not in str(row)


def test_two_inspectors_of_the_team_hold_a_talk(stage, case, now):
    for names in (["组长"], ["组长", "组长"], ["组长", "外人"]):
        with pytest.raises(Refused):
            held(case, stage.inspector, now, inspectors=names)
    talk = held(case, stage.inspector, now)
    with database.as_owner():
        for names in (["组长"], ["组长", "组长"]):
            with pytest.raises(IntegrityError), transaction.atomic():
                Talk.objects.filter(pk=talk.pk).update(inspectors=names)


def test_no_talk_before_the_period_of_the_notice_has_ended(stage, case, now):
    with pytest.raises(MoveRefused, match="notice"):
        held(case, stage.inspector, now, held_on=datetime.date(2011, 3, 30))
    with pytest.raises(Refused):
        held(case, stage.inspector, now, held_on=localdate(now) + datetime.timedelta(days=2))


def test_talks_count_by_group_and_a_struck_one_does_not(stage, case, now):
    held(case, stage.inspector, now)
    second = held(case, stage.inspector, now)
    with acting(stage.inspector) as actor:
        [peers] = [
            each for each in talks.due_of([case.nomination_id])[case.nomination_id] if each.due
        ]
        assert (peers.group, peers.due, peers.held, peers.left) == ("B", 2, 2, 0)
        talks.strike(second, reason="重复登记。", actor=actor, now=now)
        [text] = [
            text
            for text in readiness.obstacles([case.nomination_id])[case.nomination_id]
            if "talks" in text
        ]
        assert "1" in text
        with pytest.raises(MoveRefused):
            talks.strike(second, reason="再次。", actor=actor, now=now)


def test_the_team_and_the_office_read_a_talk_and_nobody_else(stage, case, now):
    talk = held(case, stage.inspector, now)
    url = reverse("selection:talk-read", args=[talk.ref])
    answers = {}
    for name, membership in {
        "team": stage.inspector,
        "office": stage.office,
        "other inspector": MembershipFactory(role="inspector"),
        "observer": MembershipFactory(role="discipline_observer"),
        "auditor": MembershipFactory(role="auditor"),
        "place": stage.author,
    }.items():
        response = sign_in(Client(), membership).post(url)
        answers[name] = response.status_code == 200 and SAID in response.content.decode()
    assert answers == {
        "team": True, "office": True, "other inspector": False, "observer": False,
        "auditor": False, "place": False,
    }  # fmt: skip
    with database.as_owner():
        assert AccessLog.objects.filter(kind="talk", object_ref=talk.ref).count() == 2


def test_who_stepped_back_reads_no_talk_any_more(stage, case, now):
    held(case, stage.inspector, now)
    with acting(stage.inspector) as actor:
        assert Talk.objects.mine().exists()
        teams.declare(case, reason="系同学。", actor=actor, now=now)
        assert not Talk.objects.mine().exists()


def test_no_report_is_filed_while_a_check_a_talk_or_a_reply_is_open(stage, case, now):
    report = report_on(case, stage.inspector, now)
    with pytest.raises(MoveRefused, match="Must-checks still open"):
        filed(report, stage.inspector, now)
    signed(case, stage.inspector, now)
    with pytest.raises(MoveRefused, match="talks still due"):
        filed(report, stage.inspector, now)
    held(case, stage.inspector, now)
    held(case, stage.inspector, now)
    with database.as_owner():
        notice = case.team.notices.get()
    reply = inspection.NoticeReplyFactory(notice=notice, nomination=case.nomination)
    with pytest.raises(MoveRefused, match="Replies"):
        filed(report, stage.inspector, now)
    with acting(stage.inspector) as actor:
        announcing.settle(reply, outcome="不属实。", actor=actor, now=now)
    filed(report, stage.inspector, now)
    with pytest.raises(MoveRefused):
        held(case, stage.inspector, now)
    with pytest.raises(MoveRefused):
        signed(case, stage.office, now, file={**CLEAR["file"], "source": "另一复函"})


@pytest.mark.tampers
def test_the_gates_hold_at_the_sql_prompt(stage, case, now):
    report = report_on(case, stage.inspector, now)
    rows = InspectionReport.objects.filter(pk=report.pk)
    change = {"state": "filed", "filed_by": stage.inspector.user}
    with database.as_owner():
        with pytest.raises(IntegrityError, match="report_after_four_checks"), transaction.atomic():
            rows.update(**change)
    must_checked(case.nomination)
    with database.as_owner():
        with pytest.raises(IntegrityError, match="report_after_talks"), transaction.atomic():
            rows.update(**change)
    inspection.TalkFactory(nomination=case.nomination)
    inspection.TalkFactory(nomination=case.nomination)
    with database.as_owner():
        with pytest.raises(IntegrityError, match="report_unfit_by_checks"), transaction.atomic():
            MustCheck.objects.filter(kind="file").update(result="stands", note="年龄不符。")
            rows.update(**change)
        rows.update(**change)
        with pytest.raises(IntegrityError, match="after the report"), transaction.atomic():
            MustCheck.objects.filter(kind="file").update(result="open")
        with pytest.raises(IntegrityError, match="after the report"), transaction.atomic():
            Talk.objects.all()._raw_delete("default")


def test_a_check_has_source_day_and_signer_and_whoever_changes_it_answers(stage, case, now):
    with pytest.raises(Refused) as refusal:
        signed(case, stage.inspector, now, file={**CLEAR["file"], "source": " "})
    assert set(refusal.value.fields) == {"file_source"}
    with pytest.raises(Refused) as refusal:
        signed(case, stage.inspector, now, file={**CLEAR["file"], "result": "stands"})
    assert set(refusal.value.fields) == {"file_note"}
    assert signed(case, stage.inspector, now) == 4
    changed = {**CLEAR["file"], "result": "settled", "note": "已更正。"}
    assert signed(case, stage.office, now, file=changed) == 1
    with acting(stage.office):
        signers = dict(MustCheck.objects.values_list("kind", "signed_by"))
    assert signers["file"] == stage.office.user_id
    assert signers["matters"] == stage.inspector.user_id


def test_an_inspector_of_another_team_signs_no_check(case, now):
    with pytest.raises(MoveRefused):
        signed(case, MembershipFactory(role="inspector"), now)


def test_complaints_are_not_checked_while_a_reply_waits(stage, case, now):
    with database.as_owner():
        notice = case.team.notices.get()
    inspection.NoticeReplyFactory(notice=notice, nomination=case.nomination)
    with pytest.raises(Refused) as refusal:
        signed(case, stage.inspector, now)
    assert set(refusal.value.fields) == {"complaints_result"}


@pytest.mark.parametrize(("since", "previous"), [("2009.06", "某县青禾镇"), ("2008.03", "")])
def test_who_is_under_two_years_in_post_is_asked_about_at_the_previous_unit(
    stage, now, since, previous
):
    person = PersonFactory(organisation=stage.place)
    with database.as_owner():
        for start, end, text in (
            ("2003.05", since, "某县青禾镇镇长"), (since, "", "某县白石镇党委书记")
        ):  # fmt: skip
            Career.objects.create(
                org_path=person.org_path, person=person, kind="post", text=text,
                start=PartialDate.parse(start), end=PartialDate.parse(end) if end else None,
            )  # fmt: skip
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=person,
    )  # fmt: skip
    team = inspection.InspectionTeamFactory(edition=stage.edition, talks_due={"B": 1, "P": 2})
    with acting(stage.office) as actor:
        team = InspectionTeam.objects.get(pk=team.pk)
        [case] = teams.assign(
            team, nominations=Nomination.objects.filter(pk=row.pk), actor=actor, now=now
        )
        assert case.previous_unit == previous
        due = {each.group: each.due for each in talks.due_of([row.pk])[row.pk]}
    assert due["P"] == (2 if previous else 0)


def test_the_case_page_shows_what_is_due_and_the_own_list_the_own_cases(client, stage, case, now):
    held(case, stage.inspector, now)
    sign_in(client, stage.inspector)
    listed = client.get(reverse("selection:case-list")).content.decode()
    assert "安甲" in listed
    page = client.get(case.get_absolute_url())
    assert [each.left for _label, each in page.context["due"]] == [1]
    given = {
        "group": "B", "partner": "副镇长", "held_on": "2011-04-03", "text": SAID,
        "inspectors": ["组长", "组员"],
    }  # fmt: skip
    made = client.post(reverse("selection:case-talk", args=[case.ref]), given)
    assert made["Location"] == case.get_absolute_url()
    page = client.get(case.get_absolute_url())
    assert [each.left for _label, each in page.context["due"]] == [0]
    assert SAID not in page.content.decode()
    client.post(reverse("selection:case-declare", args=[case.ref]), {"reason": "系同学。"})
    assert "安甲" not in client.get(reverse("selection:case-list")).content.decode()
