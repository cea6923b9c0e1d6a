"""Planning a session of the exam, seating its nominees, and closing its attendance."""

import datetime
import hashlib
import secrets
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection.models import ExamSession, Incident, Nomination, Room, Sitting
from selection.rules import seating
from selection.services.refusing import refusals
from selection.states import SESSION, NominationState, SessionState

_INSERT = """
    INSERT INTO selection_sitting
        (ref, version, org_path, session_id, room_id, "row", "column", seat, nomination_id, unit_id,
         attendance)
    SELECT gen_random_uuid(), 0, n.org_path, %s, p.room, p.r, p.c, (p.r - 1) * m.columns + p.c, n.id,
           n.organisation_id, ''
    FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::int[]) AS p(nominee, room, r, c)
    JOIN selection_nomination n ON n.id = p.nominee JOIN selection_room m ON m.id = p.room
    ORDER BY p.room, p.r, p.c
"""


def plan(
    *,
    edition: Any,
    tier: str,
    name: str,
    held_on: datetime.date,
    starts_at: datetime.time,
    ends_at: datetime.time,
    actor: Membership,
    now: datetime.datetime,
    instructions: str = "",
) -> ExamSession:
    session = ExamSession(
        org_path=edition.org_path,
        edition=edition,
        tier=tier,
        name=name,
        held_on=held_on,
        starts_at=starts_at,
        ends_at=ends_at,
        instructions=instructions,
    )
    with act(actor, now), refusals():
        return rows.create(session, actor=actor, now=now)


def revise(
    session: ExamSession, *, actor: Membership, now: datetime.datetime, **values: Any
) -> ExamSession:
    """Other hours or instructions; of the tier nothing changes once people are seated."""
    if session.state == SessionState.HELD:
        raise MoveRefused(_("Attendance of this session is closed."), code="state")
    with act(actor, now), refusals():
        return rows.change(session, values, actor=actor, now=now, verb="revise")


def add_room(
    session: ExamSession,
    *,
    site: str,
    name: str,
    rows_of_seats: int,
    columns: int,
    actor: Membership,
    now: datetime.datetime,
) -> Room:
    """A further room; it takes people at the next seating."""
    require_open(session)
    with act(actor, now), refusals():
        last = session.rooms.order_by("-number").values_list("number", flat=True).first() or 0
        room = Room(
            org_path=session.org_path,
            session=session,
            number=last + 1,
            site=site,
            name=name,
            rows=rows_of_seats,
            columns=columns,
        )
        return rows.create(room, actor=actor, now=now)


def remove_room(room: Room, *, actor: Membership, now: datetime.datetime) -> None:
    if room.sittings.exists():
        raise MoveRefused(_("People are seated in this room."), code="state")
    require_open(room.session)
    rows.remove(room, actor=actor, now=now)


def nominees(session: ExamSession) -> Any:
    """Who is to sit: qualified, with an exam number, and not out of the selection."""
    return (
        Nomination.objects.of(session.edition_id, session.tier)
        .examined()
        .filter(state=NominationState.QUALIFIED)
    )


def seat(
    session: ExamSession,
    *,
    actor: Membership,
    now: datetime.datetime,
    seed: int | None = None,
    reason: str = "",
) -> ExamSession:
    """Everybody gets a seat by a lot that the seed reproduces; people of one unit are kept apart."""
    if session.sittings.exclude(attendance="").exists():
        raise MoveRefused(_("Attendance has been taken; the seats stay."), code="state")
    if Incident.objects.filter(sitting__session=session).exists():
        raise MoveRefused(_("Misconduct has been noted; the seats stay."), code="state")
    drawn = secrets.randbelow(2**31) if seed is None else seed
    rooms = list(session.rooms.order_by("number"))
    grids = [seating.Grid(room.pk, room.rows, room.columns) for room in rooms]
    units = dict(nominees(session).values_list("pk", "organisation_id"))
    if not units:
        raise Refused(_("Nobody of this tier has qualified for the exam yet."))
    plan = seating.seat(units, grids, drawn)
    if isinstance(plan, seating.Obstacle):
        raise Refused(_obstacle(plan))
    lines = sorted((place, nominee) for nominee, place in plan.items())
    columns = [[nominee for _place, nominee in lines]]
    columns += [[place[index] for place, _nominee in lines] for index in range(3)]
    text = "\n".join(f"{nominee} {place}" for place, nominee in lines)
    with act(actor, now), refusals():
        # The move first: its lock keeps two people from seating at the same moment.
        advance(session, SESSION.seat, actor=actor, now=now, reason=reason, seed=drawn)
        Sitting.objects.filter(session=session).delete()
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [session.pk, *columns])
        after = {
            "seed": drawn,
            "seated": len(lines),
            "rooms": len({place[0] for place, _nominee in lines}),
            "digest": hashlib.sha256(text.encode()).hexdigest(),
        }
        record(session, "examsession.draw_seats", after=after)
    return session


def move_seat(
    sitting: Sitting,
    *,
    room: Room,
    row: int,
    column: int,
    reason: str,
    actor: Membership,
    now: datetime.datetime,
) -> Sitting:
    """One person to a free seat, with the reason; the neighbours are checked by the database."""
    if room.session_id != sitting.session_id:
        raise Refused(fields={"room": _("This room belongs to another session.")})
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why the seat is changed.")})
    if not (1 <= row <= room.rows and 1 <= column <= room.columns):
        raise Refused(fields={"row": _("The room has no such seat.")})
    taken = Sitting.objects.filter(room=room, row=row, column=column).exclude(pk=sitting.pk)
    if taken.exists():
        raise Refused(fields={"row": _("This seat is taken.")})
    values = {
        "room": room,
        "row": row,
        "column": column,
        "seat": (row - 1) * room.columns + column,
    }
    with act(actor, now), refusals():
        return rows.change(
            sitting, values, actor=actor, now=now, verb="move_seat", reason=reason.strip()
        )


def close_attendance(
    session: ExamSession, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ExamSession:
    """Every room has been kept; from now on nobody is marked absent or moved."""
    with act(actor, now):
        missing = session.sittings.filter(attendance="").count()
        if missing:
            raise MoveRefused(
                _("Attendance of %(count)d people is not recorded yet.") % {"count": missing}
            )
        return advance(session, SESSION.close_attendance, actor=actor, now=now, reason=reason)


def require_open(session: ExamSession) -> None:
    if session.state == SessionState.HELD:
        raise MoveRefused(_("Attendance of this session is closed."), code="state")


def _obstacle(found: seating.Obstacle) -> str:
    if found.kind == "seats":
        text = _("%(people)d people are to sit, and the rooms have %(seats)d seats. Add rooms.")
    elif found.kind == "unit":
        text = _(
            "“%(unit)s” has %(people)d people; with every second seat taken the rooms hold only "
            "%(seats)d of one unit. Add rooms."
        )
    else:
        text = _("No seating was found that keeps the units apart. Add a room.")
    unit = Organisation.objects.filter(pk=found.unit).first() if found.unit else None
    label = unit.label if unit else ""
    return text % {"people": found.people, "seats": found.seats, "unit": label}
