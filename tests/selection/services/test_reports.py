"""The report of a nominee who is given to a team: written by the team, filed by its leader."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.workflow.errors import MoveRefused
from selection.models import InspectionReport, Nomination
from selection.services import inspectors, reports, teams
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.checks import must_checked
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
WHOLE = {
    "morality": 92, "ability": 88, "diligence": 90, "results": 91, "integrity": 93,
    "virtue": "政治立场坚定。", "merits": "实绩突出。", "probity": "廉洁自律。",
    "appraisals": "2010年优秀", "shortcomings": "基层工作方法有待改进。", "conclusion": "fit",
}  # fmt: skip


@pytest.fixture
def nominee(stage):
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=PersonFactory(organisation=stage.place),
    )  # fmt: skip
    must_checked(row)
    return row


@pytest.fixture
def second():
    return MembershipFactory(role="inspector")


@pytest.fixture
def case(stage, nominee, second):
    """A leader, a second inspector, and a third who has no account."""
    case = inspection.TeamCaseFactory(nomination=nominee)
    with database.as_owner():
        case.team.members.all().delete()
    for user, name in ((stage.inspector.user, "组长"), (second.user, "组员"), (None, "特邀")):
        inspection.TeamMemberFactory(
            team=case.team, user=user, name=name, is_leader=user == stage.inspector.user
        )
    return case


def written(nominee, membership, now, **content):
    with acting(membership) as actor:
        row = Nomination.objects.get(pk=nominee.pk)
        return reports.write(nomination=row, actor=actor, now=now, **{**WHOLE, **content})


def filed(report, membership, now):
    with acting(membership) as actor:
        reports.file(InspectionReport.objects.get(pk=report.pk), actor=actor, now=now)


def test_a_report_names_the_team_whatever_was_typed(nominee, case, second, now):
    report = written(nominee, second, now, inspectors=["别人", "另一人"])
    assert report.inspectors == ["组长", "组员", "特邀"]


def test_nobody_but_the_team_writes_its_report(nominee, case, now):
    with pytest.raises(MoveRefused):
        written(nominee, MembershipFactory(role="inspector"), now)


def test_a_draft_is_revised_by_the_team_alone(nominee, case, second, now):
    report = written(nominee, second, now)
    with acting(MembershipFactory(role="inspector")) as actor, pytest.raises(MoveRefused):
        reports.revise(
            InspectionReport.objects.get(pk=report.pk), actor=actor, now=now, merits="改写。"
        )


def test_its_leader_files_it_and_no_other(stage, nominee, case, second, now):
    report = written(nominee, second, now)
    with pytest.raises(MoveRefused, match="leader"):
        filed(report, second, now)
    filed(report, stage.inspector, now)
    with acting(stage.inspector):
        report.refresh_from_db()
    assert (report.state, report.filed_by_id) == ("filed", stage.inspector.user_id)


def test_many_are_filed_by_their_leader_alone(stage, nominee, case, second, now):
    written(nominee, second, now)
    with acting(second) as actor, pytest.raises(MoveRefused, match="leader"):
        reports.file_many(InspectionReport.objects.all(), actor=actor, now=now)
    with acting(stage.inspector) as actor:
        assert reports.file_many(InspectionReport.objects.all(), actor=actor, now=now) == 1


def test_the_page_shows_the_button_to_the_leader_alone(client, stage, nominee, case, second, now):
    report = written(nominee, second, now)
    url = reverse("selection:report-detail", args=[report.ref])
    sign_in(client, second)
    assert client.get(url).context["moves"] == []
    sign_in(client, stage.inspector)
    assert [move.name for move in client.get(url).context["moves"]] == ["file"]


def test_who_stepped_back_is_neither_named_nor_writes(stage, nominee, case, second, now):
    report = written(nominee, stage.inspector, now)
    with acting(second) as actor:
        teams.declare(case, reason="系同学。", actor=actor, now=now)
    with pytest.raises(MoveRefused, match="anew"):
        filed(report, stage.inspector, now)
    with acting(stage.inspector) as actor:
        draft = InspectionReport.objects.get(pk=report.pk)
        draft = reports.revise(draft, actor=actor, now=now, talks=8)
        assert draft.inspectors == ["组长", "特邀"]
    filed(draft, stage.inspector, now)


def test_a_member_files_where_the_leader_has_no_account(nominee, second, now):
    case = inspection.TeamCaseFactory(nomination=nominee)
    inspection.TeamMemberFactory(team=case.team, user=second.user, name="组员")
    filed(written(nominee, second, now), second, now)


def test_a_report_of_others_cannot_be_filed_at_the_sql_prompt(stage, nominee, case, now):
    report = written(nominee, stage.inspector, now)
    rows = InspectionReport.objects.filter(pk=report.pk)
    with database.as_owner():
        with pytest.raises(IntegrityError, match="others than the team"), transaction.atomic():
            rows.update(state="filed", inspectors=["甲", "乙"], filed_by=stage.inspector.user)
        with pytest.raises(IntegrityError, match="does not lead"), transaction.atomic():
            rows.update(state="filed", filed_by=None)


def test_an_inspector_of_a_place_sees_the_team_of_the_province(stage, nominee, case):
    local = MembershipFactory(role="inspector", organisation=stage.place)
    with acting(local):
        assert [each.name for each in inspectors.team_of(nominee.pk)] == ["组长", "组员", "特邀"]
    with acting(stage.neighbour):
        assert inspectors.team_of(nominee.pk) == []


def test_the_page_names_the_team_and_takes_no_other(client, stage, nominee, case):
    sign_in(client, stage.inspector)
    url = reverse("selection:nomination-inspect", args=[nominee.ref])
    field = client.get(url).context["form"].fields["inspectors"]
    assert field.disabled
    made = client.post(url, {"inspectors": "别人", "talks": 3})
    report = client.get(made["Location"]).context["row"]
    assert report.inspectors == ["组长", "组员", "特邀"]
