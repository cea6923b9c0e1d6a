"""The addresses of the centralised exam."""

from cadreproj import roles
from selection.states import INCIDENT, PAPER, SESSION, SHEET
from tests.contracts.address import MISSING, REFUSED, form, moves, named, page, post

SESSIONS, ROOM, SITTING = "selection.examsession", "selection.room", "selection.sitting"
BREACH, PAPERS, SHEETS = "selection.incident", "selection.paper", "selection.marksheet"
INTERVIEW, BOARD = "selection.interview", "selection.boardseat"
ORDER = "selection.interviewslot"
#: An examiner sees the own sheets alone.
MARKERS = frozenset({roles.EXAMINER})


def _no_run(world, row) -> list:
    return ["00000000-0000-0000-0000-000000000000"]


EXAM = {
    "selection:session-list": page(SESSIONS),
    "selection:session-export": post(SESSIONS, "export"),
    "selection:session-create": form(SESSIONS, "create"),
    "selection:session-detail": page(SESSIONS, row="session"),
    "selection:session-edit": form(SESSIONS, "edit", "session"),
    **named("selection:session-move", moves(SESSION, ("close_attendance", "session"))),
    "selection:session-room": form(SESSIONS, "edit", "session"),
    "selection:session-paper": form(SESSIONS, "edit", "session"),
    "selection:session-seat": form(SESSIONS, "seat", "session", also=REFUSED),
    "selection:session-tickets": post(SITTING, "ticket", "session", first="role", seen=SESSIONS),
    **{
        f"selection:session-print-{kind}": post(
            ROOM, "print", "session", first="role", also=REFUSED
        )
        for kind in ("door", "plan", "sign")
    },
    "selection:room-detail": page(ROOM, row="room"),
    "selection:room-attendance": form(ROOM, "attend", "room", also=REFUSED),
    "selection:room-remove": post(SESSIONS, "edit", "room", first="role", also=REFUSED),
    "selection:sitting-list": page(SITTING),
    "selection:sitting-export": post(SITTING, "export"),
    "selection:sitting-detail": page(SITTING, row="sitting"),
    "selection:sitting-seat": form(SITTING, "move_seat", "sitting"),
    "selection:sitting-incident": form(BREACH, "create", "sitting", seen=SITTING),
    "selection:sitting-ticket": post(SITTING, "ticket", "sitting", first="role"),
    "selection:incident-list": page(BREACH),
    "selection:incident-export": post(BREACH, "export"),
    "selection:incident-detail": page(BREACH, row="incident"),
    **named(
        "selection:incident-move",
        moves(INCIDENT, ("dismiss", "incident"), ("void", "incident"), ("exclude", "incident")),
    ),
    "selection:paper-list": page(PAPERS),
    "selection:paper-export": post(PAPERS, "export"),
    "selection:paper-detail": page(PAPERS, row="paper"),
    **named(
        "selection:paper-move",
        moves(PAPER, ("assign_codes", "paper"), ("seal", "paper"), ("release", "paper")),
    ),
    "selection:paper-assign": form(PAPERS, "assign_markers", "paper", also=REFUSED),
    "selection:paper-round": form(PAPERS, "assign_markers", "paper", also=REFUSED),
    "selection:paper-open": form(PAPERS, "open_map", "paper", also=REFUSED),
    "selection:interview-list": page(INTERVIEW),
    "selection:interview-export": post(INTERVIEW, "export"),
    "selection:interview-create": form(INTERVIEW, "create"),
    "selection:interview-detail": page(INTERVIEW, row="interview"),
    "selection:interview-edit": form(INTERVIEW, "edit", "interview"),
    **{
        f"selection:interview-{step}": form(INTERVIEW, step, "interview", also=REFUSED)
        for step in ("bind", "draw", "assign", "replace", "attend", "release")
    },
    "selection:interviewslot-list": page(ORDER),
    "selection:interviewslot-export": post(ORDER, "export"),
    "selection:boardseat-list": page(BOARD),
    "selection:boardseat-detail": page(BOARD, row="boardseat", strangers=MARKERS),
    "selection:boardseat-mark": form(BOARD, "mark", "boardseat", strangers=MARKERS, also=REFUSED),
    "selection:boardseat-keep": post(BOARD, "mark", "boardseat", strangers=MARKERS, also=REFUSED),
    "selection:boardseat-stepback": form(BOARD, "mark", "boardseat", strangers=MARKERS),
    "selection:sheet-list": page(SHEETS),
    "selection:sheet-import": form(SHEETS, "import"),
    "selection:sheet-importrun": page(SHEETS, "import", args=_no_run, also=MISSING),
    "selection:sheet-template": page(SHEETS, "import"),
    "selection:sheet-detail": page(SHEETS, row="sheet", strangers=MARKERS),
    **named("selection:sheet-move", moves(SHEET, ("seal", "sheet"), strangers=MARKERS)),
    "selection:sheet-enter": form(SHEETS, "mark", "sheet", strangers=MARKERS),
    "selection:sheet-key": form(SHEETS, "key", "sheet", strangers=MARKERS, also=REFUSED),
    "selection:sheet-adjudicate": form(SHEETS, "adjudicate", "sheet", strangers=MARKERS),
    "selection:sheet-unseal": form(SHEETS, "unseal", "sheet", strangers=MARKERS, also=REFUSED),
}
