"""Appointments: begun by a proposal, confirmed after probation, ended."""

import datetime
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from appointment import rules
from appointment.models import Appointment, Proposal
from appointment.states import APPOINTMENT, AppointmentState, EndGround
from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused


def install_many(
    proposals: Iterable[Proposal], on: date, *, actor: Membership, now: datetime.datetime
) -> list[Appointment]:
    """The appointments that these proposals lead to; part of `proposals.appoint` and `.elect`."""
    rows = []
    for proposal in proposals:
        ends_on = rules.probation_ends_on(on, elected=proposal.is_elected)
        elected = AppointmentState.IN_OFFICE
        rows.append(
            Appointment(
                proposal=proposal,
                trainee_id=proposal.trainee_id,
                post_id=proposal.vacancy.post_id,
                org_path=proposal.org_path,
                team_name=proposal.team_name,
                post_title=proposal.post_title,
                level=proposal.level,
                appointed_on=on,
                probation_ends_on=ends_on,
                state=AppointmentState.IN_PROBATION if ends_on else elected,
            )
        )
    with act(actor, now):
        Appointment.objects.bulk_create(rows)
        record_many(
            "appointment.Appointment",
            "appointment.begin",
            [
                (
                    row.ref,
                    row.org_path,
                    {},
                    {
                        "state": row.state,
                        "appointed_on": row.appointed_on,
                        "probation_ends_on": row.probation_ends_on,
                    },
                )
                for row in rows
            ],
        )
    return rows


def confirm(
    row: Appointment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Appointment:
    """Probation passed; possible from its last day on."""
    on = localdate(now)
    _check_over(Appointment.objects.filter(pk=row.pk), on)
    return advance(row, APPOINTMENT.confirm, actor=actor, now=now, reason=reason, confirmed_on=on)


def confirm_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    on = localdate(now)
    _check_over(queryset, on)
    changes = {"confirmed_on": on}
    return advance_many(
        queryset, APPOINTMENT.confirm, actor=actor, now=now, reason=reason, changes=changes
    )


def fail_probation(
    row: Appointment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Appointment:
    """At its end, or earlier for a serious fault."""
    changes = {"ended_on": localdate(now), "end_ground": EndGround.PROBATION_FAILED}
    return advance(row, APPOINTMENT.fail_probation, actor=actor, now=now, reason=reason, **changes)


def fail_probation_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    changes = {"ended_on": localdate(now), "end_ground": EndGround.PROBATION_FAILED}
    return advance_many(
        queryset, APPOINTMENT.fail_probation, actor=actor, now=now, reason=reason, changes=changes
    )


def end(
    row: Appointment,
    *,
    ground: str = EndGround.OTHER,
    ended_on: date | None = None,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> Appointment:
    """The post is left, for the ground given."""
    ended_on = ended_on or localdate(now)
    if not row.appointed_on <= ended_on:
        raise Refused(fields={"ended_on": _("This day lies before the appointment.")})
    return advance(
        row,
        APPOINTMENT.end,
        actor=actor,
        now=now,
        reason=reason,
        ended_on=ended_on,
        end_ground=ground,
    )


def end_many(
    queryset: QuerySet[Any],
    *,
    ground: str = EndGround.OTHER,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> int:
    changes = {"ended_on": localdate(now), "end_ground": ground}
    return advance_many(
        queryset, APPOINTMENT.end, actor=actor, now=now, reason=reason, changes=changes
    )


def transfer_many(
    queryset: QuerySet[Any], on: date, *, actor: Membership, now: datetime.datetime
) -> int:
    """Posts left for a new one; part of the new appointment."""
    if not queryset.exists():
        return 0
    return advance_many(
        queryset,
        APPOINTMENT.end,
        actor=actor,
        now=now,
        reason=_("Transfer to another post"),
        changes={"ended_on": on, "end_ground": EndGround.TRANSFER},
    )


def _check_over(queryset: QuerySet[Any], on: date) -> None:
    early = queryset.filter(state=AppointmentState.IN_PROBATION, probation_ends_on__gt=on)
    last = early.order_by("-probation_ends_on").values_list("probation_ends_on", flat=True).first()
    if last:
        raise MoveRefused(_("Probation lasts until %(day)s.") % {"day": last})
