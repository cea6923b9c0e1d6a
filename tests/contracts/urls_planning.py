"""The addresses of planning."""

from planning.states import AMENDMENT, CITY_PLAN, DOCUMENT, EDITION, RECEIPT, VERSION_RECEIPT
from tests.contracts.address import MISSING, REFUSED, batches, form, moves, named, page, post


def _kind(world, row) -> str:
    return "?tier=municipal&kind=grassroots_years_min"


def _city_kind(world, row) -> str:
    return "?kind=level_min"


def _target_kind(world, row) -> str:
    return "?level=county&dimension=age"


def _import_run(world, row) -> list:
    return [row.ref, "00000000-0000-0000-0000-000000000000"]


def _part(world, row) -> list:
    return [row.ref, "group_members"]


def _line(world, row) -> list:
    return [row.ref, "group_members", world.rows["amendmentline"][0].target]


QUOTA = "planning.quota"
PLANNING = {
    "planning:edition-list": page("planning.edition"),
    "planning:edition-create": form("planning.edition", "create"),
    "planning:edition-export": post("planning.edition", "export"),
    "planning:edition-detail": page("planning.edition", row="edition"),
    "planning:edition-edit": form("planning.edition", "edit", "edition_draft", draft=True),
    **named("planning:edition-move", moves(EDITION, ("publish", "edition"), ("close", "edition"))),
    "planning:edition-wizard": form("planning.edition", "create"),
    "planning:edition-amend": form("planning.edition", "amend", "edition"),
    "planning:amendment-create": form("planning.edition", "amend", "edition"),
    "planning:amendment-detail": page("planning.amendment", row="amendment"),
    "planning:amendment-edit": form("planning.amendment", "edit", "amendment"),
    **named(
        "planning:amendment-move",
        moves(AMENDMENT, ("publish", "amendment"), ("drop", "amendment")),
    ),
    "planning:amendment-add": form("planning.amendment", "edit", "amendment", args=_part),
    "planning:amendment-row": form("planning.amendment", "edit", "amendment", args=_line),
    "planning:amendment-take": post("planning.amendment", "edit", "amendment", args=_line),
    "planning:edition-compare": page("planning.edition", row="edition", also=MISSING),
    "planning:quota-edit": form("planning.edition", "edit", "edition"),
    "planning:quota-export": page(QUOTA, "export", "edition", seen="planning.edition"),
    "planning:quota-import": page(QUOTA, "import", "edition", seen="planning.edition"),
    "planning:quota-template": page(QUOTA, "import", "edition", seen="planning.edition"),
    "planning:quota-importrun": page(
        QUOTA, "import", "edition", seen="planning.edition", args=_import_run, also=MISSING
    ),
    **{
        f"planning:{name}-create": form(
            "planning.edition", "edit", "edition_draft", draft=True, query=query
        )
        for name, query in (
            ("subproject", None),
            ("rule", _kind),
            ("gate", None),
            ("member", None),
            ("structuretarget", _target_kind),
        )
    },
    "planning:rule-copy": form("planning.edition", "edit", "edition_draft", draft=True),
    "planning:rule-sheet": page("planning.edition", row="edition"),
    "planning:rule-shift": post("planning.qualificationrule", "edit", "rule", draft=True),
    **{
        f"planning:{name}-edit": form(f"planning.{label}", "edit", name, draft=True)
        for name, label in (
            ("subproject", "subproject"),
            ("rule", "qualificationrule"),
            ("gate", "gate"),
            ("member", "leadinggroupmember"),
            ("structuretarget", "structuretarget"),
        )
    },
    **{
        f"planning:{name}-remove": post(f"planning.{label}", "delete", name, draft=True)
        for name, label in (
            ("subproject", "subproject"),
            ("rule", "qualificationrule"),
            ("gate", "gate"),
            ("member", "leadinggroupmember"),
            ("structuretarget", "structuretarget"),
        )
    },
    "planning:structuretarget-list": page("planning.structuretarget"),
    "planning:structuretarget-export": post("planning.structuretarget", "export"),
    "planning:document-list": page("planning.document"),
    "planning:document-create": form("planning.document", "create"),
    "planning:document-export": post("planning.document", "export"),
    "planning:document-detail": page("planning.document", row="document_draft", draft=True),
    "planning:document-edit": form("planning.document", "edit", "document_draft", draft=True),
    **named(
        "planning:document-move",
        moves(DOCUMENT, ("issue", "document_draft"), ("withdraw", "document_draft"), draft=True),
    ),
    "planning:document-issue": form("planning.document", "issue", "document_draft", draft=True),
    "planning:document-revise": form(
        "planning.document", "revise", "document_draft", draft=True, also=REFUSED
    ),
    "planning:document-compare": page(
        "planning.document", row="document_draft", draft=True, also=MISSING
    ),
    "planning:receipt-list": page("planning.receipt"),
    "planning:receipt-export": post("planning.receipt", "export"),
    **named("planning:receipt-batch", batches(RECEIPT, "acknowledge")),
    **named("planning:receipt-move", moves(RECEIPT, ("acknowledge", "receipt"))),
    "planning:versionreceipt-list": page("planning.versionreceipt"),
    "planning:versionreceipt-export": post("planning.versionreceipt", "export"),
    **named("planning:versionreceipt-batch", batches(VERSION_RECEIPT, "acknowledge")),
    **named(
        "planning:versionreceipt-move", moves(VERSION_RECEIPT, ("acknowledge", "versionreceipt"))
    ),
    "planning:cityplan-list": page("planning.cityplan"),
    "planning:cityplan-export": post("planning.cityplan", "export"),
    **named("planning:cityplan-batch", batches(CITY_PLAN, "accept")),
    "planning:cityplan-detail": page("planning.cityplan", row="cityplan"),
    "planning:cityplan-edit": form("planning.cityplan", "edit", "cityplan"),
    "planning:cityplan-divide": form("planning.cityplan", "edit", "cityplan"),
    **named(
        "planning:cityplan-move",
        moves(
            CITY_PLAN,
            *((step, "cityplan") for step in ("file", "accept", "send_back", "reopen")),
        ),
    ),
    "planning:citycondition-create": form(
        "planning.cityplan", "edit", "cityplan", query=_city_kind
    ),
    "planning:citycondition-edit": form("planning.citycondition", "edit", "citycondition"),
    "planning:citycondition-remove": post("planning.citycondition", "delete", "citycondition"),
    "planning:day-list": page("planning.dayexception"),
    "planning:day-export": post("planning.dayexception", "export"),
    "planning:day-create": form("planning.dayexception", "create"),
    "planning:day-edit": form("planning.dayexception", "edit", "day"),
    "planning:day-remove": post("planning.dayexception", "delete", "day"),
}
