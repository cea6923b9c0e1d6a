"""Proposal and decision: the committee's vote, then seats and numbered reserve places."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from selection.models import Meeting, Nomination
from selection.rules import Vote
from selection.services import seats, stopping
from selection.services.refusing import refusals
from selection.states import NOMINATION, SeatKind


def record_meeting(
    *, edition: Any, tier: str, held_on: datetime.date, due: int, present: int, agree: int, actor: Membership, now: datetime.datetime,
    disagree: int = 0, defer: int = 0, note: str = "",
) -> Meeting:  # fmt: skip
    """The vote on the proposal. Without quorum or majority there is no decision to record."""
    vote = Vote(due, present, agree, disagree, defer)
    if not vote.adds_up:
        raise Refused(fields={"present": _("The votes do not add up to the members present.")})
    if not vote.has_quorum:
        text = _("Fewer than two thirds of the members were present: no decision.")
        raise Refused(fields={"present": text})
    if not vote.passes:
        raise Refused(fields={"agree": _("More than half of all members must agree.")})
    meeting = Meeting(
        org_path=edition.org_path, edition=edition, tier=tier, held_on=held_on, due=due,
        present=present, agree=agree, disagree=disagree, defer=defer, note=note,
    )  # fmt: skip
    with refusals():
        return rows.create(meeting, actor=actor, now=now)


def last_meeting(edition: Any, tier: str) -> Meeting | None:
    return Meeting.objects.filter(edition=edition, tier=tier).order_by("-held_on", "-pk").first()


def propose(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """The department's collective proposal; only who was found fit."""
    with act(actor, now):
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.propose)
        return advance(nomination, NOMINATION.propose, actor=actor, now=now, reason=reason)


def propose_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now):
        stopping.require_settled(queryset, NOMINATION.propose)
        return advance_many(queryset, NOMINATION.propose, actor=actor, now=now, reason=reason)


def decide(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """A seat of the group, as long as the quota has one."""
    return _decide(nomination, NOMINATION.decide, SeatKind.SEAT, actor, now, reason)


def decide_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _decide_many(queryset, NOMINATION.decide, SeatKind.SEAT, actor, now, reason)


def hold_in_reserve(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """The next numbered reserve place of the group."""
    return _decide(nomination, NOMINATION.hold_in_reserve, SeatKind.RESERVE, actor, now, reason)


def hold_in_reserve_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _decide_many(queryset, NOMINATION.hold_in_reserve, SeatKind.RESERVE, actor, now, reason)


def _decide(
    nomination: Nomination,
    move: Move,
    kind: SeatKind,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
) -> Nomination:
    meeting = _require_meeting(nomination.edition, nomination.tier)
    with act(actor, now), refusals():
        advance(nomination, move, actor=actor, now=now, reason=reason)
        seats.take([nomination], kind, meeting=meeting, actor=actor, now=now)
    return nomination


def _decide_many(
    queryset: QuerySet[Any],
    move: Move,
    kind: SeatKind,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
) -> int:
    chosen = list(
        queryset.filter(state__in=move.sources)
        .select_related("edition__organisation", "sub_project", "place")
        .order_by("pk")
    )
    meetings: dict[tuple[Any, ...], Meeting] = {}
    with act(actor, now), refusals():
        moved = advance_many(
            queryset, move, actor=actor, now=now, reason=reason, expected=len(chosen)
        )
        for row in chosen:
            key = (row.edition_id, row.tier)
            if key not in meetings:
                meetings[key] = _require_meeting(row.edition, row.tier)
        for key, meeting in meetings.items():
            group = [row for row in chosen if (row.edition_id, row.tier) == key]
            seats.take(group, kind, meeting=meeting, actor=actor, now=now)
    return moved


def _require_meeting(edition: Any, tier: str) -> Meeting:
    meeting = last_meeting(edition, tier)
    if meeting is None:
        raise MoveRefused(_("Record the committee's meeting and vote first."))
    return meeting
