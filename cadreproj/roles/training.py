"""What each role may do in training."""

from cadreproj.roles.names import AUDITOR, MENTOR, MUNICIPAL, OFFICE, SCHOOL, STAFF

_SCHOOLING = {OFFICE, SCHOOL}

TRAINING: dict[str, dict[str, set[str]]] = {
    "training.trainingclass": {
        "view": STAFF,
        "create": _SCHOOLING | {MUNICIPAL},
        "edit": _SCHOOLING | {MUNICIPAL},
        "timetable": _SCHOOLING,
        "enrol": _SCHOOLING | {MUNICIPAL},
        "open_enrolment": _SCHOOLING,
        "start": _SCHOOLING,
        "complete": _SCHOOLING,
        "cancel": _SCHOOLING,
        "mark_attendance": _SCHOOLING,
        "record_results": _SCHOOLING,
        "graduate": _SCHOOLING,
        "import": _SCHOOLING,
        "export": _SCHOOLING | {MUNICIPAL, AUDITOR},
    },
    "training.lesson": {"view": STAFF},
    "training.enrolment": {
        "view": STAFF,
        "record_results": _SCHOOLING,
        "mark_attendance": _SCHOOLING,
        "complete": _SCHOOLING,
        "fail": _SCHOOLING,
        "defer": _SCHOOLING | {MUNICIPAL},
        "withdraw": _SCHOOLING | {MUNICIPAL},
        "export": _SCHOOLING | {MUNICIPAL, AUDITOR},
    },
    "training.posting": {
        "view": STAFF | {MENTOR},
        "create": {OFFICE, MUNICIPAL, SCHOOL},
        "edit": {OFFICE, MUNICIPAL},
        "activate": {OFFICE, MUNICIPAL},
        "rate": {OFFICE, MUNICIPAL, MENTOR},
        "complete": {OFFICE, MUNICIPAL},
        "cut_short": {OFFICE, MUNICIPAL},
        "withdraw": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
}
