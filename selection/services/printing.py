"""Giving out tickets: that they were drawn is on record before they are."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act, record, record_many
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import Membership
from core.workflow.errors import Refused
from selection import policies
from selection.models import ExamSession, Room, Sitting

KIND = "selection.draw_tickets"


def tickets_of(actor: Membership, session: ExamSession) -> QuerySet[Sitting]:
    """The seats whose tickets the actor may have, in the order of rooms and seats."""
    rows = policies.sittings.scope(actor, "ticket").filter(session=session)
    return rows.for_detail().in_order()


def queue_tickets(session: ExamSession, *, actor: Membership, now: datetime.datetime) -> Job:
    """Let a job draw the tickets of everybody in the actor's area."""
    count = tickets_of(actor, session).count()
    if not count:
        raise Refused(_("Nobody of your area is seated in this session."))
    with act(actor, now):
        # In the actor's own area: a place draws its tickets of a session of the province.
        entry: tuple[Any, ...] = (session.ref, actor.path, {}, {"tickets": count})
        record_many(session._meta.label, "examsession.draw_tickets", [entry])
        return later(KIND, actor=actor, now=now, params={"session": str(session.ref)})


def release_ticket(sitting: Sitting, *, actor: Membership, now: datetime.datetime) -> Sitting:
    with act(actor, now):
        record(sitting, "sitting.ticket")
    return sitting


def release_papers(
    printed: ExamSession | Room, kind: str, *, actor: Membership, now: datetime.datetime
) -> None:
    """The papers of a room, or of all rooms of a session."""
    name = printed._meta.model_name
    with act(actor, now):
        record(printed, f"{name}.print", after={"paper": kind})
