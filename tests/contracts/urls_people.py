"""The addresses of the people and of what the checks of their dossiers found."""

from candidates.states import FINDING
from tests.contracts.address import batches, form, moves, named, page, post

PERSON = "candidates.person"
FIND = "candidates.finding"
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
    "dossier": page(PERSON, row="person"),
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
