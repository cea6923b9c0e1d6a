"""Suspected pairs, the comparison, the merge and the closed record, as staff meet them."""

import pytest
from django.urls import reverse

from candidates.models import Duplicate, Person
from tests.factories.candidates import DuplicateFactory, PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
NUMBER = "420000198203140025"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def asking(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def pair(officer):
    one = PersonFactory(organisation=officer.organisation, name="单云峰", present_post="某县县长")
    other = PersonFactory(
        organisation=officer.organisation,
        name="单云峰",
        present_post="某县副县长",
        id_number=NUMBER,
    )
    return DuplicateFactory(first=one, second=other)


def address(name, *args):
    return reverse(f"candidates:{name}", args=args)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_pairs(
    asking, officer, rows, django_assert_num_queries
):
    for _number in range(rows):
        DuplicateFactory(first=PersonFactory(organisation=officer.organisation))
    asking.get(address("duplicate-list"))
    with django_assert_num_queries(9):
        html = asking.get(address("duplicate-list")).content.decode()
    assert html.count("data-row") == rows


def test_the_pair_stands_side_by_side_and_masks_the_number(asking, pair):
    html = asking.get(pair.get_absolute_url()).content.decode()
    assert "某县县长" in html
    assert "某县副县长" in html
    assert "42**************25" in html
    assert NUMBER not in html
    assert address("duplicate-merge", pair.ref) in html


def test_a_merge_is_chosen_field_by_field_and_old_addresses_lead_to_the_kept_record(
    asking, officer, pair
):
    page = address("duplicate-merge", pair.ref)
    form = asking.get(page).context["form"]
    assert form.fields["choice_id_number"].initial == "second"
    given = {
        "keep": "first", "versions": "0-0", "reason": "重复录入", "form_version": "0",
        "choice_present_post": "second", "choice_id_number": "second",
    }  # fmt: skip
    assert asking.post(page, {**given, "reason": ""}).status_code == 422
    assert asking.post(page, {**given, "versions": "9-0"}).status_code == 409
    response = asking.post(page, given)
    assert response.url == pair.first.get_absolute_url()
    with acting(officer):
        kept = Person.objects.get(pk=pair.first_id)
        assert (kept.present_post, kept.id_number) == ("某县副县长", NUMBER)
    for name in ("candidates:person-detail", "dossier"):
        old = asking.get(reverse(name, args=[pair.second.ref]))
        assert old.url == reverse(name, args=[pair.first.ref])
    html = asking.get(pair.first.get_absolute_url()).content.decode()
    assert address("person-closed", pair.second.ref) in html
    assert "某县副县长" in asking.get(address("person-closed", pair.second.ref)).content.decode()
    assert asking.get(address("person-edit", pair.second.ref)).status_code == 404


def test_a_place_whose_record_was_closed_for_another_place_is_told_no_more(asking, officer, pair):
    elsewhere = PersonFactory(organisation=PlaceFactory(parent=officer.organisation.parent))
    with database.as_owner():
        Person.objects.filter(pk=pair.second_id).update(
            merged_into=elsewhere, merged_at=pair.found_at
        )
    response = asking.get(pair.second.get_absolute_url(), follow=True)
    html = response.content.decode()
    assert response.redirect_chain[-1][0] == address("person-closed", pair.second.ref)
    assert elsewhere.name not in html
    assert "The programme office closed it" in html


def test_two_to_five_chosen_people_are_compared(asking, officer, pair):
    people = [pair.first, pair.second]
    chosen = asking.post(address("person-chosen"), {"ref": [str(row.ref) for row in people]})
    html = asking.get(chosen.url).content.decode()
    assert html.count('class="differs"') == 2  # the post and the ID number
    assert NUMBER not in html
    assert asking.post(address("person-chosen"), {"ref": [people[0].ref]}).status_code == 422
    stranger = PersonFactory()
    query = f"?ref={pair.first.ref}&ref={stranger.ref}"
    assert asking.get(address("person-compare") + query).status_code == 404
    assert asking.get(address("person-compare") + "?ref=x").status_code == 404


def test_comparing_costs_the_same_for_two_and_for_five(
    asking, officer, django_assert_max_num_queries
):
    people = [PersonFactory(organisation=officer.organisation) for _ in range(5)]
    for many in (2, 5):
        query = "&".join(f"ref={row.ref}" for row in people[:many])
        with django_assert_max_num_queries(15):
            assert asking.get(f"{address('person-compare')}?{query}").status_code == 200


def test_two_compared_people_can_be_suspected(asking, officer):
    people = [PersonFactory(organisation=officer.organisation, name=n) for n in ("区文", "欧文")]
    query = "&".join(f"ref={row.ref}" for row in people)
    page = f"{address('duplicate-suspect')}?{query}"
    assert "区文" in asking.get(page).content.decode()
    response = asking.post(page, {"reason": "本人申明改名"})
    with acting(officer):
        assert response.url == Duplicate.objects.get().get_absolute_url()


def test_the_search_is_queued(asking, officer):
    assert asking.post(address("duplicate-search")).status_code == 302


def test_the_reading_of_a_name_is_corrected_and_search_follows(asking, officer):
    person = PersonFactory(organisation=officer.organisation, name="盖文彬")
    page = address("person-reading", person.ref)
    given = {"syllables": "gě wén bīn", "reason": "本人自述"}
    assert asking.post(page, {**given, "syllables": "ge wen"}).status_code == 422
    assert asking.post(page, {**given, "reason": ""}).status_code == 422
    assert asking.post(page, given).status_code == 302
    with acting(officer):
        row = Person.objects.get()
        assert (row.pinyin, row.pinyin_key, row.initials) == ("Ge Wenbin", "gewenbin", "gwb")
    listed = asking.get(f"{address('person-list')}?q=gewenb").content.decode()
    assert "盖文彬" in listed


def test_every_code_table_can_be_read(asking):
    for name in ("sexes", "ethnic_groups", "degrees", "position_levels", "divisions", "surnames"):
        response = asking.get(f"{address('codes')}?table={name}")
        assert response.status_code == 200
