"""Nominees to inspection teams: each to one without a conflict, by the solver; what is given stays."""

import datetime
from collections import Counter, defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act
from core.orgs.models import SEGMENT, Membership
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection.models import ConflictWaiver, InspectionTeam, Nomination, TeamCase, TeamMember
from selection.rules.assigning import Problem, Solution
from selection.rules.conflicts import blocking
from selection.services import conflicts, solving, teams
from selection.states import NominationState

_CITY = 2 * SEGMENT
#: Nominees that a reason names.
NAMED = 8


def waiting(edition: Any) -> Any:
    """Shortlisted, and with no team yet."""
    rows = Nomination.objects.filter(edition=edition, state=NominationState.SHORTLISTED)
    return rows.filter(team_case__isnull=True).select_related("organisation").order_by("pk")


def distribute(
    *, edition: Any, most: int, is_far: bool, actor: Membership, now: datetime.datetime
) -> dict[InspectionTeam, int]:
    """Everybody who waits to one of the teams in the actor's reach, none of them above `most`; with
    `is_far` to nobody of the own city. Refused as a whole, with the reason, where that cannot be."""
    nominees = list(waiting(edition)) if edition is not None else []
    found = InspectionTeam.objects.filter(edition=edition).within(actor.path).order_by("pk")
    chosen = list(found) if edition is not None else []
    if not nominees or not chosen:
        raise MoveRefused(_("There are no teams, or nobody waits for one."), code="state")
    barred, far = _ties(chosen, nominees, is_far)
    load = Counter(TeamCase.objects.filter(team__in=chosen).values_list("team_id", flat=True))
    room = {place: most - load[team.pk] for place, team in enumerate(chosen)}
    problem = Problem(
        examiners=len(chosen), board_of=[0] * len(nominees), sitting_of=[0], needed=1,
        seats=len(chosen), most_boards=1, barred=sorted(barred), far=sorted(far),
        most_of=[max(room[place], 0) for place in range(len(chosen))],
    )  # fmt: skip
    solution = solving.ask(problem)
    if not solution.is_feasible:
        raise Refused(_reason(nominees, barred, far, solution))
    given: dict[int, list[int]] = defaultdict(list)
    for place, nominee in solution.given:
        given[place].append(nominees[nominee].pk)
    with act(actor, now):
        for place, keys in sorted(given.items()):
            rows = Nomination.objects.filter(pk__in=keys)
            teams.assign(chosen[place], nominations=rows, actor=actor, now=now)
    return {chosen[place]: len(keys) for place, keys in sorted(given.items())}


def _ties(
    chosen: list[InspectionTeam], nominees: list[Nomination], is_far: bool
) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """(team, nominee) -> the conflict of one of its members; and the pairs of one city."""
    members = list(TeamMember.objects.filter(team__in=chosen).select_related("user__organisation"))
    at = {team.pk: place for place, team in enumerate(chosen)}
    of = {member.pk: member for member in members}
    where = {row.pk: place for place, row in enumerate(nominees)}
    waivers = {
        (row.member_id, row.nomination_id): row
        for row in ConflictWaiver.objects.filter(member__in=members, nomination__in=nominees)
    }
    barred = {}
    found = conflicts.find([conflicts.judge_of(each) for each in members], nominees)
    for (member, nominee), ties in found.items():
        if teams.blocks_still(ties, waivers.get((member, nominee))):
            pair = at[of[member].team_id], where[nominee]
            barred[pair] = conflicts.words(blocking(ties)[0])
    far = set()
    for member in members if is_far else ():
        city = member.user.organisation.path[:_CITY] if member.user else ""
        if len(city) == _CITY:
            far |= {
                (at[member.team_id], place)
                for place, row in enumerate(nominees)
                if row.org_path[:_CITY] == city
            }
    return barred, far


def _reason(
    nominees: list[Nomination],
    barred: dict[tuple[int, int], str],
    far: set[tuple[int, int]],
    solution: Solution,
) -> str:
    """Why not, and what would help."""
    if not solution.is_proven:
        return _("No assignment was found in the time allowed. Ask for less, or form more teams.")
    short = set(solution.short)
    names = some((nominees[place].name for place in solution.short), NAMED)
    text = ngettext(
        "%(count)d nominee finds no team: %(names)s.",
        "%(count)d nominees find no team: %(names)s.",
        len(short),
    )
    parts = [text % {"count": len(short), "names": names}]
    kinds = Counter(words for (_team, nominee), words in barred.items() if nominee in short)
    if own_city := sum(nominee in short for _team, nominee in far):
        kinds[_("own city (%(count)d)") % {"count": own_city}] = own_city
    if kinds:
        parts.append(
            _("In the way: %(what)s.") % {"what": "; ".join(w for w, _n in kinds.most_common(3))}
        )
    relief = {
        "most": _("give teams more nominees"),
        "own_city": _("let teams inspect nominees of their own city"),
    }
    ways = [relief[what] for what in solution.relief if what in relief]
    if ways:
        parts.append(_("Any one of these alone would do: %(ways)s.") % {"ways": "; ".join(ways)})
    else:
        parts.append(_("Form another team, or have an exception signed by two people."))
    return " ".join(parts)
