"""Who may act on which rows. Places see what is published, and of quotas only their own."""

from core.orgs.policies import OrgPolicy
from planning.models import (
    CityPlan,
    DayException,
    Document,
    Edition,
    Gate,
    LeadingGroupMember,
    QualificationRule,
    Quota,
    Receipt,
    SubProject,
)


def _published(rows, actor):
    """The province works on drafts; everybody else sees an edition once it is published."""
    return rows if actor.is_provincial else rows.published()


def _received(rows, actor):
    return rows if actor.is_provincial else rows.received_within(actor.path)


_PUBLISHED = {"*": _published}

editions = OrgPolicy(Edition, downward=True, narrow=_PUBLISHED)
sub_projects = OrgPolicy(SubProject, downward=True, narrow=_PUBLISHED)
qualification_rules = OrgPolicy(QualificationRule, downward=True, narrow=_PUBLISHED)
group_members = OrgPolicy(LeadingGroupMember, downward=True, narrow=_PUBLISHED)
gates = OrgPolicy(Gate, downward=True, narrow=_PUBLISHED)
quotas = OrgPolicy(Quota, downward=True, narrow=_PUBLISHED)
documents = OrgPolicy(Document, downward=True, narrow={"*": _received})
receipts = OrgPolicy(Receipt)
city_plans = OrgPolicy(CityPlan)
day_exceptions = OrgPolicy(DayException, downward=True)
