"""Who may act on which rows. Places see what is published, and of quotas only their own."""

from core.orgs.policies import OrgPolicy
from planning.models import (
    Amendment,
    CityCondition,
    CityPlan,
    DayException,
    Document,
    Edition,
    EditionVersion,
    Gate,
    LeadingGroupMember,
    QualificationRule,
    Quota,
    Receipt,
    StructureTarget,
    SubProject,
    VersionReceipt,
)


def _published(rows, actor):
    """The province works on drafts; everybody else sees an edition once it is published."""
    return rows if actor.is_provincial else rows.published()


def _received(rows, actor):
    return rows if actor.is_provincial else rows.received_within(actor.path)


_PUBLISHED = {"*": _published}

amendments = OrgPolicy(Amendment)
editions = OrgPolicy(Edition, downward=True, narrow=_PUBLISHED)
sub_projects = OrgPolicy(SubProject, downward=True, narrow=_PUBLISHED)
qualification_rules = OrgPolicy(QualificationRule, downward=True, narrow=_PUBLISHED)
group_members = OrgPolicy(LeadingGroupMember, downward=True, narrow=_PUBLISHED)
gates = OrgPolicy(Gate, downward=True, narrow=_PUBLISHED)
structure_targets = OrgPolicy(StructureTarget, downward=True, narrow=_PUBLISHED)
quotas = OrgPolicy(Quota, downward=True, narrow=_PUBLISHED)
documents = OrgPolicy(Document, downward=True, narrow={"*": _received})
receipts = OrgPolicy(Receipt)
edition_versions = OrgPolicy(EditionVersion, downward=True, narrow=_PUBLISHED)
version_receipts = OrgPolicy(VersionReceipt)
city_plans = OrgPolicy(CityPlan)
city_conditions = OrgPolicy(CityCondition)
day_exceptions = OrgPolicy(DayException, downward=True)
