"""The counter of seats: taken, released, filled from the reserve; never above the quota."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused
from planning.handover import quota
from selection.models import Nomination, NoticeEntry, Seat, SeatCount
from selection.rules import MOST_RESERVES, free_numbers
from selection.services.refusing import refusals
from selection.states import NOMINATION, SeatKind

_TAKE = """
    UPDATE selection_seatcount SET taken = taken + %s, version = version + 1
    WHERE id = %s AND taken + %s <= seats RETURNING taken
"""


def take(
    nominations: Iterable[Nomination],
    kind: SeatKind,
    *,
    meetings: Mapping[int, int | None],
    actor: Membership,
    now: datetime.datetime,
) -> int:
    """Seats or reserve places for nominations, by group in their order; all or none.

    `meetings`: nomination -> key of the meeting that passed it. A place may not read meetings.
    """
    groups: dict[tuple[Any, ...], list[Nomination]] = defaultdict(list)
    for row in nominations:
        groups[_group(row)].append(row)
    given = []
    with act(actor, now), refusals():
        for key in sorted(groups, key=str):
            chosen = groups[key]
            count = count_of(chosen[0], lock=True)
            _reserve(count, kind, len(chosen))
            taken = Seat.objects.filter(count=count, kind=kind).values_list("number", flat=True)
            numbers = free_numbers(taken, len(chosen))
            given += [
                Seat(
                    org_path=count.org_path,
                    count=count,
                    kind=kind,
                    number=number,
                    nomination=row,
                    meeting_id=meetings.get(row.pk),
                )
                for row, number in zip(chosen, numbers, strict=True)
            ]
        Seat.objects.bulk_create(given)
    return len(given)


def count_of(nomination: Nomination, *, lock: bool = False) -> SeatCount:
    """The counter of the nomination's group, made with its quota when it is asked for first."""
    organisation = group_organisation(nomination)
    seats = quota(nomination.edition, nomination.tier, nomination.sub_project, organisation)
    key = {
        "edition_id": nomination.edition_id,
        "tier": nomination.tier,
        "sub_project_id": nomination.sub_project_id,
        "organisation_id": organisation.pk,
    }
    count, _made = SeatCount.objects.get_or_create(
        **key, defaults={"org_path": organisation.scope_path, "seats": seats}
    )
    if lock:
        count = SeatCount.objects.select_for_update().get(pk=count.pk)
    if count.seats != seats:
        count.seats = seats
        count.version += 1
        count.save(update_fields=["seats", "version"])
    return count


def group_organisation(nomination: Nomination) -> Any:
    """Whose seats they are: the place's, in the provincial tier the province's."""
    if nomination.tier == "provincial":
        return nomination.edition.organisation
    return nomination.place


def release(nominations: Any, *, actor: Membership, now: datetime.datetime) -> list[SeatCount]:
    """Free what these nominations hold; the groups in which a seat became free."""
    held = Seat.objects.filter(nomination__in=nominations).select_related("count", "nomination")
    freed = []
    with act(actor, now):
        for seat in held.order_by("count_id", "pk"):
            field = "taken" if seat.kind == SeatKind.SEAT else "reserves"
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE selection_seatcount SET {field} = {field} - 1, version = version + 1 "
                    "WHERE id = %s",
                    [seat.count_id],
                )
            before = {"kind": seat.kind, "number": seat.number}
            record(seat.nomination, "nomination.release_seat", before=before)
            if seat.kind == SeatKind.SEAT:
                freed.append(seat.count)
            seat.delete()
    return freed


def fill(
    counts: Iterable[SeatCount], *, actor: Membership, now: datetime.datetime
) -> list[Nomination]:
    """For each freed seat the first reserve of the group moves up."""
    moved = []
    for count in counts:
        first = (
            Seat.objects.filter(count=count, kind=SeatKind.RESERVE)
            .order_by("number")
            .select_related("nomination__edition__organisation", "nomination__place")
            .first()
        )
        if first is not None:
            moved.append(_move_up(first.nomination, first, actor=actor, now=now))
    return moved


def _move_up(
    nomination: Nomination, held: Seat, *, actor: Membership, now: datetime.datetime
) -> Nomination:
    """A reserve takes the freed seat; if the notice named it as reserve, it stands in notice."""
    meeting = held.meeting_id
    text = _("A seat became free; reserve place %(number)d moves up.") % {"number": held.number}
    with act(actor, now):
        release([nomination], actor=actor, now=now)
        advance(nomination, NOMINATION.move_up, actor=actor, now=now, reason=text)
        take([nomination], SeatKind.SEAT, meetings={nomination.pk: meeting}, actor=actor, now=now)
        entry = NoticeEntry.objects.filter(nomination=nomination).first()
        if entry is not None:
            advance(nomination, NOMINATION.publish, actor=actor, now=now, reason=text)
    return nomination


def move_up(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Move one reserve up by hand, where the group has a free seat and nobody stands before it."""
    held = Seat.objects.filter(nomination=nomination, kind=SeatKind.RESERVE).first()
    if held is None:
        raise MoveRefused(_("This nominee holds no reserve place."), code="state")
    earlier = Seat.objects.filter(count=held.count, kind=SeatKind.RESERVE, number__lt=held.number)
    if earlier.exists():
        raise MoveRefused(_("Reserve places move up in their order."))
    return _move_up(nomination, held, actor=actor, now=now)


def _group(row: Nomination) -> tuple[Any, ...]:
    place = None if row.tier == "provincial" else row.place_id
    return row.edition_id, row.tier, row.sub_project_id, place


def _reserve(count: SeatCount, kind: SeatKind, number: int) -> None:
    """Raise the counter; the WHERE and the CHECK refuse what the quota does not hold."""
    if kind == SeatKind.RESERVE:
        if count.reserves + number > MOST_RESERVES:
            raise MoveRefused(
                _("A group has at most %(most)d reserve places.") % {"most": MOST_RESERVES}
            )
        SeatCount.objects.filter(pk=count.pk).update(reserves=count.reserves + number)
        return
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [number, count.pk, number])
        if cursor.fetchone() is None:
            left = max(count.seats - count.taken, 0)
            texts = {"left": left, "asked": number}
            raise MoveRefused(
                _("%(asked)d seats are asked for, %(left)d are free in this group.") % texts
            )
