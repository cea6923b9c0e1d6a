"""The addresses of the people and of what the checks of their dossiers found."""

from candidates.states import DUPLICATE, EXPORT, FINDING, FORM_TEMPLATE
from tests.contracts.address import REFUSED, batches, form, moves, named, page, post

PERSON = "candidates.person"
FIND = "candidates.finding"
FILED = "candidates.archiveentry"
PAIR = "candidates.duplicate"
FORM = "candidates.formtemplate"
EXPORTS = "candidates.exportrequest"
BATCH, FILE = "candidates.importbatch", "candidates.importedfile"
#: Without the people, or the file, that the address names there is nothing to open.
NOBODY_NAMED = frozenset({404})


def _element(world, row) -> str:
    return "?element=birth"


CANDIDATES = {
    "candidates:person-import": form(PERSON, "import"),
    "candidates:person-list": page(PERSON),
    "candidates:person-create": form(PERSON, "create"),
    "candidates:person-export": post(PERSON, "export"),
    "candidates:person-detail": page(PERSON, row="person"),
    "candidates:person-edit": form(PERSON, "edit", "person"),
    "candidates:person-reveal": form(PERSON, "reveal", "person"),
    "candidates:person-paper": form(PERSON, "download", "person"),
    "candidates:person-entrust": post(PERSON, "entrust"),
    "candidates:person-papers": post(PERSON, "download"),
    "candidates:person-revealphone": form(PERSON, "reveal", "person"),
    "candidates:person-revealfamily": form(PERSON, "reveal", "person"),
    "candidates:person-download": form(PERSON, "download", "person"),
    "candidates:person-upload": form(PERSON, "edit", "person"),
    "candidates:person-compare": page(PERSON),
    "candidates:person-chosen": post(PERSON),
    "candidates:person-reading": form(PERSON, "edit", "person"),
    "candidates:person-closed": page(PERSON, row="closed_person"),
    "candidates:codes": page(PERSON),
    "candidates:batch-list": page(BATCH),
    "candidates:batch-export": post(BATCH, "export"),
    "candidates:batch-roster": form(PERSON, "import"),
    "candidates:batch-detail": page(BATCH, row="batch"),
    "candidates:batch-undo": form(BATCH, "undo", "batch"),
    "candidates:batch-column": form(FILE, "compare", "batch", seen=BATCH),
    "candidates:exportrequest-list": page(EXPORTS),
    "candidates:exportrequest-export": post(EXPORTS, "export"),
    "candidates:exportrequest-detail": page(EXPORTS, row="exportrequest"),
    **named(
        "candidates:exportrequest-move",
        moves(EXPORT, *((step.name, "exportrequest") for step in EXPORT)),
    ),
    **named("candidates:exportrequest-batch", batches(EXPORT, "release refuse withdraw")),
    "candidates:formtemplate-list": page(FORM),
    "candidates:formtemplate-export": post(FORM, "export"),
    "candidates:formtemplate-create": form(FORM, "create"),
    "candidates:formtemplate-original": page(FORM),
    "candidates:formtemplate-detail": page(FORM, row="formtemplate"),
    "candidates:formtemplate-preview": page(FORM, row="formtemplate"),
    **named(
        "candidates:formtemplate-move",
        moves(FORM_TEMPLATE, *((step.name, "formtemplate") for step in FORM_TEMPLATE)),
    ),
    "candidates:importedfile-list": page(FILE),
    "candidates:importedfile-export": post(FILE, "export"),
    "candidates:importedfile-detail": page(FILE, row="importedfile", methods="get"),
    "dossier": page(PERSON, row="person"),
    "candidates:duplicate-list": page(PAIR),
    "candidates:duplicate-export": post(PAIR, "export"),
    "candidates:duplicate-search": form(PAIR, "search"),
    "candidates:duplicate-suspect": form(PAIR, "create", also=NOBODY_NAMED),
    "candidates:duplicate-detail": page(PAIR, row="duplicate"),
    "candidates:duplicate-merge": form(PAIR, "merge", "duplicate"),
    **named(
        "candidates:duplicate-move",
        moves(DUPLICATE, *((step, "duplicate") for step in ("dismiss", "reopen"))),
    ),
    **named("candidates:duplicate-batch", batches(DUPLICATE, "dismiss reopen")),
    "candidates:person-archive": form(PERSON, "archive", "person", query=_element),
    "candidates:archiveentry-strike": form(FILED, "strike", "archiveentry"),
    "candidates:archiveentry-take-over": form(FILED, "take_over", "archiveentry", also=REFUSED),
    "candidates:finding-check": form(FIND, "check"),
    "candidates:finding-list": page(FIND),
    "candidates:finding-export": post(FIND, "export"),
    "candidates:finding-detail": page(FIND, row="finding"),
    **named(
        "candidates:finding-move",
        moves(FINDING, *((step, "finding") for step in ("resolve", "waive", "reopen"))),
    ),
    **named("candidates:finding-batch", batches(FINDING, "resolve waive reopen")),
}
