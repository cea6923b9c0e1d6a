"""A place divides its seats among its counties, never more than it has; the database adds up too."""

import pytest
from django.db import IntegrityError, connection, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from planning.models import CityPlan, Edition, Quota, UnitQuota
from planning.services import city_plans, dividing, quotas
from tests.factories import core as people
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(published):
    with database.as_owner():
        return published.sub_projects.get()


@pytest.fixture
def counties(places):
    """Two of the first place, which has three seats; one of the second, which has two."""
    return [people.CountyFactory(parent=places[number]) for number in (0, 0, 1)]


@pytest.fixture
def plan(published, officer, counties):
    return again(published, officer)


def again(published, officer):
    with acting(officer):
        rows = CityPlan.objects.select_related("edition__organisation", "organisation")
        return rows.get(edition=published, organisation=officer.organisation)


def divide(plan, officer, now, cells):
    with acting(officer) as actor:
        return dividing.divide(plan, seats=cells, actor=actor, now=now)


def at_once():
    """What a commit checks, without one."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(write, constraint):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        write()
        at_once()
    assert broken.value.__cause__.diag.constraint_name == constraint


def test_seats_are_given_changed_and_taken_back_with_an_entry_each(
    plan, field, counties, officer, now
):
    first, second = ((field.pk, county.pk) for county in counties[:2])
    assert divide(plan, officer, now, {first: 1, second: 1}) == 2
    assert divide(plan, officer, now, {first: 3, second: 0}) == 2
    assert divide(plan, officer, now, {first: 3, second: 0}) == 0
    with acting(officer):
        assert dividing.written(plan) == {first: 3}
        assert AuditEntry.objects.filter(action="cityplan.divide").count() == 2


def test_more_than_the_place_has_is_refused(plan, field, counties, officer, now):
    with pytest.raises(Refused, match="4 seats are given to units, the place has 3"):
        divide(plan, officer, now, {(field.pk, county.pk): 2 for county in counties[:2]})


def test_only_counties_of_the_place_and_fields_of_the_edition_are_given_seats(
    plan, field, counties, officer, now
):
    for cell in ((field.pk, counties[2].pk), (field.pk + 1, counties[0].pk)):
        with pytest.raises(Refused, match="does not belong"):
            divide(plan, officer, now, {cell: 1})


def accept(plan, published, officer, office, now):
    with acting(officer) as actor:
        city_plans.edit(again(published, officer), body="我市方案", actor=actor, now=now)
        city_plans.file(again(published, officer), actor=actor, now=now)
    with acting(office) as actor:
        row = CityPlan.objects.select_related("edition__organisation", "organisation")
        city_plans.accept(row.get(pk=plan.pk), actor=actor, now=now)


@pytest.fixture
def accepted(plan, published, field, counties, officer, office, now):
    divide(plan, officer, now, {(field.pk, county.pk): 1 for county in counties[:2]})
    accept(plan, published, officer, office, now)
    return plan


def test_an_accepted_plan_keeps_its_seats_while_a_change_is_written(
    accepted, published, field, counties, officer, now
):
    with pytest.raises(MoveRefused):
        divide(again(published, officer), officer, now, {(field.pk, counties[0].pk): 2})
    with acting(officer) as actor:
        city_plans.reopen(again(published, officer), reason="调整", actor=actor, now=now)
    divide(again(published, officer), officer, now, {(field.pk, counties[0].pk): 2})
    with acting(officer):
        kept = UnitQuota.objects.exclude(plan_version=None)
        assert sorted(kept.values_list("seats", flat=True)) == [1, 1]
        assert sorted(UnitQuota.objects.written().values_list("seats", flat=True)) == [1, 2]


def test_a_quota_does_not_fall_below_what_its_place_has_given(
    accepted, published, field, places, office, now
):
    cells = {
        ("municipal", field.pk, place.pk): seats
        for place, seats in zip(places, (1, 4), strict=True)
    }
    with acting(office) as actor:
        with pytest.raises(MoveRefused, match="has given its units 2 seats"):
            quotas.set_quotas(Edition.objects.get(), cells, reason="调整", actor=actor, now=now)
        fits = {
            ("municipal", field.pk, place.pk): seats
            for place, seats in zip(places, (2, 3), strict=True)
        }
        assert quotas.set_quotas(Edition.objects.get(), fits, reason="调整", actor=actor, now=now)


def test_a_county_reads_its_own_seats_alone_and_a_neighbour_none(
    accepted, counties, officer, neighbour
):
    county = people.MembershipFactory(role="county_officer", organisation=counties[0])
    for reader, rows in ((county, 2), (officer, 4), (neighbour, 0)):
        with acting(reader):
            assert UnitQuota.objects.count() == rows


# -- at the SQL prompt ----------------------------------------------------------------------------


def test_at_the_prompt_the_seats_of_units_never_exceed_those_of_the_place(
    plan, field, counties, officer, now
):
    divide(plan, officer, now, {(field.pk, county.pk): 1 for county in counties[:2]})
    with acting(officer):
        first = UnitQuota.objects.filter(organisation=counties[0])
        refused(lambda: first.update(seats=3), "unitquota_within_quota")
        first.update(seats=2)
        at_once()

        def another(**values):
            given = {"plan": plan, "sub_project": field, "seats": 1, **values}
            UnitQuota.objects.create(org_path=given["organisation"].scope_path, **given)

        refused(lambda: another(organisation=counties[2]), "unitquota_within_the_place")


def test_at_the_prompt_the_sum_counts_at_the_end_of_the_transaction(
    plan, field, counties, officer, now
):
    divide(
        plan,
        officer,
        now,
        {(field.pk, county.pk): n for n, county in zip((1, 2), counties[:2], strict=True)},
    )
    with acting(officer):
        rows = UnitQuota.objects.order_by("seats")
        small, large = rows
        with transaction.atomic():
            rows.filter(pk=small.pk).update(seats=2)
            rows.filter(pk=large.pk).update(seats=1)
            at_once()


def test_at_the_prompt_a_quota_does_not_fall_below_its_division(
    accepted, published, field, places, office
):
    with acting(office):
        own = Quota.objects.filter(organisation=places[0])
        other = Quota.objects.filter(organisation=places[1])

        def shift(seats):
            own.update(seats=seats)
            other.update(seats=5 - seats)

        at_once()
        refused(lambda: shift(1), "quota_not_below_units")
        refused(lambda: (own.delete(), other.update(seats=5)), "quota_not_below_units")
        shift(2)
        at_once()


def test_at_the_prompt_a_filed_division_stands_and_an_accepted_one_is_final(
    accepted, officer, office, counties
):
    county = people.MembershipFactory(role="county_officer", organisation=counties[0])
    with acting(officer):
        refused(lambda: UnitQuota.objects.written().update(seats=1), "unitquota_is_locked")
        kept = UnitQuota.objects.exclude(plan_version=None)
        refused(lambda: kept.update(seats=1), "version_is_kept")
        refused(lambda: kept.delete(), "version_is_kept")
    with acting(county):
        refused(lambda: UnitQuota.objects.written().update(seats=1), "unitquota_is_locked")
    with acting(office):
        row = UnitQuota.objects.exclude(plan_version=None).first()
        values = {
            name: getattr(row, name) for name in ("org_path", "plan", "plan_version", "sub_project")
        }
        refused(
            lambda: UnitQuota.objects.create(organisation=counties[2], seats=1, **values),
            "cityplanversion_is_accepted",
        )


def test_at_the_prompt_the_quotas_of_a_published_edition_add_up(published, places, office):
    with acting(office):
        own = Quota.objects.filter(organisation=places[0])
        refused(lambda: own.update(seats=2), "quota_adds_up")
        refused(own.delete, "quota_adds_up")
        edition = Edition.objects.filter(pk=published.pk)
        version = published.version + 1
        refused(lambda: edition.update(municipal_seats=6, version=version), "quota_adds_up")
        with transaction.atomic():
            own.update(seats=4)
            edition.update(municipal_seats=6, version=version)
            at_once()
