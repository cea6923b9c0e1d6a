"""An inspector leaves: somebody steps in, and nothing else changes that need not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import TeamCase, TeamMember
from selection.services import standing_in, teams
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.selection.services.test_teams import formed, nominee, relative, rows
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspectors(stage):
    """Five of the province; the first two are a team."""
    return [
        MembershipFactory(role="inspector", organisation=stage.office.organisation)
        for _each in range(5)
    ]


@pytest.fixture
def working(stage, inspectors, now):
    """Two teams with three and one nominees."""
    people = [nominee(stage) for _each in range(4)]
    with acting(stage.office) as actor:
        first, second = (
            formed(stage, actor, now, name=name, members=[{"user": each.user} for each in two])
            for name, two in (("第一组", inspectors[:2]), ("第二组", inspectors[2:4]))
        )
        teams.assign(first, nominations=rows(*people[:3]), actor=actor, now=now)
        teams.assign(second, nominations=rows(people[3]), actor=actor, now=now)
    return first, second, people


def cases():
    with database.as_owner():
        return dict(TeamCase.objects.values_list("nomination_id", "team_id"))


def leader_of(team):
    return TeamMember.objects.select_related("team").get(team=team, is_leader=True)


def test_the_one_who_is_free_takes_the_place_and_the_lead(stage, inspectors, working, now):
    first, _second, _people = working
    before = cases()
    with acting(stage.office) as actor:
        leaving = leader_of(first)
        best = standing_in.options(leaving, actor)[0]
        assert (best.load, best.moved) == (0, ())
        assert best.user.pk not in {each.user_id for each in inspectors[:4]}
        with pytest.raises(Refused):
            standing_in.stand_in(leaving, user=best.user, reason=" ", actor=actor, now=now)
        change = standing_in.stand_in(leaving, user=best.user, reason="调离", actor=actor, now=now)
        assert change.moved == {}
        names = list(first.members.values_list("user_id", "is_leader"))
        assert names == [(best.user.pk, True), (inspectors[1].user_id, False)]
        with pytest.raises(MoveRefused):
            standing_in.stand_in(leaving, user=best.user, reason="调离", actor=actor, now=now)
    assert cases() == before
    with database.as_owner():
        assert AuditEntry.objects.filter(action="inspectionteam.stand_in").count() == 1


def test_only_whom_a_conflict_ties_goes_to_another_team(stage, inspectors, working, now):
    first, second, people = working
    with acting(stage.office) as actor:
        leaving = leader_of(first)
        spare = [each.user for each in standing_in.options(leaving, actor)]
        assert {each.user_id for each in inspectors[2:]} <= {user.pk for user in spare}
    for user in spare:
        relative(people[0].person, "父亲", user.name, f"{user.organisation.name}干部")
    before = cases()
    with acting(stage.office) as actor:
        offered = standing_in.options(leaving, actor)
        assert offered == []  # the second team is tied to the nominee as well
        third = formed(stage, actor, now, name="第三组")
        [best, *_others] = standing_in.options(leaving, actor)
        assert [case.nomination_id for case in best.moved] == [people[0].pk]
        change = standing_in.stand_in(leaving, user=best.user, reason="调离", actor=actor, now=now)
        assert change.moved == {people[0]: third}
    assert cases() == {**before, people[0].pk: third.pk}
    assert second.pk in cases().values()


def test_the_page_offers_who_is_free_and_says_what_is_missing(client, stage, working):
    first, _second, _people = working
    sign_in(client, stage.office)
    with database.as_owner():
        leaving = leader_of(first)
    url = reverse("selection:member-replace", args=[leaving.ref])
    page = client.get(url)
    assert page.status_code == 200
    assert "every nominee stays" in page.content.decode()
    assert client.post(url, {"reason": ""}).status_code == 422
    with database.as_owner():
        free = page.context["form"].fields["user"].initial
    answer = client.post(url, {"user": free, "reason": "调离"})
    assert answer.status_code == 302
    with database.as_owner():
        assert not TeamMember.objects.filter(pk=leaving.pk).exists()


@pytest.mark.parametrize("spare", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_inspectors(
    client, stage, working, spare, django_assert_max_num_queries
):
    for _each in range(spare):
        MembershipFactory(role="inspector", organisation=stage.office.organisation)
    sign_in(client, stage.office)
    with database.as_owner():
        leaving = leader_of(working[0])
    with django_assert_max_num_queries(20):
        page = client.get(reverse("selection:member-replace", args=[leaving.ref]))
    assert page.status_code == 200


def test_the_search_costs_the_same_for_any_number_of_teams(stage, working, now):
    first, _second, people = working

    def asked(*names: str) -> int:
        with acting(stage.office) as actor:
            for name in names:
                formed(stage, actor, now, name=name)
            with CaptureQueriesContext(connection) as captured:
                options = standing_in.options(leader_of(first), actor)
        assert any(each.moved for each in options)
        return len(captured)

    with acting(stage.office) as actor:
        tied = standing_in.options(leader_of(first), actor)[0].user
    relative(people[0].person, "父亲", tied.name, f"{tied.organisation.name}干部")
    assert asked("第三组") == asked("第四组", "第五组")
