"""Organisations, accounts and memberships.

There is one province: `PlaceFactory()` twice gives two places side by side below it.
"""

import factory

from core.orgs.models import Membership, Organisation, User
from tests.factories import Factory
from tests.plugins import database


class OrganisationFactory(Factory):
    class Meta:
        model = Organisation

    parent = None
    name = factory.Sequence(lambda n: f"第{n}单位")
    latin = factory.Sequence(lambda n: f"Unit {n}")

    @classmethod
    def _create(cls, model_class, *args, parent=None, **fields):
        with database.as_owner():
            return model_class.objects.create_under(parent, **fields)


class ProvinceFactory(OrganisationFactory):
    """The province: made by the first call, the same row ever after (by name)."""

    kind = Organisation.Kind.PROVINCE
    code = "420000"
    name = "湖北省"
    latin = "Hubei"

    @classmethod
    def _create(cls, model_class, *args, **fields):
        found = model_class.objects.filter(parent=None, name=fields["name"]).first()
        return found or super()._create(model_class, *args, **fields)


class PlaceFactory(OrganisationFactory):
    """A prefecture; `is_direct=True` for a unit that the province administers directly."""

    parent = factory.SubFactory(ProvinceFactory)
    kind = Organisation.Kind.PREFECTURE
    name = factory.Sequence(lambda n: f"第{n}市")
    latin = factory.Sequence(lambda n: f"City {n}")


class CountyFactory(OrganisationFactory):
    parent = factory.SubFactory(PlaceFactory)
    kind = Organisation.Kind.COUNTY
    name = factory.Sequence(lambda n: f"第{n}县")
    latin = factory.Sequence(lambda n: f"County {n}")


class DepartmentFactory(OrganisationFactory):
    """By default the provincial organisation department."""

    parent = factory.SubFactory(ProvinceFactory)
    kind = Organisation.Kind.DEPARTMENT
    name = factory.Sequence(lambda n: f"省委第{n}部")
    latin = factory.Sequence(lambda n: f"Department {n}")


class SchoolFactory(OrganisationFactory):
    parent = factory.SubFactory(PlaceFactory)
    kind = Organisation.Kind.SCHOOL
    name = factory.Sequence(lambda n: f"第{n}党校")
    latin = factory.Sequence(lambda n: f"Party School {n}")


class UserFactory(Factory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"测试员{n}")
    organisation = factory.SubFactory(ProvinceFactory)
    password = "!"


#: Where a role sits when the test does not say; every other role sits at the province.
_HOMES = {
    "municipal_officer": PlaceFactory,
    "county_officer": CountyFactory,
    "school_manager": SchoolFactory,
}


class MembershipFactory(Factory):
    """`MembershipFactory(role="municipal_officer", organisation=place)`: an actor."""

    class Meta:
        model = Membership

    class Params:
        role = "municipal_officer"

    role_row_id = factory.SelfAttribute("role")
    organisation = factory.LazyAttribute(lambda row: _HOMES.get(row.role, ProvinceFactory)())
    user = factory.SubFactory(UserFactory, organisation=factory.SelfAttribute("..organisation"))
