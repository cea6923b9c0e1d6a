"""Leaving on the way: withdrawn, or not identified at the end."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused
from core.workflow.table import Move
from planning.handover import Tier
from selection.models import Departure, Nomination, Run, Seat
from selection.services import schemes, seats
from selection.states import NOMINATION, SEATED, Event


def withdraw(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Given up by the nominee or the unit; a seat becomes free."""
    return _leave(nomination, NOMINATION.withdraw, Event.WITHDREW, actor, now, reason)


def withdraw_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _leave_many(queryset, NOMINATION.withdraw, Event.WITHDREW, actor, now, reason)


def close(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Not identified: the selection has ended without this nominee."""
    with act(actor, now):
        advance(nomination, NOMINATION.close, actor=actor, now=now, reason=reason)
        seats.release(Nomination.objects.filter(pk=nomination.pk), actor=actor, now=now)
    return nomination


def close_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now):
        ids = list(queryset.values_list("pk", flat=True))
        moved = advance_many(queryset, NOMINATION.close, actor=actor, now=now, reason=reason)
        seats.release(Nomination.objects.any_of("pk", ids), actor=actor, now=now)
    return moved


def _leave(
    nomination: Nomination,
    move: Move,
    event: Any,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
) -> Nomination:
    _require_seat_in_reach([nomination], actor)
    with act(actor, now):
        had_seat = Seat.objects.filter(nomination=nomination, kind="seat").exists()
        advance(nomination, move, actor=actor, now=now, reason=reason, remark=reason)
        depart([nomination], event, reason)
        chosen = Nomination.objects.filter(pk=nomination.pk)
        freed = seats.release(chosen, actor=actor, now=now)
        if had_seat:
            seats.fill(freed, actor=actor, now=now)
    return nomination


def _leave_many(
    queryset: QuerySet[Any],
    move: Move,
    event: Any,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
) -> int:
    with act(actor, now):
        leaving = list(queryset.filter(state__in=move.sources).select_related("edition"))
        _require_seat_in_reach(leaving, actor)
        moved = advance_many(
            queryset, move, actor=actor, now=now, reason=reason, changes={"remark": reason}
        )
        depart(leaving, event, reason)
        chosen = Nomination.objects.any_of("pk", [row.pk for row in leaving])
        freed = seats.release(chosen, actor=actor, now=now)
        seats.fill(freed, actor=actor, now=now)
    return moved


def _require_seat_in_reach(nominations: Iterable[Nomination], actor: Membership) -> None:
    """A place sees no seat of the province: it would stay taken."""
    for row in nominations:
        if not actor.is_provincial and row.tier == Tier.PROVINCIAL and row.state in SEATED:
            text = _("%(name)s holds a place of the province: the programme office withdraws it.")
            raise MoveRefused(text % {"name": row.name})


def depart(
    nominations: Any, event: Event, reason: str, ground: str = "", signer: int | None = None
) -> None:
    """Runs still to come know them as leaving before the next step that is not in effect."""
    steps: dict[tuple[Any, ...], str] = {}
    for row in nominations:
        if not row.exam_number:
            continue
        key = (row.edition_id, row.tier)
        if key not in steps:
            steps[key] = _next_step(row.edition, row.tier)
        if steps[key]:
            Departure.objects.get_or_create(
                nomination=row,
                before_step=steps[key],
                event=event,
                defaults={
                    "org_path": row.org_path,
                    "reason": reason,
                    "ground": ground,
                    "signed_by_id": signer,
                },
            )


def come_back(nominations: Any) -> None:
    """Who is judged anew, or qualifies after all, leaves before no step that is still to come."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in nominations:
        groups[row.edition_id, row.tier].append(row.pk)
    for (edition, tier), keys in groups.items():
        done = Run.objects.effective().filter(edition=edition, tier=tier)
        Departure.objects.filter(nomination__in=keys).exclude(
            before_step__in=done.values("step")
        ).delete()


def _next_step(edition: Any, tier: str) -> str:
    scheme = schemes.current(edition, tier)
    if scheme is None:
        return ""
    done = set(Run.objects.effective().filter(scheme=scheme).values_list("step", flat=True))
    return next(
        (step.name for step in schemes.parsed_of(scheme).steps if step.name not in done), ""
    )


def close_edition(edition: Any, *, actor: Membership, now: datetime.datetime) -> int:
    """Everybody who is still on the way when the edition ends was not identified."""
    rows = Nomination.objects.filter(edition=edition, state__in=NOMINATION.close.sources)
    return close_many(
        rows, actor=actor, now=now, reason=_("The selection of the edition has ended.")
    )
