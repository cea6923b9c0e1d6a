"""Professional titles stand as rows beside the words of the form."""

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from candidates.formats.record import PersonRecord
from candidates.models import Person
from candidates.services import people
from candidates.services.records import load_record
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer", organisation=PlaceFactory())


def register(officer, text) -> Person:
    record = PersonRecord(name="岑试样", sex="2", birth="1982-03", professional_title=text)
    with acting(officer) as actor:
        return people.create_person(
            record=record, organisation=officer.organisation, actor=actor, now=timezone.now()
        )


def test_titles_follow_the_words_of_the_form(client, officer):
    person = register(officer, "高级工程师（省职改办，2008.12）、律师")
    with acting(officer) as actor:
        rows = [
            (row.name, row.level, str(row.on or ""), row.authority) for row in person.titles.all()
        ]
        assert rows == [
            ("高级工程师", "associate", "2008-12", "省职改办"), ("律师", "intermediate", "", ""),
        ]  # fmt: skip
        record = load_record(person)
        assert record.professional_title == "高级工程师（省职改办，2008.12）、律师"
        record.professional_title = "教授"
        person = people.update_person(person, record=record, actor=actor, now=timezone.now())
        assert [row.level for row in person.titles.all()] == ["senior"]
    html = sign_in(client, officer).get(person.get_absolute_url()).content.decode()
    assert "教授" in html
    assert "Senior" in html
    api = sign_in(APIClient(), officer)
    [row] = api.get("/api/v1/people/").json()["results"]
    assert row["titles"] == [
        {"name": "教授", "level": "senior", "on": None, "authority": "", "text": "教授"}
    ]
