"""What each role may do in tracking."""

from cadreproj.roles.names import (
    APPOINTMENT,
    AUDITOR,
    MUNICIPAL,
    OBSERVER,
    OFFICE,
    SERVICE,
    TRACKING,
)

TRACKINGS: dict[str, dict[str, set[str]]] = {
    "tracking.reviewcycle": {
        "view": {OFFICE, TRACKING, MUNICIPAL, APPOINTMENT, OBSERVER, AUDITOR, SERVICE},
        "create": {OFFICE},
        "close": {OFFICE},
        "export": {OFFICE, TRACKING, AUDITOR},
    },
    "tracking.review": {
        "view": {OFFICE, TRACKING, MUNICIPAL, APPOINTMENT, OBSERVER, AUDITOR, SERVICE},
        "export": {OFFICE, TRACKING, AUDITOR},
        "submit": {TRACKING},
        "confirm": {OFFICE},
        "send_back": {OFFICE},
    },
}
