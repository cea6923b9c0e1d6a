import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.formats import resume
from candidates.formats.record import PersonRecord, career_of
from candidates.models import Person
from candidates.services import people
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
NUMBER = "420000198203140025"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def visitor(client, officer):
    return sign_in(client, officer)


def given(officer, **changes) -> dict:
    own = {"place": str(officer.organisation.ref), "name": "岑试样", "sex": "2", "birth": "1982-03"}
    return own | changes


def test_a_list_holds_ones_own_people_and_nothing_sealed(visitor, officer):
    PersonFactory(organisation=officer.organisation, id_number=NUMBER)
    PersonFactory()
    response = visitor.get(reverse("person-list"))
    assert response.status_code == 200
    (row,) = response.json()["results"]
    assert row["birth"] == "1980-05"
    assert NUMBER not in response.content.decode()


def test_a_person_is_registered_by_the_rules_of_the_page(visitor, officer):
    data = given(officer, id_number=NUMBER, resume="2004.07--  某镇科员")
    response = visitor.post(reverse("person-list"), data, content_type="application/json")
    assert response.status_code == 201, response.content
    with acting(officer):
        person = Person.objects.get(ref=response.json()["ref"])
        assert person.id_number == NUMBER
        assert person.careers.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"birth": "八二年"}, "birth"),
        ({"id_number": NUMBER, "sex": "1"}, "sex"),
        ({"place": ""}, "place"),
    ],
)
def test_the_faults_of_the_page_are_those_of_the_api(visitor, officer, change, field):
    response = visitor.post(
        reverse("person-list"), given(officer, **change), content_type="application/json"
    )
    assert response.status_code in (400, 422)
    assert field in response.content.decode()


def test_a_change_names_the_version_it_was_made_on(visitor, officer):
    person = PersonFactory(organisation=officer.organisation, name="岑试样", id_number=NUMBER)
    url = reverse("person-detail", args=[person.ref])
    data = given(officer, health="良好", sex="2", birth="1982-03", version=0)
    response = visitor.put(url, data, content_type="application/json")
    assert response.status_code == 200, response.content
    assert visitor.put(url, data, content_type="application/json").status_code == 409
    with acting(officer):
        assert Person.objects.get().id_number == NUMBER


def test_an_inspector_reads_and_does_not_write(client):
    person = PersonFactory()
    sign_in(client, MembershipFactory(role="inspector"))
    url = reverse("person-detail", args=[person.ref])
    assert client.get(url).status_code == 200
    assert client.put(url, {}, content_type="application/json").status_code == 403


def test_a_person_of_another_place_is_not_there(visitor):
    assert visitor.get(reverse("person-detail", args=[PersonFactory().ref])).status_code == 404


def test_the_resume_says_how_surely_each_period_was_read(client):
    officer = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    text = "2002.07--2004.08  甲\n2004—2006  乙"
    record = PersonRecord(
        name="岑试样", sex="2", birth="1982-03", resume=text, career=career_of(resume.parse(text))
    )
    with acting(officer) as actor:
        person = people.create_person(
            record=record, organisation=officer.organisation, actor=actor, now=timezone.now()
        )
    sign_in(client, officer)
    rows = client.get(f"/api/v1/people/{person.ref}/resume/").json()
    assert [(row["start"], row["end"], row["text"], row["confidence"]) for row in rows] == [
        ("2002-07", "2004-08", "甲", "high"), ("2004", "2006", "乙", "medium"),
    ]  # fmt: skip
    html = client.get(f"{person.get_absolute_url()}?tab=resume").content.decode()
    assert "read, written otherwise" in html
    assert "other dashes than --; a month is missing" in html
