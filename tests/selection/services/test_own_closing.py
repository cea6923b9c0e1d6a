"""A place that closes earlier by its own plan nominates nobody afterwards; the province closes for all."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.workflow.errors import MoveRefused
from selection import handover
from selection.models import Nomination
from selection.services import nominating, nominations, reminders
from tests.factories.candidates import PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory
from tests.factories.planning import CityPlanFactory, CityPlanVersionFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
CLOSED = "closed its nominations"


@pytest.fixture
def close(stage, today):
    """The province closes in ten days, the first place on this day."""
    with database.as_owner():
        rows = type(stage.edition).objects.filter(pk=stage.edition.pk)
        rows.update(nomination_closes_on=today + 10 * DAY)
        stage.edition.refresh_from_db()

    def on(day):
        plan = CityPlanFactory(
            edition=stage.edition, organisation=stage.place, state="accepted",
            filed_at="2011-01-02T00:00:00Z", closes_on=day,
        )  # fmt: skip
        CityPlanVersionFactory(plan=plan, closes_on=day)

    return on


def nominate(stage, officer, place, now):
    with acting(officer) as actor:
        return nominations.nominate(
            edition=stage.edition, tier="municipal", sub_project=stage.field,
            person=PersonFactory(organisation=place), actor=actor, now=now,
        )  # fmt: skip


def draft(stage, place, state="draft", **fields):
    return NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=place, state=state,
        author=stage.author.user, **fields,
    )  # fmt: skip


def test_on_the_last_day_a_place_still_nominates_and_on_the_next_it_does_not(
    stage, close, now, today
):
    close(today)
    nominate(stage, stage.author, stage.place, now)
    with pytest.raises(MoveRefused, match=CLOSED):
        nominate(stage, stage.author, stage.place, now + DAY)
    nominate(stage, stage.neighbour, stage.sibling, now + DAY)


def test_a_county_of_the_place_and_the_office_are_stopped_as_the_place_is(stage, close, now, today):
    close(today - DAY)
    county = CountyFactory(parent=stage.place)
    officer = MembershipFactory(role="county_officer", organisation=county)
    with pytest.raises(MoveRefused, match=CLOSED):
        nominate(stage, officer, county, now)
    rows = [
        {
            "edition": stage.edition, "tier": "municipal", "sub_project": stage.field,
            "person": PersonFactory(organisation=place),
        }
        for place in (stage.sibling, county)
    ]  # fmt: skip
    with acting(stage.office) as actor, pytest.raises(MoveRefused, match=CLOSED):
        nominations.nominate_many(rows, actor=actor, now=now)


def test_no_draft_is_handed_in_afterwards_alone_or_among_many(stage, close, now, today):
    close(today - DAY)
    row = draft(stage, stage.place)
    with acting(stage.author) as actor:
        with pytest.raises(MoveRefused, match=CLOSED):
            nominations.submit(Nomination.objects.for_detail().get(), actor=actor, now=now)
        with pytest.raises(MoveRefused, match=CLOSED):
            nominations.submit_many(Nomination.objects.all(), actor=actor, now=now)
    draft(stage, stage.sibling)
    with acting(stage.office) as actor:
        others = Nomination.objects.exclude(pk=row.pk)
        assert nominations.submit_many(others, actor=actor, now=now) == 1


def test_what_was_returned_for_correction_comes_back_until_the_province_closes(
    stage, close, now, today
):
    close(today - DAY)
    draft(stage, stage.place, "returned", submitted_at=now - 5 * DAY)
    with acting(stage.author) as actor:
        assert nominations.submit_many(Nomination.objects.all(), actor=actor, now=now) == 1


def test_a_sheet_says_before_it_is_read_that_the_place_has_closed(client, stage, close, today):
    close(today - DAY)
    PersonFactory(organisation=stage.place, name="岑甲")
    sign_in(client, stage.author)
    text = f"name,tier,field\n岑甲,municipal,{stage.field.field}\n"
    file = SimpleUploadedFile("sheet.csv", text.encode(), content_type="text/csv")
    answer = client.post(reverse("selection:nomination-import"), {"file": file}, follow=True)
    [fault] = answer.context["run"].fault_list
    assert CLOSED in fault.text


def test_the_form_and_the_api_refuse_and_show_the_day(client, stage, close, today):
    close(today - DAY)
    person = PersonFactory(organisation=stage.place)
    sign_in(client, stage.author)
    page = client.get(reverse("selection:nomination-limits"))
    assert page.context["closes_on"] == today - DAY
    address = f"{reverse('selection:nomination-create')}?person={person.ref}"
    form = client.get(address)
    assert form.context["closes_on"] == today - DAY
    typed = {"tier": "municipal", "sub_project": str(stage.field.ref)}
    assert CLOSED in client.post(address, typed, follow=True).content.decode()
    given = {
        "edition": str(stage.edition.ref), "person": str(person.ref), "tier": "municipal",
        "field": stage.field.field,
    }  # fmt: skip
    answer = client.post("/api/v1/nominations/", given, content_type="application/json")
    assert answer.status_code == 409, answer.content
    assert {row["closes_on"] for row in client.get(reverse("nomination-limits")).json()} == {
        (today - DAY).isoformat()
    }
    with database.as_owner():
        assert not Nomination.objects.exists()


def test_each_place_is_reminded_before_its_own_closing(stage, close, today):
    close(today + 2 * DAY)
    with acting(stage.office) as actor:
        found = reminders.due(actor, today=today)
        assert [(each.unit, each.day) for each in found] == [(stage.place, today + 2 * DAY)]
        later = reminders.due(actor, today=today + 5 * DAY)
        assert [(each.unit, each.day) for each in later] == [(stage.sibling, today + 10 * DAY)]


def test_what_waits_at_the_place_is_due_on_its_own_closing_day(stage, close, now, today):
    close(today + 3 * DAY)
    draft(stage, stage.place, "returned", submitted_at=now)
    draft(stage, stage.sibling, "returned", submitted_at=now)
    for officer, day in ((stage.author, 3 * DAY), (stage.neighbour, 10 * DAY)):
        with acting(officer) as actor:
            dues = [item.due_on for item in handover.waiting(actor) if "correct" in str(item.label)]
            assert dues == [today + day]


def test_the_province_closes_for_a_place_that_would_close_later(stage, close, today):
    close(today + 5 * DAY)
    stage.edition.nomination_closes_on = today + DAY
    with acting(stage.author):
        assert nominating.closes_on(stage.edition, stage.place) == today + DAY
