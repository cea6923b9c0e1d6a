"""Inspection teams: formed, given nominees, and kept free of conflicts."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, User
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import (
    ConflictDeclaration,
    ConflictWaiver,
    InspectionTeam,
    Nomination,
    TeamCase,
    TeamMember,
)
from selection.rules import MIN_INSPECTORS
from selection.rules.conflicts import Tie, blocking
from selection.rules.fieldwork import USUAL_TALKS
from selection.services import conflicts, talks
from selection.services.refusing import refusals
from selection.states import NominationState

#: Pairs that a refusal names; of the others the number.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """One nominee before a team: what ties each member, and whether the assignment may go on."""

    nomination: Nomination
    ties: list[tuple[TeamMember, list[Tie], ConflictWaiver | None]]

    @property
    def stopped(self) -> bool:
        return any(blocks_still(ties, waiver) for _member, ties, waiver in self.ties)


def form(
    *, edition: Any, name: str, starts_on: datetime.date, ends_on: datetime.date,
    members: Sequence[Mapping[str, Any]], actor: Membership, now: datetime.datetime, site: str = "",
    plan: str = "", talks_due: Mapping[str, int] = USUAL_TALKS,
) -> InspectionTeam:  # fmt: skip
    """A team with its members, the leader first. Members: `user`, or `name`, `unit` and `post`."""
    if edition is None:
        raise Refused(_("No edition is running."))
    if len(members) < MIN_INSPECTORS:
        text = _("An inspection team has at least %(least)d members.") % {"least": MIN_INSPECTORS}
        raise Refused(fields={"people": text})
    team = InspectionTeam(
        org_path=actor.path, edition=edition, name=name, starts_on=starts_on, ends_on=ends_on,
        site=site, plan=plan, talks_due=dict(talks_due),
    )  # fmt: skip
    with act(actor, now), refusals():
        rows.create(team, actor=actor, now=now)
        for place, given in enumerate(members):
            _create_member(team, given, place == 0, actor, now)
    return team


def revise(
    team: InspectionTeam, *, actor: Membership, now: datetime.datetime, **content: Any
) -> InspectionTeam:
    with refusals():
        return rows.change(team, content, actor=actor, now=now)


def add_member(
    team: InspectionTeam, *, actor: Membership, now: datetime.datetime, user: User | None = None, name: str = "",
    unit: str = "", post: str = "", leads: bool = False,
) -> TeamMember:  # fmt: skip
    """One more, free of conflicts with every nominee that the team has already."""
    with act(actor, now), refusals():
        if leads:
            for former in team.members.filter(is_leader=True):
                rows.change(former, {"is_leader": False}, actor=actor, now=now)
        given = {"user": user, "name": name, "unit": unit, "post": post}
        member = _create_member(team, given, leads, actor, now)
        _require_free(look(team, _nominees(team), members=[member]))
    return member


def remove_member(
    member: TeamMember, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    """Never below two, and not the leader before another leads."""
    if member.is_leader:
        raise MoveRefused(_("Name another leader first."))
    if member.team.members.count() <= MIN_INSPECTORS:
        text = _("An inspection team has at least %(least)d members.")
        raise MoveRefused(text % {"least": MIN_INSPECTORS})
    with act(actor, now):
        rows.remove(member, actor=actor, now=now, reason=reason)


def look(
    team: InspectionTeam, nominations: Iterable[Nomination], members: Any = None
) -> list[Seen]:
    """Each nominee with what ties the members of the team to it, and the exceptions signed so far."""
    people = list(team.members.select_related("user__organisation")) if members is None else members
    chosen = list(nominations)
    found = conflicts.find([conflicts.judge_of(each) for each in people], chosen)
    waivers = {
        (row.member_id, row.nomination_id): row
        for row in ConflictWaiver.objects.filter(member__in=people, nomination__in=chosen)
    }
    return [
        Seen(
            nomination,
            [
                (each, found[each.pk, nomination.pk], waivers.get((each.pk, nomination.pk)))
                for each in people
                if (each.pk, nomination.pk) in found
            ],
        )
        for nomination in chosen
    ]


def blocks_still(ties: list[Tie], waiver: ConflictWaiver | None) -> bool:
    """Whether a conflict stands for which no second person has signed."""
    kinds = {tie.kind for tie in blocking(ties)}
    if waiver is not None and waiver.signed_by_id is not None:
        kinds -= set(waiver.grounds)
    return bool(kinds)


def assign(
    team: InspectionTeam, *, nominations: Any, actor: Membership, now: datetime.datetime
) -> list[TeamCase]:
    """Give nominees to a team; a conflict without two signatures refuses them all, with the reasons."""
    chosen = list(nominations.select_related("organisation"))
    if not chosen:
        raise Refused(_("Choose at least one nominee."))
    for row in chosen:
        if row.state != NominationState.SHORTLISTED:
            raise MoveRefused(_("Only who is shortlisted is inspected."), code="state")
        if row.edition_id != team.edition_id:
            raise Refused(_("The team is one of another edition."))
    taken = TeamCase.objects.filter(nomination__in=chosen).select_related("team", "nomination")
    if other := taken.first():
        text = _("%(name)s is with the team “%(team)s” already.")
        raise MoveRefused(text % {"name": other.nomination.name, "team": other.team.name})
    _require_free(look(team, chosen))
    previous = talks.previous_units(chosen, team.starts_on)
    with act(actor, now), refusals():
        cases = [
            TeamCase(
                org_path=row.org_path,
                team=team,
                nomination=row,
                previous_unit=previous.get(row.pk, ""),
            )
            for row in sorted(chosen, key=lambda row: row.pk)
        ]
        for case in cases:
            rows.create(case, actor=actor, now=now)
    return cases


def release(case: TeamCase, *, actor: Membership, now: datetime.datetime, reason: str = "") -> None:
    """Take a nominee from the team, so that another may be given the case."""
    if case.nomination.state != NominationState.SHORTLISTED:
        raise MoveRefused(_("The inspection of this nominee has ended."), code="state")
    with act(actor, now):
        rows.remove(case, actor=actor, now=now, reason=reason)


def declare(
    case: TeamCase, *, actor: Membership, now: datetime.datetime, reason: str
) -> ConflictDeclaration:
    """The actor steps back from one nominee: the case leaves the own list."""
    declaration = ConflictDeclaration(
        org_path=case.org_path,
        nomination_id=case.nomination_id,
        user_id=actor.user_id,
        name=actor.user.name,
        reason=reason,
        declared_on=timezone.localdate(now),
    )
    with refusals():
        return rows.create(declaration, actor=actor, now=now, names=["nomination", "user"])


def free_members(case: TeamCase) -> list[TeamMember]:
    """The members of the team who have not stepped back from this nominee."""
    away = ConflictDeclaration.objects.filter(nomination_id=case.nomination_id)
    return list(case.team.members.exclude(user_id__in=away.values("user_id")))


def replacements(case: TeamCase, *, most: int = 5) -> list[User]:
    """Inspectors who could step in: no member yet, no conflict with any nominee of the team, those
    with the fewest cases first."""
    inside = case.team.members.filter(user__isnull=False).values("user_id")
    accounts = (
        inspectors_in(case.team.org_path).exclude(pk__in=inside).select_related("organisation")
    )
    candidates = {user.pk: user for user in accounts}
    load = load_of(candidates)
    found = conflicts.find(judges_of(candidates.values()), _nominees(case.team))
    tied = {key for (key, _nomination), ties in found.items() if blocking(ties)}
    free = sorted(set(candidates) - tied, key=lambda pk: (load.get(pk, 0), pk))
    return [candidates[pk] for pk in free[:most]]


def load_of(users: Iterable[int]) -> dict[int, int]:
    """Account -> cases of the teams it belongs to."""
    found = TeamMember.objects.filter(user_id__in=list(users)).order_by().values_list("user_id")
    return dict(found.annotate(Count("team__cases")))


def judges_of(users: Iterable[User]) -> list[conflicts.Judge]:
    """Accounts as the search for conflicts takes them, by their keys."""
    return [
        conflicts.Judge(
            key=user.pk,
            name=user.name,
            unit=user.organisation.name,
            organ=user.organisation.path,
            user_id=user.pk,
        )
        for user in users
    ]


def inspectors_in(path: str) -> Any:
    """Accounts that hold the role of inspector within this path."""
    holders = Membership.objects.filter(
        role_row_id="inspector",
        is_active=True,
        organisation__scope_path__gte=path,
        organisation__scope_path__lt=f"{path}~",
    )
    return User.objects.filter(pk__in=holders.values("user_id"), is_active=True).order_by("pk")


def names_of(users: Iterable[int | None]) -> dict[int, str]:
    """Names of accounts, as far as the reader sees them: some sit above the reader's place."""
    chosen = [pk for pk in users if pk]
    return dict(User.objects.filter(pk__in=chosen).values_list("pk", "name"))


def ask_waiver(
    team: InspectionTeam, *, nomination: Nomination, reason: str, actor: Membership,
    now: datetime.datetime,
) -> list[ConflictWaiver]:  # fmt: skip
    """Ask that a nominee be inspected in spite of conflicts; of each member tied one request."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why no other team can be found.")})
    [seen] = look(team, [nomination])
    asked = []
    with act(actor, now), refusals():
        for member, ties, waiver in seen.ties:
            if not blocks_still(ties, waiver):
                continue
            if waiver is not None:
                rows.remove(waiver, actor=actor, now=now)
            row = ConflictWaiver(
                org_path=nomination.org_path,
                nomination=nomination,
                member=member,
                grounds=sorted({tie.kind for tie in blocking(ties)}),
                reason=reason.strip(),
                asked_by_id=actor.user_id,
            )
            asked.append(rows.create(row, actor=actor, now=now, reason=reason.strip()))
        if not asked:
            raise MoveRefused(_("Nothing stands in the way of this assignment."))
    return asked


def sign_waiver(
    waiver: ConflictWaiver, *, actor: Membership, now: datetime.datetime, reason: str
) -> ConflictWaiver:
    """The second signature; it is somebody else's."""
    if waiver.signed_by_id is not None:
        raise MoveRefused(_("This exception is signed already."), code="state")
    if waiver.asked_by_id == actor.user_id:
        raise MoveRefused(_("The second signature is somebody else's."))
    if not reason.strip():
        raise Refused(fields={"reason": _("A second signature needs its reason.")})
    values = {"signed_by_id": actor.user_id, "signed_reason": reason.strip()}
    with act(actor, now), refusals():
        locked = rows.lock(waiver)
        for name, value in values.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save(update_fields=["signed_by", "signed_reason", "version"])
        after = {"signed_by": actor.user_id}
        record(locked, "conflictwaiver.sign", before={}, after=after, reason=reason.strip())
    return locked


def _create_member(
    team: InspectionTeam,
    given: Mapping[str, Any],
    leads: bool,
    actor: Membership,
    now: datetime.datetime,
) -> TeamMember:
    about = conflicts.named(given)
    member = TeamMember(
        org_path=team.org_path,
        team=team,
        person=conflicts.dossier_of(about["name"], about["unit"]),
        is_leader=leads,
        **about,
    )
    return rows.create(member, actor=actor, now=now, names=["team", "user", "is_leader"])


def _nominees(team: InspectionTeam) -> Any:
    return Nomination.objects.filter(team_case__team=team).select_related("organisation")


def _require_free(seen: list[Seen]) -> None:
    pairs = [
        _("%(inspector)s and %(nominee)s: %(why)s")
        % {
            "inspector": member.name,
            "nominee": each.nomination.name,
            "why": "; ".join(conflicts.words(tie) for tie in blocking(ties)),
        }
        for each in seen
        for member, ties, waiver in each.ties
        if blocks_still(ties, waiver)
    ]
    if pairs:
        more = "" if len(pairs) <= NAMED else f" (+{len(pairs) - NAMED})"
        text = _("Conflicts stand in the way: %(pairs)s.")
        raise MoveRefused(text % {"pairs": " · ".join(pairs[:NAMED]) + more}, code="conflict")
