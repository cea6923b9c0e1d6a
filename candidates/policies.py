"""Who may do what with dossiers. Which rows is a matter of the place that keeps them."""

from django.db.models import F

from candidates.models import Duplicate, Finding, Person
from core.orgs.policies import OrgPolicy

#: A record merged into another has a page that leads to it, and is nowhere else in view.
people = OrgPolicy(Person, narrow={"*": lambda rows, actor: rows.in_force()})
closed_records = OrgPolicy(
    Person, narrow={"*": lambda rows, actor: rows.filter(merged_into__isnull=False)}
)
findings = OrgPolicy(Finding)


def _known_to(rows, actor):
    """A match across places is the programme office's to see."""
    if duplicates.may(actor, "view_across"):
        return rows
    return rows.filter(first_path=F("second_path"))


duplicates = OrgPolicy(Duplicate, narrow={"*": _known_to})
