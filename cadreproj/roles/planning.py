"""What each role may do in planning."""

from cadreproj.roles.names import AUDITOR, MUNICIPAL, OBSERVER, OFFICE, STAFF, SYSTEM

_PART = {"view": STAFF, "create": {OFFICE}, "edit": {OFFICE}, "delete": {OFFICE}}

PLANNING: dict[str, dict[str, set[str]]] = {
    "planning.edition": {
        "view": STAFF,
        "create": {OFFICE},
        "edit": {OFFICE},
        "publish": {OFFICE},
        "amend": {OFFICE},
        "close": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "planning.amendment": {
        "view": {OFFICE, AUDITOR},
        "create": {OFFICE},
        "edit": {OFFICE},
        "publish": {OFFICE},
        "drop": {OFFICE},
    },
    "planning.legalbasis": {"view": STAFF | {SYSTEM}, "create": {SYSTEM}, "edit": {SYSTEM}},
    "planning.subproject": _PART,
    "planning.qualificationrule": _PART,
    "planning.leadinggroupmember": _PART,
    "planning.gate": _PART,
    "planning.structuretarget": _PART | {"export": {OFFICE, MUNICIPAL, AUDITOR}},
    "planning.quota": {
        "view": STAFF,
        "edit": {OFFICE},
        "import": {OFFICE},
        "export": {OFFICE, MUNICIPAL, AUDITOR},
    },
    "planning.document": {
        "view": STAFF,
        "create": {OFFICE},
        "edit": {OFFICE},
        "issue": {OFFICE},
        "revise": {OFFICE},
        "supersede": {OFFICE},
        "withdraw": {OFFICE},
        "export": {OFFICE, AUDITOR},
    },
    "planning.receipt": {
        "view": {OFFICE, MUNICIPAL, AUDITOR},
        "acknowledge": {MUNICIPAL},
        "export": {OFFICE, AUDITOR},
    },
    "planning.editionversion": {"view": STAFF},
    "planning.versionreceipt": {
        "view": {OFFICE, MUNICIPAL, AUDITOR},
        "acknowledge": {MUNICIPAL},
        "export": {OFFICE, AUDITOR},
    },
    "planning.cityplan": {
        "view": {OFFICE, MUNICIPAL, AUDITOR, OBSERVER},
        "edit": {MUNICIPAL},
        "file": {MUNICIPAL},
        "accept": {OFFICE},
        "send_back": {OFFICE},
        "reopen": {OFFICE, MUNICIPAL},
        "export": {OFFICE, AUDITOR},
    },
    "planning.citycondition": {
        "view": {OFFICE, MUNICIPAL, AUDITOR, OBSERVER},
        "edit": {MUNICIPAL},
        "delete": {MUNICIPAL},
    },
    "planning.dayexception": _PART | {"export": {OFFICE, AUDITOR}},
}
