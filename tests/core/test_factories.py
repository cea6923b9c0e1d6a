"""The factories that every other test stands on."""

import pytest
from django.db import connection

from core.orgs.models import Organisation
from tests.factories import core as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_there_is_one_province_and_places_stand_side_by_side():
    first, second = make.PlaceFactory(), make.PlaceFactory()
    assert first.parent == second.parent
    assert first.path != second.path
    assert Organisation.objects.filter(kind="province").count() == 1


def test_a_school_shares_the_scope_of_its_place():
    school = make.SchoolFactory()
    assert school.scope_path == school.parent.path


@pytest.mark.parametrize(
    ("role", "kind"),
    [("municipal_officer", "prefecture"), ("county_officer", "county"), ("auditor", "province")],
)
def test_a_role_sits_where_it_belongs(role, kind):
    membership = make.MembershipFactory(role=role)
    assert membership.role == role
    assert membership.organisation.kind == kind
    assert membership.user.organisation == membership.organisation


def test_acting_enters_the_scope_and_factories_still_write_inside():
    officer = make.MembershipFactory()
    with acting(officer) as actor:
        assert actor.path == officer.organisation.path
        make.CountyFactory(parent=officer.organisation)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('role')")
            assert cursor.fetchone() == ("scope_place",)
