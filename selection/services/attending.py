"""On the day: who was there, and what went wrong. A person decides what follows from it."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.table import Move
from selection.models import Incident, Mark, Paper, Room, Sitting
from selection.services import leaving, marks, schemes
from selection.services.refusing import refusals
from selection.services.sessions import require_open
from selection.states import INCIDENT, Attendance, Event, SessionState


def take(
    room: Room, *, absent: Collection[Any], actor: Membership, now: datetime.datetime
) -> dict[str, int]:
    """A whole room in one act: all present, except those named (references of seats)."""
    require_open(room.session)
    if room.session.state != SessionState.SEATED:
        raise MoveRefused(_("Nobody is seated yet."), code="state")
    named = {str(ref) for ref in absent}
    with act(actor, now), refusals():
        here = Sitting.objects.select_for_update().filter(room=room)
        known = {str(ref): state for ref, state in here.values_list("ref", "attendance")}
        if named - known.keys():
            raise Refused(_("Somebody named does not sit in this room."))
        here.filter(ref__in=named).update(attendance=Attendance.ABSENT)
        here.exclude(ref__in=named).update(attendance=Attendance.PRESENT)
        counts = {"present": len(known) - len(named), "absent": len(named)}
        record(room, "room.attend", before=_counts(known), after=counts)
    return counts


def report(
    sitting: Sitting,
    *,
    code: str,
    facts: str,
    first_invigilator: str,
    second_invigilator: str,
    actor: Membership,
    now: datetime.datetime,
) -> Incident:
    """Noted in the room by two invigilators; nothing follows from it until a person decides."""
    if first_invigilator.strip() == second_invigilator.strip():
        text = _("Two different invigilators note what happened.")
        raise Refused(fields={"second_invigilator": text})
    incident = Incident(
        org_path=sitting.org_path,
        sitting=sitting,
        code=code,
        facts=facts.strip(),
        first_invigilator=first_invigilator.strip(),
        second_invigilator=second_invigilator.strip(),
        noted_at=now,
    )
    with act(actor, now), refusals():
        return rows.create(incident, actor=actor, now=now, names=["sitting", "code"])


def dismiss(
    incident: Incident, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Incident:
    return _decide(incident, INCIDENT.dismiss, actor, now, reason)


def dismiss_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    changes = {"decided_by": actor.user_id, "decided_at": now, "grounds": reason}
    return advance_many(
        queryset, INCIDENT.dismiss, actor=actor, now=now, reason=reason, changes=changes
    )


def void(
    incident: Incident, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Incident:
    """The script counts for nothing, as if the nominee had been absent."""
    with act(actor, now):
        _decide(incident, INCIDENT.void, actor, now, reason)
        _take_back_marks(incident)
    return incident


def void_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _each(queryset, void, INCIDENT.void, actor, now, reason)


def exclude(
    incident: Incident, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Incident:
    """Out of the selection: the runs to come know a veto, by this person and for this reason."""
    with act(actor, now):
        _decide(incident, INCIDENT.exclude, actor, now, reason)
        _take_back_marks(incident)
        leaving.depart([incident.sitting.nomination], Event.VETOED, reason)
    return incident


def exclude_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return _each(queryset, exclude, INCIDENT.exclude, actor, now, reason)


def _decide(
    incident: Incident, move: Move, actor: Membership, now: datetime.datetime, reason: str
) -> Incident:
    return advance(
        incident,
        move,
        actor=actor,
        now=now,
        reason=reason,
        decided_by=actor.user,
        decided_at=now,
        grounds=reason.strip(),
    )


def _each(
    queryset: QuerySet[Any],
    verb: Any,
    move: Move,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
) -> int:
    with act(actor, now):
        found = list(queryset.filter(state__in=move.sources).for_detail())  # type: ignore[attr-defined]
        for incident in found:
            verb(incident, actor=actor, now=now, reason=reason)
    return len(found)


def _take_back_marks(incident: Incident) -> None:
    """Marks that were given to the nominee before the decision."""
    papers = Paper.objects.filter(session=incident.sitting.session_id)
    given = Mark.objects.filter(
        nomination=incident.sitting.nomination_id, component__in=papers.values("component")
    )
    components = set(given.values_list("component", flat=True))
    nomination = incident.sitting.nomination
    scheme = schemes.current(nomination.edition, nomination.tier)
    if components and scheme is not None:
        marks.require_unsettled(scheme, schemes.parsed_of(scheme), components)
    given.delete()


def _counts(known: dict[str, str]) -> dict[str, int]:
    states = list(known.values())
    return {str(state): states.count(state) for state in Attendance if state in states}
