"""The smallest valid rows of planning."""

import factory

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


class DayExceptionFactory(ScopedFactory):
    class Meta:
        model = models.DayException

    organisation = factory.SubFactory(ProvinceFactory)
    on = "2011-05-02"
    is_working = False
