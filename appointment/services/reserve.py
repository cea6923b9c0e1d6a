"""The reserve list: enter, renew, use, let expire, remove."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appointment import rules
from appointment.models import Appointment, ReserveEntry
from appointment.states import RESERVE, ReserveState
from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from selection import handover as selection


def reserve(
    *, trainee: Any, actor: Membership, now: datetime.datetime, **fields: Any
) -> ReserveEntry:
    """Put one trainee on the list."""
    [row] = reserve_many([{"trainee": trainee, **fields}], actor=actor, now=now)
    return row


def reserve_many(
    entries: Iterable[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> list[ReserveEntry]:
    """Each with trainee, post_type, readiness and perhaps plan; all or none. The day of expiry
    follows from the readiness."""
    on = localdate(now)
    rows = []
    for fields in entries:
        row = ReserveEntry(**fields, entered_on=on)
        row.org_path = row.trainee.org_path
        row.expires_on = rules.reserve_expires_on(on, row.readiness)
        rows.append(row)
    trainees = [row.trainee_id for row in rows]
    left = [row.trainee for row in rows if row.trainee.state != selection.TraineeState.ACTIVE]
    _refuse_if(
        len(left),
        lambda count: ngettext(
            "%(count)d of them is not in the programme any more.",
            "%(count)d of them are not in the programme any more.",
            count,
        ),
    )
    _refuse_if(
        entries_of(trainees).count() + len(trainees) - len(set(trainees)),
        lambda count: ngettext(
            "%(count)d of them is on the reserve list already.",
            "%(count)d of them are on the reserve list already.",
            count,
        ),
    )
    _refuse_if(
        Appointment.objects.holding().filter(trainee__in=trainees).count(),
        lambda count: ngettext(
            "%(count)d of them holds a post already.",
            "%(count)d of them hold a post already.",
            count,
        ),
    )
    with act(actor, now):
        ReserveEntry.objects.bulk_create(rows)
        record_many(
            "appointment.ReserveEntry",
            "reserveentry.reserve",
            [
                (
                    row.ref,
                    row.org_path,
                    {},
                    {"state": row.state, "readiness": row.readiness, "expires_on": row.expires_on},
                )
                for row in rows
            ],
        )
    return rows


def edit(
    row: ReserveEntry, *, actor: Membership, now: datetime.datetime, **fields: Any
) -> ReserveEntry:
    """Another post type, readiness or plan; the day of expiry changes by `renew` alone."""
    if row.state != RESERVE.initial:
        raise MoveRefused(_("This entry is not on the list any more."), code="state")
    names = [name for name in ("post_type", "readiness", "plan") if name in fields]
    names = [name for name in names if getattr(row, name) != fields[name]]
    if not names:
        return row
    before = {name: getattr(row, name) for name in names}
    for name in names:
        setattr(row, name, fields[name])
    row.version += 1
    with act(actor, now):
        row.save(update_fields=[*names, "version"])
        record(row, "reserveentry.edit", before=before, after={n: fields[n] for n in names})
    return row


def entries_of(trainees: Iterable[int]) -> Any:
    """The entries on the list of these trainees."""
    return ReserveEntry.objects.active().filter(trainee__in=list(trainees))


def use(
    row: ReserveEntry, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReserveEntry:
    """Part of an appointment."""
    on = localdate(now)
    return advance(row, RESERVE.use, actor=actor, now=now, reason=reason, left_on=on)


def use_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    changes = {"left_on": localdate(now)}
    return advance_many(queryset, RESERVE.use, actor=actor, now=now, reason=reason, changes=changes)


def renew(
    row: ReserveEntry,
    *,
    readiness: str = "",
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> ReserveEntry:
    """Keeps somebody on the list, or takes a lapsed entry up again, from today on."""
    readiness = readiness or row.readiness
    expires_on = rules.reserve_expires_on(localdate(now), readiness)
    if entries_of([row.trainee_id]).exclude(pk=row.pk).exists():
        raise MoveRefused(_("This trainee is on the reserve list already."))
    return advance(
        row,
        RESERVE.renew,
        actor=actor,
        now=now,
        reason=reason,
        readiness=readiness,
        expires_on=expires_on,
        left_on=None,
    )


def renew_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Each by its own readiness."""
    on = localdate(now)
    keys = list(queryset.order_by().values_list("pk", "readiness"))
    moved = 0
    with act(actor, now):
        for readiness in sorted({readiness for _key, readiness in keys}):
            changes = {"expires_on": rules.reserve_expires_on(on, readiness), "left_on": None}
            rows = ReserveEntry.objects.any_of("pk", [k for k, own in keys if own == readiness])
            moved += advance_many(
                rows, RESERVE.renew, actor=actor, now=now, reason=reason, changes=changes
            )
    return moved


def expire(
    row: ReserveEntry, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReserveEntry:
    """Nothing lapses silently: a person lets an entry expire, once its day has come."""
    _check_lapsed(ReserveEntry.objects.filter(pk=row.pk), localdate(now))
    return advance(row, RESERVE.expire, actor=actor, now=now, reason=reason, left_on=localdate(now))


def expire_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    on = localdate(now)
    _check_lapsed(queryset, on)
    return advance_many(
        queryset, RESERVE.expire, actor=actor, now=now, reason=reason, changes={"left_on": on}
    )


def remove(
    row: ReserveEntry, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReserveEntry:
    on = localdate(now)
    return advance(row, RESERVE.remove, actor=actor, now=now, reason=reason, left_on=on)


def remove_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    changes = {"left_on": localdate(now)}
    return advance_many(
        queryset, RESERVE.remove, actor=actor, now=now, reason=reason, changes=changes
    )


def _check_lapsed(queryset: QuerySet[Any], on: date) -> None:
    early = queryset.filter(state=ReserveState.ACTIVE, expires_on__gte=on)
    day = early.order_by("-expires_on").values_list("expires_on", flat=True).first()
    if day:
        raise MoveRefused(_("The entry holds until %(day)s.") % {"day": day})


def _refuse_if(count: int, text: Callable[[int], str]) -> None:
    if count:
        raise Refused(text(count) % {"count": count})
