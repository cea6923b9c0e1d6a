"""What later stages see of planning."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from planning import handover
from tests.factories import core as people
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_places_see_published_editions_only(whole, office, officer):
    running = make.EditionFactory(year=2012, state="published")
    closed = make.EditionFactory(year=2010, state="closed")
    with acting(office) as actor:
        assert list(handover.editions(actor)) == [running, whole, closed]
    with acting(officer) as actor:
        assert list(handover.editions(actor)) == [running, closed]
        assert list(handover.running_editions(actor)) == [running]
        assert handover.edition_for(actor, whole.ref) is None
        assert handover.edition_for(actor, closed.ref) == closed
        assert handover.edition_for(actor, uuid4()) is None


def test_quotas_of_a_place_and_its_counties_are_their_own(published, places, office, officer):
    county = people.MembershipFactory(
        role="county_officer", organisation=people.CountyFactory(parent=places[0])
    )
    with acting(office) as actor:
        sub = published.sub_projects.get()
        assert [row.seats for row in handover.quota_totals(published, actor)] == [3, 2]
        assert len(handover.quota_cells(published, actor)) == 2
    for member in (officer, county):
        with acting(member) as actor:
            assert [row.seats for row in handover.quota_totals(published, actor)] == [3]
            assert handover.quota(published, "municipal", sub, places[0]) == 3
            assert handover.quota(published, "municipal", sub, places[1]) == 0


def test_verdicts_come_with_their_text(published, officer):
    with acting(officer):
        [rule] = handover.rules_of(published, "municipal")
    given = handover.Verdict(
        rule.key, handover.FAIL, rule.parameters, {"grassroots_months": 5}, severity=rule.severity
    )
    [found] = handover.worded([given])
    assert "at least 2 years" in found.text
    assert "5 months" in found.text


def test_what_waits(published, officer, office, now):
    make.ReceiptFactory(
        organisation=officer.organisation,
        document=make.DocumentFactory(
            edition=published, state="issued", issued_on=localdate(now) - timedelta(days=1)
        ),
    )
    with acting(officer) as actor:
        found = {str(item.label): item.count for item in handover.waiting(actor, now)}
        assert found == {
            "Plans of your place to file": 1,
            "Documents to acknowledge": 1,
            "Versions of the plan to acknowledge": 1,
        }
    with acting(office) as actor:
        assert handover.waiting(actor, now) == []
