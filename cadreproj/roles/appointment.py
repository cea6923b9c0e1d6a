"""What each role may do in appointment."""

from cadreproj.roles.names import (
    APPOINTMENT,
    AUDITOR,
    MUNICIPAL,
    OFFICE,
    SECRETARY,
    STAFF,
    TRACKING,
)

_APPOINTING = {OFFICE, APPOINTMENT}
_REGISTER = {
    "view": STAFF,
    "create": _APPOINTING | {MUNICIPAL},
    "edit": _APPOINTING | {MUNICIPAL},
    "export": _APPOINTING | {MUNICIPAL, AUDITOR},
}

APPOINTMENTS: dict[str, dict[str, set[str]]] = {
    "appointment.team": _REGISTER,
    "appointment.post": _REGISTER,
    "appointment.vacancy": _REGISTER
    | {
        "propose": _APPOINTING | {MUNICIPAL},
        "fill": _APPOINTING,
        "close": _APPOINTING,
        "reopen": _APPOINTING,
    },
    "appointment.proposal": {
        "view": STAFF,
        "create": _APPOINTING | {MUNICIPAL},
        "decide": {OFFICE, SECRETARY},
        "decline": {OFFICE, SECRETARY},
        "publish": _APPOINTING,
        "uphold_objection": _APPOINTING,
        "appoint": _APPOINTING,
        "nominate": _APPOINTING,
        "elect": _APPOINTING,
        "lose_election": _APPOINTING,
        "withdraw": _APPOINTING | {MUNICIPAL},
        "export": _APPOINTING | {MUNICIPAL, SECRETARY, AUDITOR},
    },
    "appointment.appointment": {
        "view": STAFF,
        "confirm": _APPOINTING,
        "fail_probation": _APPOINTING,
        "end": _APPOINTING,
        "export": _APPOINTING | {MUNICIPAL, AUDITOR},
    },
    "appointment.reserveentry": {
        "view": STAFF,
        "create": _APPOINTING | {MUNICIPAL},
        "edit": _APPOINTING | {MUNICIPAL},
        "use": _APPOINTING,
        "renew": _APPOINTING,
        "expire": _APPOINTING,
        "remove": _APPOINTING | {TRACKING},
        "export": _APPOINTING | {MUNICIPAL, TRACKING, AUDITOR},
    },
}
