"""An inspector leaves a team: somebody steps in, and every other assignment stays as far as it can."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, User
from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionTeam, Nomination, TeamCase, TeamMember
from selection.rules.conflicts import blocking
from selection.services import conflicts, teams
from selection.services.refusing import refusals
from selection.states import NominationState

#: Accounts that are looked at, and those that are offered.
LOOKED_AT, OFFERED = 200, 8


@dataclass(frozen=True)
class Option:
    """Somebody who could step in: `load` cases so far, and the cases that would leave the team."""

    user: User
    load: int
    moved: tuple[TeamCase, ...]


@dataclass(frozen=True)
class Change:
    member: TeamMember
    #: The nominees who go, each to its new team.
    moved: dict[Nomination, InspectionTeam]


def options(member: TeamMember, actor: Membership) -> list[Option]:
    """Who could step in, the least change first: whom a conflict takes from the team another team has to
    take over, and who is tied to a nominee whose inspection has ended cannot step in."""
    team = member.team
    cases = list(team.cases.select_related("nomination__organisation").order_by("pk"))
    inside = team.members.filter(user__isnull=False).values("user_id")
    accounts = teams.inspectors_in(team.org_path).exclude(pk__in=inside)
    users = {row.pk: row for row in accounts.select_related("organisation")[:LOOKED_AT]}
    found = conflicts.find(teams.judges_of(users.values()), [case.nomination for case in cases])
    tied: dict[int, set[int]] = defaultdict(set)
    for (user, nominee), ties in found.items():
        if blocking(ties):
            tied[user].add(nominee)
    away = {case.nomination_id for case in cases} & set().union(*tied.values())
    taken = _elsewhere(team, [case for case in cases if case.nomination_id in away], actor)
    load = teams.load_of(users)
    offered = [
        Option(
            user,
            load.get(key, 0),
            tuple(case for case in cases if case.nomination_id in tied[key]),
        )
        for key, user in users.items()
        if all(nominee in taken for nominee in tied[key])
    ]
    return sorted(offered, key=lambda each: (len(each.moved), each.load, each.user.pk))[:OFFERED]


def stand_in(
    member: TeamMember, *, user: User, reason: str, actor: Membership, now: datetime.datetime
) -> Change:
    """One act: `user` takes the place, and the lead where `member` led."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why the inspector leaves.")})
    team = member.team
    with act(actor, now), refusals():
        # Two officers take turns; the second sees what the first has done.
        InspectionTeam.objects.select_for_update(of=("self",)).get(pk=team.pk)
        if not TeamMember.objects.filter(pk=member.pk).exists():
            raise MoveRefused(_("This inspector has left the team already."), code="state")
        found = [each for each in options(member, actor) if each.user.pk == user.pk]
        if not found:
            raise Refused(fields={"user": _("A conflict stands in the way of this inspector.")})
        moved = _elsewhere(team, found[0].moved, actor)
        for case in found[0].moved:
            teams.release(case, actor=actor, now=now, reason=reason)
        new = teams.add_member(team, user=user, leads=member.is_leader, actor=actor, now=now)
        leaving = TeamMember.objects.select_related("team").get(pk=member.pk)
        teams.remove_member(leaving, actor=actor, now=now, reason=reason)
        given: dict[InspectionTeam, list[int]] = defaultdict(list)
        for nominee, other in moved.items():
            given[other].append(nominee)
        for other, keys in given.items():
            rows = Nomination.objects.filter(pk__in=keys)
            teams.assign(other, nominations=rows, actor=actor, now=now)
        after = {"left": member.name, "came": new.name, "moved": len(moved)}
        record(team, "inspectionteam.stand_in", after=after, reason=reason.strip())
    nominees = {case.nomination_id: case.nomination for case in found[0].moved}
    return Change(new, {nominees[key]: other for key, other in moved.items()})


def _elsewhere(
    team: InspectionTeam, cases: list[TeamCase] | tuple[TeamCase, ...], actor: Membership
) -> dict[int, InspectionTeam]:
    """Nominee -> the other team in the actor's reach that has the fewest cases and no conflict; missing
    where the inspection has ended or no team is free."""
    moving = [case for case in cases if case.nomination.state == NominationState.SHORTLISTED]
    if not moving:
        return {}
    others = InspectionTeam.objects.filter(edition=team.edition_id).within(actor.path)
    found = list(others.exclude(pk=team.pk).order_by("pk"))
    load = Counter(TeamCase.objects.filter(team__in=found).values_list("team_id", flat=True))
    members = TeamMember.objects.filter(team__in=found).select_related("user__organisation")
    stopped = {
        (member.team_id, seen.nomination.pk)
        for seen in teams.look(team, [case.nomination for case in moving], list(members))
        for member, ties, waiver in seen.ties
        if teams.blocks_still(ties, waiver)
    }
    given: dict[int, InspectionTeam] = {}
    for case in moving:
        free = [each for each in found if (each.pk, case.nomination_id) not in stopped]
        if free:
            chosen = min(free, key=lambda each: (load[each.pk], each.pk))
            load[chosen.pk] += 1
            given[case.nomination_id] = chosen
    return given
