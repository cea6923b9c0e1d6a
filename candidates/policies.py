"""Who may do what with dossiers. Which rows is a matter of the place that keeps them."""

from candidates.models import Finding, Person
from core.orgs.policies import OrgPolicy

people = OrgPolicy(Person)
findings = OrgPolicy(Finding)
