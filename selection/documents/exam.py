"""Papers of the exam as PDF: tickets, and for each room the door list, seat plan and sign-in sheet."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from candidates.documents.printing import typeset
from selection.models import ExamSession, Room, Sitting

TEMPLATE = (Path(__file__).parent / "papers.typ").read_text(encoding="utf-8")
PDF = "application/pdf"
#: What is printed for a room; the names of the files are those of the papers.
ROOM_PAPERS = {"door": "门贴", "plan": "座次表", "sign": "签到表"}


def tickets(sittings: Iterable[Sitting]) -> bytes:
    """Two admission tickets on a page. Rows with session, room, nomination and unit."""
    return typeset(TEMPLATE, {"kind": "tickets", "tickets": [_ticket(row) for row in sittings]})


def room_papers(session: ExamSession, kind: str, sittings: Iterable[Sitting]) -> bytes:
    """One paper for each room; rows in the order of rooms and seats."""
    rooms = [_room(room, list(rows)) for room, rows in groupby(sittings, key=lambda row: row.room)]
    return typeset(TEMPLATE, {"kind": kind, "session": _session(session), "rooms": rooms})


def _session(session: ExamSession) -> dict[str, str]:
    day = session.held_on
    return {
        "name": session.name,
        "session": session.name,
        "edition": str(session.edition.name),
        "day": f"{day.year}年{day.month}月{day.day}日",
        "hours": f"{session.starts_at:%H:%M}—{session.ends_at:%H:%M}",
        "instructions": session.instructions,
        "papers": "、".join(paper.component for paper in session.papers.order_by("pk")),
    }


def _line(row: Sitting) -> dict[str, Any]:
    nominee = row.nomination
    return {
        "seat": f"{row.seat:02d}",
        "row": row.row,
        "column": row.column,
        "number": nominee.exam_number,
        "name": nominee.name,
        "unit": row.unit.name,
    }


def _room(room: Room, rows: list[Sitting]) -> dict[str, Any]:
    return {
        "number": f"{room.number:02d}",
        "site": room.site,
        "name": room.name,
        "rows": room.rows,
        "columns": room.columns,
        "lines": [_line(row) for row in sorted(rows, key=lambda row: row.seat)],
    }


def _ticket(row: Sitting) -> dict[str, Any]:
    return {
        **_session(row.session),
        **_line(row),
        "room": f"{row.room.number:02d}",
        "site": row.room.site,
        "place": row.room.name,
    }
