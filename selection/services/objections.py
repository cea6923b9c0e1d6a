"""Objections to names in a public notice: received, looked into, dismissed or upheld."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from selection import notices, policies
from selection.models import Nomination, NoticeEntry, Objection, Objector
from selection.models.objection import MOST_SUSPENDED
from selection.services import seats, terms
from selection.services.refusing import refusals
from selection.states import NOMINATION, OBJECTION, OPEN_OBJECTION, ObjectionChannel, ObjectionClass


def receive(
    *, nomination: Nomination, received_on: datetime.date, body: str, actor: Membership, now: datetime.datetime,
    signed: bool = False, letter_number: str = "", channel: str = ObjectionChannel.LETTER,
    category: str = ObjectionClass.OTHER, objector: str = "",
) -> Objection:  # fmt: skip
    """Logged whether signed or not, by class. `objector`: name and how to reach, from whoever may see
    it; anybody else leaves that with the discipline office and gives the number of the letter."""
    entry = NoticeEntry.objects.filter(nomination=nomination).select_related("notice").first()
    if entry is None:
        raise Refused(_("This nominee is not in a public notice."))
    notice = entry.notice
    if not notice.starts_on <= received_on <= notice.ends_on:
        text = _("The period of the notice is %(from)s to %(to)s.")
        raise Refused(
            fields={"received_on": text % {"from": notice.starts_on, "to": notice.ends_on}}
        )
    if objector and not signed:
        raise Refused(fields={"objector": _("An anonymous objection names nobody.")})
    if objector and not policies.objectors.may(actor, "create"):
        raise Refused(
            fields={"objector": _("Only the discipline observer writes down who it was.")}
        )
    objection = Objection(
        org_path=nomination.org_path, notice=notice, nomination=nomination,
        received_on=received_on, received_by=actor.user, channel=channel, category=category,
        due_on=terms.objection_due(nomination.edition, received_on), body=body, signed=signed,
        letter_number=letter_number,
    )  # fmt: skip
    names = ["notice", "signed", "letter_number", "channel", "category", "due_on"]
    with act(actor, now), refusals():
        rows.create(objection, actor=actor, now=now, names=names)
        if objector:
            kept = Objector(org_path=objection.org_path, objection=objection)
            kept.told = objector
            kept.save(force_insert=True)
        notices.objection_received(objection)
    return objection


def objector_of(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str
) -> str:
    """Who objected, for the one role that may know; who looked and why is on record."""
    if not policies.objectors.may(actor, "reveal"):
        raise MoveRefused(_("Only the discipline observer learns who objected."))
    with act(actor, now):
        record(objection, "objection.reveal", reason=reason)
    kept = Objector.objects.filter(objection=objection).first()
    return kept.told if kept is not None else ""


def take_up(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """Somebody looks into it."""
    return advance(objection, OBJECTION.take_up, actor=actor, now=now, reason=reason)


def take_up_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, OBJECTION.take_up, actor=actor, now=now, reason=reason)


def file_away(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """Anonymous, and nothing serious, concrete and with leads in it: kept, not checked."""
    if objection.signed:
        raise MoveRefused(_("A signed objection is always looked into."))
    return advance(
        objection, OBJECTION.file_away, actor=actor, now=now, reason=reason, outcome=reason
    )


def file_away_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    anonymous = queryset.filter(signed=False)
    return _close_many(anonymous, OBJECTION.file_away, actor, now, reason)


def dismiss(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """Unfounded; what was found is the reason."""
    return advance(
        objection, OBJECTION.dismiss, actor=actor, now=now, reason=reason, outcome=reason
    )


def dismiss_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _close_many(queryset, OBJECTION.dismiss, actor, now, reason)


def admonish(
    objection: Objection, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:
    """A fault too small to stand in the way: the nominee is reminded of it, and goes on."""
    return advance(
        objection, OBJECTION.admonish, actor=actor, now=now, reason=reason, outcome=reason
    )


def admonish_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _close_many(queryset, OBJECTION.admonish, actor, now, reason)


def suspend(
    objection: Objection, *, until: datetime.date, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Objection:  # fmt: skip
    """Serious but unproved: nobody is confirmed meanwhile, for three months at most."""
    today = timezone.localdate(now)
    if not today < until <= today + MOST_SUSPENDED:
        raise Refused(fields={"until": _("At most three months from today.")})
    with refusals():
        return advance(
            objection, OBJECTION.suspend, actor=actor, now=now, reason=reason,
            suspended_on=today, suspended_until=until,
        )  # fmt: skip


def answer(
    objection: Objection, *, replied_on: datetime.date, reply: str, actor: Membership, now: datetime.datetime
) -> Objection:  # fmt: skip
    """Whoever signed was told what came of it."""
    if not objection.signed or objection.state in OPEN_OBJECTION:
        raise MoveRefused(_("A signed objection is answered once it is closed."), code="state")
    values = {"replied_on": replied_on, "reply": reply}
    with refusals():
        return rows.change(objection, values, actor=actor, now=now, verb="answer")


def _close_many(
    queryset: QuerySet[Any], move: Move, actor: Membership, now: datetime.datetime, reason: str
) -> int:
    changes = {"outcome": reason}
    return advance_many(queryset, move, actor=actor, now=now, reason=reason, changes=changes)


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
