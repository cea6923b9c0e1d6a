"""A dossier goes down to a county and back; what hangs on it goes along, and who is tied stays."""

import pytest
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from candidates.models import Career, Person
from candidates.services import dossiers, entrusting
from candidates.services.dossiers import DossierFile
from core.audit.models import AuditEntry
from core.workflow.errors import Refused
from tests.data.make_lrmx import SAMPLE
from tests.factories.candidates import DuplicateFactory, FindingFactory, PersonFactory
from tests.factories.core import CountyFactory, MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
REASON = "按干部管理权限"


@pytest.fixture
def place():
    return PlaceFactory()


@pytest.fixture
def county(place):
    return CountyFactory(parent=place)


@pytest.fixture
def officer(place):
    return MembershipFactory(role="municipal_officer", organisation=place)


@pytest.fixture
def clerk(county):
    return MembershipFactory(role="county_officer", organisation=county)


def hand(officer, people, keeper, reason=REASON):
    with acting(officer) as actor:
        actor.user = officer.user
        return entrusting.entrust_many(
            people, keeper=keeper, actor=actor, now=timezone.now(), reason=reason
        )


def everybody():
    return Person.objects.all()


def test_a_county_sees_a_dossier_with_its_files_once_it_keeps_it(officer, clerk, county, place):
    with acting(officer) as actor:
        actor.user = officer.user
        source = DossierFile("岑试样.lrmx", SAMPLE.read_bytes())
        person = dossiers.import_dossier(
            source, organisation=place, actor=actor, now=timezone.now()
        )
    FindingFactory(person=person)
    with acting(clerk):
        assert not everybody().exists()
    assert hand(officer, everybody(), county) == (1, [])
    with acting(clerk):
        person = everybody().get()
        assert (person.organisation_id, person.county_id) == (county.pk, county.pk)
        assert person.careers.count() == 6
        assert person.findings.count() == 1
        assert person.photo.content
        assert person.dossier_file.content == SAMPLE.read_bytes()
        entry = AuditEntry.objects.get(action="person.entrust")
        assert (entry.reason, entry.after) == (REASON, {"organisation": county.name})
    assert hand(officer, everybody(), place) == (1, [])
    with acting(clerk):
        assert not everybody().exists()
        assert not Career.objects.exists()


def test_who_is_tied_to_the_place_stays_and_it_is_said_why(officer, county, place):
    free, first, second = (PersonFactory(organisation=place, name=name) for name in "甲乙丙")
    DuplicateFactory(first=first, second=second)
    count, staying = hand(officer, everybody(), county)
    assert count == 1
    assert {person.name for person, _why in staying} == {"乙", "丙"}
    assert all("compared with another" in why for _name, why in staying)
    with acting(officer):
        assert everybody().get(organisation=county) == free


def test_nobody_is_given_to_another_place_or_without_a_reason(officer, county, place):
    PersonFactory(organisation=place)
    office = MembershipFactory(role="programme_office", organisation=place.parent)
    abroad = CountyFactory(parent=PlaceFactory(parent=place.parent))
    count, [(_name, why)] = hand(office, everybody(), abroad)
    assert (count, why) == (0, "Another place keeps the dossier.")
    with pytest.raises(Refused):
        hand(officer, everybody(), county, reason=" ")


@pytest.mark.parametrize("others", [0, 3])
def test_many_cost_the_same_as_one(officer, county, place, others, django_assert_max_num_queries):
    for _number in range(others + 1):
        PersonFactory(organisation=place)
    with django_assert_max_num_queries(24):
        assert hand(officer, everybody(), county)[0] == others + 1


def test_from_the_list_the_chosen_change_hands(client, officer, clerk, county, place):
    person = PersonFactory(organisation=place)
    page = reverse("candidates:person-entrust")
    sign_in(client, officer)
    asked = client.post(page, {"ref": person.ref}).content.decode()
    assert "One dossier changes hands." in asked
    form = {"ref": person.ref, "confirm": "1", "keeper": county.ref}
    assert client.post(page, form).status_code == 422
    assert client.post(page, form | {"reason": REASON}).status_code == 302
    sign_in(client, clerk)
    assert person.name in client.get(reverse("candidates:person-list")).content.decode()
    assert client.post(page, form | {"reason": REASON}).status_code == 403


def test_a_county_registers_and_edits_its_own(client, clerk, county):
    sign_in(client, clerk)
    page = client.get(reverse("candidates:person-create"))
    assert f'type="hidden" name="place" value="{county.ref}"' in page.content.decode()
    PersonFactory(organisation=county, name="丁一")
    listed = client.get(reverse("candidates:person-list"))
    assert "丁一" in listed.content.decode()


def test_dossiers_are_entrusted_over_the_api(officer, clerk, county, place):
    person, tied = (PersonFactory(organisation=place, name=name) for name in ("甲", "乙"))
    DuplicateFactory(first=tied, second=PersonFactory(organisation=place))
    foreign = PersonFactory(organisation=PlaceFactory())
    api = sign_in(APIClient(), officer)
    url = "/api/v1/people/entrust/"

    def hand_over(*people, keeper=county, by=api, reason=REASON):
        refs = [str(each.ref) for each in people]
        data = {"refs": refs, "keeper": str(keeper.ref), "reason": reason}
        return by.post(url, data, format="json")

    assert hand_over(person, reason="").status_code == 422
    assert hand_over(person, keeper=foreign.organisation).status_code == 422
    assert hand_over(person, foreign).status_code == 404
    assert hand_over(person, by=sign_in(APIClient(), clerk)).status_code == 403
    done = hand_over(person, tied)
    assert done.status_code == 200, done.content
    assert done.json()["count"] == 1
    [stays] = done.json()["staying"]
    assert stays["ref"] == str(tied.ref)
    assert "compared with another" in stays["why"]
    with acting(clerk):
        assert Person.objects.get(pk=person.pk).organisation == county
