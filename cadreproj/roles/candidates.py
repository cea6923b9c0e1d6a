"""What each role may do with dossiers."""

from cadreproj.roles.names import (
    APPOINTMENT,
    AUDITOR,
    COUNTY,
    MUNICIPAL,
    OFFICE,
    REVIEWER,
    SERVICE,
    STAFF,
)

CANDIDATES: dict[str, dict[str, set[str]]] = {
    "candidates.person": {
        "view": STAFF,
        "create": {OFFICE, MUNICIPAL, COUNTY},
        "edit": {OFFICE, MUNICIPAL, COUNTY},
        "import": {OFFICE, MUNICIPAL, COUNTY},
        "entrust": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
        "download": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT},
        "reveal": {OFFICE, MUNICIPAL, REVIEWER},
        "archive": {OFFICE, MUNICIPAL, REVIEWER},
    },
    "candidates.archiveentry": {
        "view": STAFF,
        "strike": {OFFICE, MUNICIPAL, REVIEWER},
        "take_over": {OFFICE, MUNICIPAL},
    },
    # The Word template of the appointment form: the province's to change, others see which is in use.
    "candidates.formtemplate": {
        "view": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT, AUDITOR},
        "create": {OFFICE},
        "put_in_use": {OFFICE},
        "retire": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "candidates.finding": {
        "view": STAFF,
        "check": {OFFICE, MUNICIPAL},
        "resolve": {OFFICE, MUNICIPAL, REVIEWER},
        "waive": {OFFICE},
        "reopen": {OFFICE, MUNICIPAL, REVIEWER},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    # Only whoever may change dossiers learns which of them are alike.
    "candidates.duplicate": {
        "view": {OFFICE, MUNICIPAL, REVIEWER, AUDITOR, SERVICE},
        "view_across": {OFFICE, SERVICE},
        "search": {OFFICE, MUNICIPAL},
        "create": {OFFICE, MUNICIPAL},
        "merge": {OFFICE, MUNICIPAL},
        "dismiss": {OFFICE, MUNICIPAL},
        "reopen": {OFFICE, MUNICIPAL},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    # An import names people and what of their dossiers was changed.
    "candidates.importbatch": {
        "view": {OFFICE, MUNICIPAL, COUNTY, AUDITOR, SERVICE},
        "undo": {OFFICE, MUNICIPAL, COUNTY},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    "candidates.importedfile": {
        "view": {OFFICE, MUNICIPAL, COUNTY, AUDITOR, SERVICE},
        "compare": {OFFICE, MUNICIPAL, COUNTY},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    # Papers of many with what is hidden elsewhere: one asks, another releases.
    "candidates.exportrequest": {
        "view": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT, AUDITOR, SERVICE},
        "release": {OFFICE, MUNICIPAL},
        "refuse": {OFFICE, MUNICIPAL},
        "withdraw": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT},
        "make": {OFFICE, MUNICIPAL, REVIEWER, APPOINTMENT},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
}
