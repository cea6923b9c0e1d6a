"""Counts of several querysets in one statement."""

import pytest

from core.orgs.counting import count_all
from core.orgs.models import Organisation
from tests.factories.core import CountyFactory, MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_each_count_is_its_querysets_own(django_assert_num_queries):
    place = PlaceFactory()
    CountyFactory(parent=place)
    CountyFactory(parent=place)
    with acting(MembershipFactory(role="programme_office")):
        asked = [
            Organisation.objects.within(place.path),
            Organisation.objects.none(),
            Organisation.objects.filter(kind="county").order_by("name"),
        ]
        with django_assert_num_queries(1):
            assert count_all(asked) == [3, 0, 2]


def test_nothing_is_asked_where_nothing_can_be_found(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert count_all([Organisation.objects.none()]) == [0]
        assert count_all([]) == []
