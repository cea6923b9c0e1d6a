"""Who may do what with dossiers. Which rows is a matter of the place that keeps them."""

from django.db.models import F

from candidates.models import (
    ArchiveEntry,
    Duplicate,
    ExportRequest,
    Finding,
    FormTemplate,
    ImportBatch,
    ImportedFile,
    Person,
)
from core.orgs.policies import OrgPolicy

#: A record merged into another, or whose import was undone, has a page that says so, and is nowhere
#: else in view.
people = OrgPolicy(Person, narrow={"*": lambda rows, actor: rows.in_force()})
closed_records = OrgPolicy(Person, narrow={"*": lambda rows, actor: rows.closed()})
batches = OrgPolicy(ImportBatch)
imported_files = OrgPolicy(ImportedFile)
findings = OrgPolicy(Finding)
#: Made by the province, read by whoever has forms drawn below.
form_templates = OrgPolicy(FormTemplate, downward=True)
archive_entries = OrgPolicy(ArchiveEntry)


def _known_to(rows, actor):
    """A match across places is the programme office's to see."""
    if duplicates.may(actor, "view_across"):
        return rows
    return rows.filter(first_path=F("second_path"))


duplicates = OrgPolicy(Duplicate, narrow={"*": _known_to})


def _of_others(rows, actor):
    """Two people: who asked does not release."""
    return rows.exclude(asked_by=actor.user_id)


export_requests = OrgPolicy(ExportRequest, narrow={"release": _of_others, "refuse": _of_others})
