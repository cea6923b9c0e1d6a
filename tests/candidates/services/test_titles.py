"""Professional titles stand as rows beside the words of the form."""

import pytest
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from candidates.formats.kept import from_plain, plain_of, to_plain, value_of
from candidates.formats.record import PersonRecord
from candidates.forms.titles import lines_of, title_line, title_of
from candidates.models import Person
from candidates.rules.titles import Title
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


def edit(client, person, **changes):
    url = reverse("candidates:person-edit", args=[person.ref])
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in values.items() if value not in (None, False)}
    return client.post(url, data | changes)


def rows_of(officer, person):
    with acting(officer):
        fresh = Person.objects.get(pk=person.pk)
        return fresh.professional_title, [
            (row.name, row.level, str(row.on or ""), row.authority, row.text)
            for row in fresh.titles.all()
        ]


WORDS = "高工（省职改办，2008.12）、律师"


def test_titles_are_corrected_line_by_line_and_the_words_stay(client, officer):
    person = register(officer, WORDS)
    sign_in(client, officer)
    url = reverse("candidates:person-edit", args=[person.ref])
    shown = client.get(url).context["form"]["titles"].value()
    assert shown == "高工 |  | 2008.12 | 省职改办\n律师 | Intermediate"
    lines = "高工 | associate senior | 2008.12 | 省职改办\n律师 | Intermediate | 2010.06"
    assert edit(client, person, titles=lines).status_code == 302
    assert rows_of(officer, person) == (
        WORDS,
        [
            ("高工", "associate", "2008-12", "省职改办", "高工（省职改办，2008.12）"),
            ("律师", "intermediate", "2010-06", "", "律师"),
        ],
    )
    # Another change leaves them; new words are read anew.
    assert edit(client, person, health="健康").status_code == 302
    assert rows_of(officer, person)[1][0][1] == "associate"
    assert edit(client, person, professional_title="教授").status_code == 302
    assert rows_of(officer, person) == ("教授", [("教授", "senior", "", "", "教授")])


def test_lines_without_words_make_the_words_that_are_printed(client, officer):
    person = register(officer, "")
    sign_in(client, officer)
    edit(client, person, titles="高级工程师 | 副高 | 2008.12 | 省职改办\n律师")
    words, rows = rows_of(officer, person)
    assert words == "高级工程师（省职改办，2008.12）、律师"
    assert [row[:3] for row in rows] == [
        ("高级工程师", "associate", "2008-12"), ("律师", "intermediate", ""),
    ]  # fmt: skip
    assert edit(client, person, titles="无").status_code == 302
    assert rows_of(officer, person) == (words, [])
    assert edit(client, person, titles="").status_code == 302
    assert len(rows_of(officer, person)[1]) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("高工 | 超级", "is no level (in the line of 高工). Write one of: Senior"),
        ("高工 | 副高 | 二〇〇八", "二〇〇八 is not a date (in the line of 高工)"),
        (" | 副高", "the title stands first"),
        ("甲 | 副高 | 2008 | 省 | 市", "four parts at the most"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(client, officer, line, fault):
    person = register(officer, WORDS)
    answer = edit(sign_in(client, officer), person, titles=line)
    assert answer.status_code == 422
    assert fault in answer.content.decode().replace("&quot;", '"')


def test_titles_go_with_their_words_when_they_are_put_back(officer):
    """What is kept beside an import carries titles set by hand; and None, where they were read."""
    record = PersonRecord(name="岑", sex="2", birth="1982", professional_title=WORDS)
    assert value_of("titles", plain_of(record, "titles")) is None
    record.titles = [Title("", "高工", "associate")]
    assert value_of("titles", plain_of(record, "titles")) == record.titles
    assert from_plain(to_plain(record)).titles == record.titles


def test_the_api_sets_titles_by_hand(officer):
    person = register(officer, WORDS)
    api = sign_in(APIClient(), officer)
    url = f"/api/v1/people/{person.ref}/"
    sent = {
        "version": 0, "name": "岑试样", "sex": "2", "birth": "1982-03",
        "titles": [{"name": "高工", "level": "associate", "on": "2008-12"}],
    }  # fmt: skip
    answer = api.put(url, sent, format="json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["professional_title"] == WORDS
    assert [(row["name"], row["level"]) for row in answer.json()["titles"]] == [
        ("高工", "associate")
    ]


@pytest.mark.parametrize("words", [WORDS, "教授", "高级工程师（省职改办，2008.12）、律师", ""])
def test_lines_of_what_was_read_read_back_as_the_same(words):
    record = PersonRecord(name="岑", sex="2", birth="1982", professional_title=words)
    assert [title_of(title_line(row)) for row in lines_of(record)] == lines_of(record)
