"""Nominees distributed to teams at once: nobody to a team with a conflict, none above the cap."""

import pytest
from django.urls import reverse

from candidates.models import FamilyMember
from core.workflow.errors import MoveRefused, Refused
from selection.models import TeamCase
from selection.services import distributing
from tests.factories.inspection import InspectionTeamFactory, TeamCaseFactory, TeamMemberFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def nominees(stage):
    return [
        NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted"
        )
        for _each in range(4)
    ]


@pytest.fixture
def teams(stage):
    return [InspectionTeamFactory(edition=stage.edition) for _each in range(2)]


def distribute(stage, now, most=10, is_far=True):
    with acting(stage.office) as actor:
        return distributing.distribute(
            edition=stage.edition, most=most, is_far=is_far, actor=actor, now=now
        )


def team_of(nominee):
    with database.as_owner():
        return TeamCase.objects.get(nomination=nominee).team


def kin(nominee, team):
    """The nominee is kin to a member of the team."""
    with database.as_owner():
        member = team.members.first()
        FamilyMember.objects.create(
            person=nominee.person, org_path=nominee.org_path, position=1, relation="舅舅",
            name=member.name, unit_and_post=f"{member.unit}处长",
        )  # fmt: skip


def test_each_nominee_gets_a_team_without_a_conflict(stage, nominees, teams, now):
    first, second = teams
    kin(nominees[0], first)
    kin(nominees[1], second)
    given = distribute(stage, now, most=2)
    assert sum(given.values()) == 4
    assert max(given.values()) == 2
    assert team_of(nominees[0]) == second
    assert team_of(nominees[1]) == first


def test_who_has_a_team_keeps_it_and_counts_in_its_load(stage, nominees, teams, now):
    first, second = teams
    TeamCaseFactory(nomination=nominees[0], team=first)
    assert distribute(stage, now, most=2) == {first: 1, second: 2}
    assert team_of(nominees[0]) == first
    with pytest.raises(MoveRefused):
        distribute(stage, now)


def test_the_reason_says_who_finds_no_team_and_what_would_help(stage, nominees, teams, now):
    for team in teams:
        kin(nominees[0], team)
    with pytest.raises(Refused) as refusal:
        distribute(stage, now)
    text = str(refusal.value)
    assert nominees[0].name in text
    assert "舅舅" in text
    assert "exception signed by two people" in text
    with pytest.raises(Refused, match="give teams more nominees"):
        distribute_free_of_kin(stage, now)
    with database.as_owner():
        assert not TeamCase.objects.exists()


def distribute_free_of_kin(stage, now):
    """Nobody is kin any more, but there is room for two."""
    with database.as_owner():
        FamilyMember.objects.all()._raw_delete("default")
    return distribute(stage, now, most=1)


def test_no_inspector_of_the_own_city_unless_it_is_allowed(stage, nominees, now):
    team = InspectionTeamFactory(edition=stage.edition)
    near = TeamMemberFactory(team=team, user=stage.author.user, name="近邻", unit="他处")
    assert near.user.organisation == stage.place
    with pytest.raises(Refused, match="own city"):
        distribute(stage, now)


def test_nominees_are_distributed_on_the_page(client, stage, nominees, teams):
    sign_in(client, stage.office)
    assert "Distribute nominees" in client.get(reverse("selection:team-list")).content.decode()
    url = reverse("selection:team-distribute")
    assert "4 nominees wait for a team" in client.get(url).content.decode()
    answer = client.post(url, {"most": 3, "is_far": "on"}, follow=True)
    assert "4 nominees are given to 2 teams." in answer.content.decode()
