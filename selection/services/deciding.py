"""Proposal and decision: who passed the committee's vote takes a seat or a numbered reserve place."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.table import Move
from selection.models import Meeting, Nomination
from selection.services import deliberating, meetings, seats, stopping
from selection.services.refusing import refusals
from selection.states import NOMINATION, SeatKind


def propose(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Put forward to the committee; only who was found fit, and where the procedure has the gate only on
    a proposal that the department filed."""
    with act(actor, now), refusals():
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.propose)
        deliberating.require_proposed(stopping.of_one(nomination))
        return advance(nomination, NOMINATION.propose, actor=actor, now=now, reason=reason)


def propose_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now), refusals():
        stopping.require_settled(queryset, NOMINATION.propose)
        deliberating.require_proposed(queryset.filter(state__in=NOMINATION.propose.sources))
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
    with act(actor, now), refusals():
        meetings_of = _keys(meetings.passed_in([nomination]))
        advance(nomination, move, actor=actor, now=now, reason=reason)
        seats.take([nomination], kind, meetings=meetings_of, actor=actor, now=now)
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
    with act(actor, now), refusals():
        meetings_of = _keys(meetings.passed_in(chosen))
        moved = advance_many(
            queryset, move, actor=actor, now=now, reason=reason, expected=len(chosen)
        )
        seats.take(chosen, kind, meetings=meetings_of, actor=actor, now=now)
    return moved


def _keys(passed: Mapping[int, Meeting]) -> dict[int, int | None]:
    return {nomination: meeting.pk for nomination, meeting in passed.items()}
