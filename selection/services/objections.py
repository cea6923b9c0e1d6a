"""Objections to names in a public notice: received, looked into, dismissed or upheld."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import Refused
from selection import notices
from selection.models import Nomination, NoticeEntry, Objection
from selection.services import seats
from selection.services.refusing import refusals
from selection.states import NOMINATION, OBJECTION


def receive(
    *, nomination: Nomination, received_on: datetime.date, body: str, actor: Membership, now: datetime.datetime,
    signed: bool = False, letter_number: str = "",
) -> Objection:  # fmt: skip
    """Logged whether signed or not; who objected stays with the discipline office."""
    entry = NoticeEntry.objects.filter(nomination=nomination).select_related("notice").first()
    if entry is None:
        raise Refused(_("This nominee is not in a public notice."))
    notice = entry.notice
    if not notice.starts_on <= received_on <= notice.ends_on:
        text = _("The period of the notice is %(from)s to %(to)s.")
        raise Refused(
            fields={"received_on": text % {"from": notice.starts_on, "to": notice.ends_on}}
        )
    objection = Objection(
        org_path=nomination.org_path, notice=notice, nomination=nomination,
        received_on=received_on, body=body, signed=signed, letter_number=letter_number,
    )  # fmt: skip
    with act(actor, now), refusals():
        rows.create(objection, actor=actor, now=now, names=["notice", "signed", "letter_number"])
        notices.objection_received(objection)
    return objection


def dismiss(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """Unfounded, or a fault too small to stand in the way; what was found is the reason."""
    return advance(
        objection, OBJECTION.dismiss, actor=actor, now=now, reason=reason, outcome=reason
    )


def dismiss_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset,
        OBJECTION.dismiss,
        actor=actor,
        now=now,
        reason=reason,
        changes={"outcome": reason},
    )


def uphold(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """Founded: the nominee is out, the seat is free, the first reserve moves up."""
    with act(actor, now):
        advance(objection, OBJECTION.uphold, actor=actor, now=now, reason=reason, outcome=reason)
        nomination = Nomination.objects.get(pk=objection.nomination_id)
        uphold_objection(nomination, actor=actor, now=now, reason=reason)
    return objection


def uphold_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    with act(actor, now):
        found = list(queryset.filter(state__in=OBJECTION.uphold.sources))
        for objection in found:
            uphold(objection, actor=actor, now=now, reason=reason)
    return len(found)


def uphold_objection(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    with act(actor, now):
        advance(
            nomination,
            NOMINATION.uphold_objection,
            actor=actor,
            now=now,
            reason=reason,
            remark=reason,
        )
        freed = seats.release(Nomination.objects.filter(pk=nomination.pk), actor=actor, now=now)
        seats.fill(freed, actor=actor, now=now)
    return nomination
