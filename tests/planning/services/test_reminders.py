"""Reminders of plans and documents: seen before they are sent, and sent once."""

from datetime import date

import pytest

from core.notices.models import Notice
from planning.models import CityPlan
from planning.services import city_plans, documents, reminders
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def keys(member):
    with acting(member) as actor:
        return [n.text_key for n in Notice.objects.of(actor) if n.text_key != "planning.published"]


def test_nobody_is_reminded_long_before(published, office):
    with acting(office) as actor:
        assert reminders.due(actor, today=date(2011, 2, 14)) == []


def test_places_without_a_plan_are_reminded_before_and_after_its_day(
    published, office, officer, neighbour, now
):
    opens = published.nomination_opens_on
    with acting(officer) as actor:
        plan = CityPlan.objects.select_related("edition__organisation", "organisation").get()
        city_plans.edit(plan, body="我市方案", actor=actor, now=now)
        city_plans.file(plan, actor=actor, now=now)
    with acting(office) as actor:
        [reminder] = reminders.due(actor, today=opens)
        assert reminder.place == neighbour.organisation
        assert not reminder.is_late
        for today in (opens, opens, date(2011, 12, 1), date(2011, 12, 2)):
            assert reminders.send(actor=actor, now=now, today=today) == 1
    assert keys(officer) == []
    assert sorted(keys(neighbour)) == ["planning.plan_due", "planning.plan_late"]


def test_an_unread_document_is_reminded_of_until_it_is_read(published, office, officer, now):
    with acting(office) as actor:
        document = make.DocumentFactory(edition=published)
        documents.issue(document, actor=actor, now=now)
        day = document.issued_on
        unread = [row for row in reminders.due(actor, today=day) if not row.is_plan]
        assert unread == []
        later = day.replace(year=day.year + 1)
        assert sum(not row.is_plan for row in reminders.due(actor, today=later)) == 2
        reminders.send(actor=actor, now=now, today=later)
    assert "planning.unread" in keys(officer)
    with acting(officer) as actor:
        documents.acknowledge_many(document.receipts.all(), actor=actor, now=now)
    with acting(office) as actor:
        left = [row.place for row in reminders.due(actor, today=later) if not row.is_plan]
        assert officer.organisation not in left
