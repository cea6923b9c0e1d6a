"""The smallest valid rows of planning."""

import datetime
import uuid

import factory
from django.utils import timezone

from planning import models
from tests.factories import Factory, ScopedFactory
from tests.factories.core import PlaceFactory, ProvinceFactory


class EditionFactory(ScopedFactory):
    class Meta:
        model = models.Edition

    organisation = factory.SubFactory(ProvinceFactory)
    year = 2011
    name = factory.Sequence(lambda n: f"第{n}批")


class PartFactory(Factory):
    """A row in the scope of its edition."""

    class Meta:
        abstract = True

    edition = factory.SubFactory(EditionFactory)
    org_path = factory.SelfAttribute("edition.org_path")


class SubProjectFactory(PartFactory):
    class Meta:
        model = models.SubProject

    field = "party_affairs"


class QualificationRuleFactory(PartFactory):
    class Meta:
        model = models.QualificationRule

    tier = "municipal"
    key = "grassroots_years_min"
    parameters = factory.LazyFunction(lambda: {"years": 2})


class GateFactory(PartFactory):
    class Meta:
        model = models.Gate

    step = "review"
    decider = "office"


class LeadingGroupMemberFactory(PartFactory):
    class Meta:
        model = models.LeadingGroupMember

    kind = "leading"
    name = factory.Sequence(lambda n: f"组员{n}")


class StructureTargetFactory(PartFactory):
    class Meta:
        model = models.StructureTarget

    level = "county"
    dimension = "age"
    band = "..35"
    bound = "least"
    unit = "share"
    amount = 5


class QuotaFactory(ScopedFactory):
    class Meta:
        model = models.Quota

    edition = factory.SubFactory(EditionFactory)
    tier = "municipal"
    sub_project = factory.SubFactory(SubProjectFactory, edition=factory.SelfAttribute("..edition"))
    organisation = factory.SubFactory(PlaceFactory)
    seats = 1


class DocumentFactory(PartFactory):
    class Meta:
        model = models.Document

    title = factory.Sequence(lambda n: f"关于印发第{n}号方案的通知")
    body = "各市、州党委组织部:现予印发。"


class ReceiptFactory(ScopedFactory):
    class Meta:
        model = models.Receipt

    document = factory.SubFactory(DocumentFactory)
    organisation = factory.SubFactory(PlaceFactory)


class CityPlanFactory(ScopedFactory):
    class Meta:
        model = models.CityPlan

    edition = factory.SubFactory(EditionFactory, state="published")
    organisation = factory.SubFactory(PlaceFactory)


class CityConditionFactory(Factory):
    class Meta:
        model = models.CityCondition

    plan = factory.SubFactory(CityPlanFactory)
    org_path = factory.SelfAttribute("plan.org_path")
    key = "grassroots_years_min"
    parameters = factory.LazyFunction(lambda: {"years": 3})


class CityPlanVersionFactory(Factory):
    """`CityPlanVersionFactory(plan=plan, conditions=[stated(…)])`: in force since last year."""

    class Meta:
        model = models.CityPlanVersion

    plan = factory.SubFactory(CityPlanFactory, state="accepted", filed_at="2011-01-02T00:00:00Z")
    org_path = factory.SelfAttribute("plan.org_path")
    edition = factory.SelfAttribute("plan.edition")
    organisation = factory.SelfAttribute("plan.organisation")
    number = 1
    accepted_at = datetime.datetime(2011, 1, 3, tzinfo=datetime.UTC)


class UnitQuotaFactory(Factory):
    """`UnitQuotaFactory(plan=plan, sub_project=field, organisation=county)`; with `plan_version` in force."""

    class Meta:
        model = models.UnitQuota

    plan = factory.SubFactory(CityPlanFactory)
    org_path = factory.SelfAttribute("organisation.scope_path")
    seats = 1


class DayExceptionFactory(ScopedFactory):
    class Meta:
        model = models.DayException

    organisation = factory.SubFactory(ProvinceFactory)
    on = "2011-05-02"
    is_working = False


def content_of_nothing() -> dict:
    """A version that holds no text, no date and no part."""
    parts = ("sub_projects", "qualification_rules", "gates", "group_members")
    return {
        "values": {},
        "dates": {},
        "parts": {name: [] for name in parts},
        "provincial": {},
    }


class AmendmentFactory(PartFactory):
    class Meta:
        model = models.Amendment


class AmendmentLineFactory(Factory):
    class Meta:
        model = models.AmendmentLine

    amendment = factory.SubFactory(AmendmentFactory)
    org_path = factory.SelfAttribute("amendment.org_path")
    part = "group_members"
    kind = "add"
    target = factory.LazyFunction(uuid.uuid4)
    values = factory.LazyFunction(
        lambda: {"kind": "leading", "name": "新人", "post": "", "duty": "", "position": 1}
    )


class EditionVersionFactory(PartFactory):
    class Meta:
        model = models.EditionVersion

    number = 1
    published_at = factory.LazyFunction(timezone.now)
    content = factory.LazyFunction(content_of_nothing)


class VersionReceiptFactory(ScopedFactory):
    class Meta:
        model = models.VersionReceipt

    edition_version = factory.SubFactory(EditionVersionFactory)
    organisation = factory.SubFactory(PlaceFactory)
