"""The addresses of the people and of what the checks of their dossiers found."""

from candidates.states import DUPLICATE, FINDING
from tests.contracts.address import batches, form, moves, named, page, post

PERSON = "candidates.person"
FIND = "candidates.finding"
PAIR = "candidates.duplicate"
#: Without the people, or the file, that the address names there is nothing to open.
NOBODY_NAMED = frozenset({404})


def _no_file(world, row) -> list:
    """A file that nobody has sent: found by its sender alone, so the seats are all that is asked."""
    return [row.ref, "00000000-0000-0000-0000-000000000000"]


CANDIDATES = {
    "candidates:person-import": form(PERSON, "import"),
    "candidates:person-list": page(PERSON),
    "candidates:person-create": form(PERSON, "create"),
    "candidates:person-export": post(PERSON, "export"),
    "candidates:person-detail": page(PERSON, row="person"),
    "candidates:person-edit": form(PERSON, "edit", "person"),
    "candidates:person-reveal": form(PERSON, "reveal", "person"),
    "candidates:person-paper": form(PERSON, "download", "person"),
    "candidates:person-papers": post(PERSON, "download"),
    "candidates:person-revealphone": form(PERSON, "reveal", "person"),
    "candidates:person-revealfamily": form(PERSON, "reveal", "person"),
    "candidates:person-download": page(PERSON, "download", "person"),
    "candidates:person-upload": form(PERSON, "edit", "person"),
    "candidates:person-compare": page(PERSON),
    "candidates:person-chosen": post(PERSON),
    "candidates:person-reading": form(PERSON, "edit", "person"),
    "candidates:person-closed": page(PERSON, row="closed_person"),
    "candidates:codes": page(PERSON),
    "candidates:person-renew": form(PERSON, "edit", "person", args=_no_file, also=NOBODY_NAMED),
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
