"""Inspection teams: no kin, nobody from the unit, no declared conflict, unless two people sign."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from candidates.models import Career, FamilyMember
from candidates.rules.dates import PartialDate
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import ConflictWaiver, InspectionTeam, Nomination, TeamCase, TeamMember
from selection.services import conflicts, teams
from tests.factories import inspection
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db
PLAN = {
    "name": "第一考察组",
    "starts_on": datetime.date(2011, 4, 1),
    "ends_on": datetime.date(2011, 4, 5),
}
TWO = [{"name": "张示例", "unit": "省直甲厅"}, {"name": "李示例", "unit": "省直乙厅"}]


def nominee(stage, **person):
    return factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted",
        person=PersonFactory(organisation=stage.place, **person),
    )  # fmt: skip


def career(person, start, end, text):
    with database.as_owner():
        Career.objects.create(
            org_path=person.org_path, person=person, kind="post", text=text,
            start=PartialDate.parse(start), end=PartialDate.parse(end) if end else None,
        )  # fmt: skip


def relative(person, relation, name, unit):
    with database.as_owner():
        FamilyMember.objects.create(
            org_path=person.org_path,
            person=person,
            relation=relation,
            name=name,
            unit_and_post=unit,
        )


def formed(stage, actor, now, members=TWO, **plan):
    return teams.form(
        edition=stage.edition, members=members, actor=actor, now=now, **{**PLAN, **plan}
    )


def rows(*chosen):
    return Nomination.objects.filter(pk__in=[row.pk for row in chosen])


def test_a_team_has_a_leader_and_two_members_at_least(stage, now):
    with acting(stage.office) as actor:
        with pytest.raises(Refused):
            formed(stage, actor, now, members=TWO[:1])
        team = formed(stage, actor, now)
        assert [(each.name, each.is_leader) for each in team.members.all()] == [
            ("张示例", True), ("李示例", False),
        ]  # fmt: skip
        leader, other = team.members.all()
        with pytest.raises(MoveRefused):
            teams.remove_member(leader, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            teams.remove_member(other, actor=actor, now=now)


def test_nominees_free_of_conflict_are_given_and_recorded(stage, now):
    row = nominee(stage)
    with acting(stage.inspector) as actor:
        team = formed(stage, actor, now)
        [case] = teams.assign(team, nominations=rows(row), actor=actor, now=now)
        assert case.org_path == row.org_path
        with pytest.raises(MoveRefused):
            teams.assign(team, nominations=rows(row), actor=actor, now=now)
    with database.as_owner():
        assert AuditEntry.objects.filter(action="teamcase.create", object_ref=case.ref).count() == 1


def test_kin_are_refused_and_the_reason_is_said(stage, now):
    row = nominee(stage)
    relative(row.person, "岳父", "张示例", "省直甲厅退休干部")
    with acting(stage.office) as actor:
        team = formed(stage, actor, now)
        with pytest.raises(MoveRefused, match=r"张示例.*kin: 岳父") as refusal:
            teams.assign(team, nominations=rows(row), actor=actor, now=now)
        assert refusal.value.code == "conflict"
        assert not TeamCase.objects.exists()


def test_years_in_one_unit_are_read_from_both_dossiers(stage, now):
    row = nominee(stage)
    career(row.person, "2003.05", "2008.01", "某县青禾镇副镇长")
    inspector = PersonFactory(organisation=stage.place, name="王示例", present_post="省直甲厅处长")
    career(inspector, "2005.01", "2006.03", "某县青禾镇组织委员")
    with acting(stage.office) as actor:
        given = [{"name": "王示例", "unit": "省直甲厅"}, TWO[1]]
        team = formed(stage, actor, now, members=given)
        assert team.members.get(name="王示例").person_id == inspector.pk
        with pytest.raises(MoveRefused, match="served together at 某县青禾镇, 2005-01 – 2006-03"):
            teams.assign(team, nominations=rows(row), actor=actor, now=now)


def test_an_inspector_of_the_nominating_organ_is_refused(stage, now):
    own = MembershipFactory(role="inspector", organisation=stage.place)
    row = nominee(stage)
    with acting(stage.office) as actor:
        team = formed(stage, actor, now, members=[*TWO, {"user": own.user}])
        with pytest.raises(MoveRefused, match="organ that nominated"):
            teams.assign(team, nominations=rows(row), actor=actor, now=now)


def test_an_exception_needs_two_people_and_covers_what_was_known(stage, now):
    row = nominee(stage)
    relative(row.person, "岳父", "张示例", "省直甲厅退休干部")
    observer = MembershipFactory(role="discipline_observer")
    with acting(stage.office) as actor:
        team = formed(stage, actor, now)
        [waiver] = teams.ask_waiver(
            team, nomination=row, reason="全省仅此一组", actor=actor, now=now
        )
        assert waiver.grounds == ["kin"]
        with pytest.raises(MoveRefused):
            teams.assign(team, nominations=rows(row), actor=actor, now=now)
        with pytest.raises(MoveRefused):
            teams.sign_waiver(waiver, reason="同意", actor=actor, now=now)
    with acting(observer) as actor:
        waiver = ConflictWaiver.objects.get()
        teams.sign_waiver(waiver, reason="同意", actor=actor, now=now)
    with acting(stage.office) as actor:
        assert len(teams.assign(team, nominations=rows(row), actor=actor, now=now)) == 1
    with database.as_owner():
        entry = AuditEntry.objects.get(action="conflictwaiver.sign")
        assert (entry.user_id, entry.reason) == (observer.user_id, "同意")
    other = nominee(stage)
    career(other.person, "2003.05", "", "省直甲厅科员")
    with acting(stage.office) as actor, pytest.raises(MoveRefused):
        with database.as_owner():
            TeamMember.objects.filter(name="张示例").update(person=other.person_id)
        teams.assign(team, nominations=rows(other), actor=actor, now=now)


def test_nobody_signs_twice_even_at_the_sql_prompt(stage):
    waiver = inspection.ConflictWaiverFactory()
    with pytest.raises(IntegrityError, match="waiver_signed_by_another"), transaction.atomic():
        with database.as_owner():
            ConflictWaiver.objects.filter(pk=waiver.pk).update(
                signed_by=waiver.asked_by, signed_reason="x"
            )


def test_who_declares_a_conflict_loses_the_case_and_others_are_proposed(stage, now):
    row = nominee(stage)
    spare = MembershipFactory(role="inspector")
    tied = MembershipFactory(role="inspector", organisation=stage.place)
    with acting(stage.office) as actor:
        team = formed(stage, actor, now, members=[{"user": stage.inspector.user}, *TWO])
        [case] = teams.assign(team, nominations=rows(row), actor=actor, now=now)
    with acting(stage.inspector) as actor:
        assert list(TeamCase.objects.mine()) == [case]
        teams.declare(case, reason="系同学。", actor=actor, now=now)
        assert list(TeamCase.objects.mine()) == []
        assert len(teams.free_members(case)) == 2
    with acting(stage.office) as actor:
        proposed = teams.replacements(case)
        assert spare.user in proposed
        assert tied.user not in proposed
        assert stage.inspector.user not in proposed
        teams.add_member(team, user=spare.user, actor=actor, now=now)
        assert len(teams.free_members(case)) == 3


def test_a_further_inspector_is_held_against_every_nominee_of_the_team(stage, now):
    row = nominee(stage)
    relative(row.person, "哥哥", "赵示例", "省直丙厅干部")
    with acting(stage.office) as actor:
        team = formed(stage, actor, now)
        teams.assign(team, nominations=rows(row), actor=actor, now=now)
        with pytest.raises(MoveRefused, match="哥哥"):
            teams.add_member(team, name="赵示例", unit="省直丙厅", actor=actor, now=now)
        assert team.members.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_conflicts_cost_the_same_for_any_number_of_nominees(stage, now, count):
    chosen = [nominee(stage) for _number in range(count)]
    judges = [conflicts.Judge(key=n, name=f"某{n}", unit="甲厅") for n in range(count)]
    with acting(stage.office):
        nominees = list(rows(*chosen).select_related("organisation"))
        with CaptureQueriesContext(connection) as captured:
            assert conflicts.find(judges, nominees) == {}
    assert len(captured) == 4


def test_a_sister_place_sees_no_team_of_another(stage):
    case = inspection.TeamCaseFactory(nomination__place=stage.place)
    neighbour = MembershipFactory(role="inspector", organisation=stage.sibling)
    with acting(neighbour):
        assert not InspectionTeam.objects.exists()
        assert not TeamCase.objects.filter(pk=case.pk).exists()
