"""Reminders of nominations: what is due, previewed as it is sent, and sent once."""

import datetime

import pytest
from django.urls import reverse

from core.notices.models import Notice
from selection.services import nominations, reminders
from selection.tasks import remind_places
from tests.factories.candidates import PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(stage, people, now, today):
    """Closes in five days; one case submitted long ago, one draft, and seats left in both places."""
    with database.as_owner():
        edition = stage.edition
        type(edition).objects.filter(pk=edition.pk).update(
            nomination_closes_on=today + datetime.timedelta(days=5)
        )
    long_ago = now - datetime.timedelta(days=4)
    for person, state, at in ((people[0], "submitted", long_ago), (people[1], "draft", None)):
        NominationFactory(
            edition=stage.edition,
            sub_project=stage.field,
            place=stage.place,
            person=person,
            state=state,
            submitted_at=at,
            author=stage.author.user,
        )


def inbox(membership):
    with acting(membership) as actor:
        return sorted(Notice.objects.of(actor).values_list("text_key", flat=True))


def test_each_place_is_told_of_the_closing_and_of_what_waits_with_it(stage, waiting, today):
    with acting(stage.office) as actor:
        found = reminders.due(actor, today=today)
    assert [(each.kind, each.unit, each.count) for each in found] == [
        ("closing", stage.place, 5),  # four places left, one draft
        ("endorse", stage.place, 1),
        ("closing", stage.sibling, 6),
    ]


def test_the_same_reminder_is_sent_once_and_the_preview_says_so(client, stage, waiting, now):
    sign_in(client, stage.office)
    assert client.get(reverse("selection:reminders")).context["fresh"] == 3
    for _time in range(2):
        with acting(stage.office) as actor:
            remind_places(actor, now)
    assert inbox(stage.author) == ["selection.remind_closing", "selection.remind_endorse"]
    assert inbox(stage.neighbour) == ["selection.remind_closing"]
    page = client.get(reverse("selection:reminders"))
    assert (page.context["fresh"], len(page.context["lines"])) == (0, 3)


def test_a_place_previews_its_own_alone(client, stage, waiting):
    sign_in(client, stage.neighbour)
    page = client.get(reverse("selection:reminders"))
    assert [line["reminder"].unit for line in page.context["lines"]] == [stage.sibling]


def test_a_county_is_reminded_of_what_was_returned_to_it(stage, now, today):
    county = CountyFactory(parent=stage.place)
    officer = MembershipFactory(role="county_officer", organisation=county)
    row = NominationFactory(
        edition=stage.edition,
        sub_project=stage.field,
        place=stage.place,
        organisation=county,
        person=PersonFactory(organisation=county),
        author=officer.user,
        state="submitted",
    )
    with acting(stage.approver) as actor:
        nominations.send_back(row, actor=actor, now=now, reason="缺会议纪要")
        assert reminders.due(actor, today=today) == []
        later = today + datetime.timedelta(days=3)
        [found] = reminders.due(actor, today=later)
    assert (found.kind, found.unit, found.role, found.day) == (
        "returned", county, "county_officer", today,
    )  # fmt: skip
    assert inbox(officer) == ["selection.returned"]
