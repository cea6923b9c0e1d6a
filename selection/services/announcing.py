"""Inspection notices: put up before the team comes, kept as issued, and what people answered."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from planning.handover import working_day_after
from selection import formats, notices
from selection.formats.inspecting import inspection_notice_page
from selection.models import (
    InspectedName,
    InspectionNotice,
    InspectionTeam,
    Nomination,
    NoticeReply,
)
from selection.services import terms
from selection.services.refusing import refusals
from selection.states import NominationState, Term


def waiting(team: InspectionTeam) -> Any:
    """Nominees of the team whom no notice of it names yet."""
    return Nomination.objects.filter(
        team_case__team=team, state=NominationState.SHORTLISTED
    ).exclude(inspected_names__notice__team=team)


def announce(
    team: InspectionTeam, *, place: Organisation, starts_on: datetime.date, site: str, contact: str,
    actor: Membership, now: datetime.datetime,
) -> InspectionNotice:  # fmt: skip
    """Put up everybody of this place whom the team is to inspect and no notice of it names.

    It is up for the working days that the edition sets, and its period ends before the inspection.
    """
    named = waiting(team).filter(place=place)
    days = terms.days_of(team.edition, Term.INSPECT, starts_on)
    ends_on = working_day_after(team.edition, starts_on, days)
    if ends_on >= team.starts_on:
        text = _(
            "The notice is up for %(days)d working days, until %(end)s; the inspection begins on %(start)s. Put it up earlier or let the team begin later."
        )
        words = {"days": days, "end": ends_on, "start": team.starts_on}
        raise Refused(fields={"starts_on": text % words})
    with act(actor, now), refusals():
        people = list(named.order_by("pk").values_list("pk", "org_path"))
        if not people:
            raise MoveRefused(_("Everybody of this place is named in a notice already."))
        last = InspectionNotice.objects.filter(edition=team.edition, place=place)
        number = (last.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        page = inspection_notice_page(
            team.edition, place, number, starts_on=starts_on, ends_on=ends_on, team=team,
            inspectors=list(team.members.values_list("name", flat=True)), contact=contact,
            nominations=named,
        )  # fmt: skip
        notice = InspectionNotice.objects.create(
            org_path=place.scope_path, edition=team.edition, team=team, place=place, number=number,
            starts_on=starts_on, ends_on=ends_on, site=site, names=len(people), page=page,
            digest=formats.digest(page),
        )  # fmt: skip
        InspectedName.objects.bulk_create(
            InspectedName(org_path=path, notice=notice, nomination_id=pk) for pk, path in people
        )
        after = {"number": number, "names": len(people), "digest": notice.digest}
        record(notice, "inspectionnotice.create", after=after)
        notices.inspection_announced(notice)
    return notice


def receive(
    notice: InspectionNotice, *, nomination: Nomination, received_on: datetime.date, way: str, body: str,
    actor: Membership, now: datetime.datetime, is_signed: bool = False, letter_number: str = "",
) -> NoticeReply:  # fmt: skip
    """What somebody said of one name; who said it is not asked."""
    if not InspectedName.objects.filter(notice=notice, nomination=nomination).exists():
        raise Refused(fields={"nomination": _("The notice does not name this person.")})
    if received_on < notice.starts_on:
        raise Refused(fields={"received_on": _("The notice was not up yet.")})
    reply = NoticeReply(
        org_path=nomination.org_path, notice=notice, nomination=nomination, received_on=received_on,
        way=way, is_signed=is_signed, letter_number=letter_number, body=body,
    )  # fmt: skip
    with refusals():
        names = ["nomination", "received_on", "way", "is_signed"]
        return rows.create(reply, actor=actor, now=now, names=names)


def settle(
    reply: NoticeReply, *, outcome: str, actor: Membership, now: datetime.datetime
) -> NoticeReply:
    """What was found out about a reply; it stays."""
    if reply.outcome:
        raise MoveRefused(_("This reply is looked into already."), code="state")
    with act(actor, now):
        locked = rows.lock(reply)
        locked.outcome = outcome
        locked.version += 1
        locked.save(update_fields=["outcome", "version"])
        record(locked, "noticereply.settle", reason=outcome)
    return locked
