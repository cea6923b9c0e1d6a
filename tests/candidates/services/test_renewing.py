"""A newer file is compared field by field; only what was chosen is taken over."""

from dataclasses import fields

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from candidates.formats.differences import FIELDS, differences, merged
from candidates.formats.record import FamilyRecord, PersonRecord
from candidates.models import Person
from candidates.services import dossiers, people, renewing
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from tests.candidates.services.test_dossiers import given as given_fixture
from tests.candidates.services.test_dossiers import officer as officer_fixture
from tests.candidates.services.test_dossiers import sample
from tests.factories.candidates import PersonFactory
from tests.support import acting

pytestmark = pytest.mark.django_db
officer, given = officer_fixture, given_fixture
POST = ("青禾镇党委副书记、镇长</XianRen", "青禾镇党委书记</XianRen")
HEALTH = ("<JianKangZhuangKuang>健康", "<JianKangZhuangKuang>良好")


@pytest.fixture
def person(officer, given):
    with acting(officer):
        made = dossiers.import_dossier(sample(), **given)
        record = load_record(made)
        record.phone, record.position_level = "10000000009", "1A41"
        return people.update_person(made, record=record, actor=officer, now=given["now"])


def offered(person, officer, given, **changes):
    return renewing.offer(person, source=sample(**changes), actor=officer, now=given["now"])


def compare(person, file):
    return renewing.compare(file, Person.objects.get(pk=person.pk))


def taken(person, file, chosen, officer, given, **more):
    renewing.take_over(file, chosen=chosen, actor=officer, now=given["now"], **more)
    return Person.objects.get(pk=person.pk)


def test_a_file_that_says_the_same_has_no_differences(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given)
        assert compare(person, file).differences == []


def test_only_what_differs_is_shown(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST, health=HEALTH)
        found = {each.name: each for each in compare(person, file).differences}
    assert set(found) == {"present_post", "health"}
    assert (found["health"].was, found["health"].given) == ("健康", "良好")


def test_only_what_was_chosen_is_taken_over(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST, health=HEALTH)
        after = taken(person, file, ["present_post"], officer, given)
        assert after.present_post.endswith("青禾镇党委书记")
        assert after.health == "健康"
        assert (after.phone, after.position_level) == ("10000000009", "1A41")
        left = [each.name for each in compare(after, file).differences]
    assert left == ["health"]


def test_with_everything_chosen_the_files_own_texts_are_kept(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST, health=HEALTH)
        after = taken(person, file, ["present_post", "health"], officer, given)
        after = Person.objects.select_related("dossier_file").get(pk=after.pk)
        assert after.dossier["JianKangZhuangKuang"] == "良好"
        assert after.dossier_file.content == file.file.content


def test_with_nothing_chosen_the_record_stays_and_that_is_on_record(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST)
        before = load_record(person)
        after = taken(person, file, [], officer, given, reason="档案室核对无误")
        assert load_record(after) == before
        entry = AuditEntry.objects.get(action="person.compare_file")
    assert (entry.after["taken"], entry.after["refused"]) == ([], ["present_post"])
    assert entry.reason == "档案室核对无误"


def test_a_record_changed_meanwhile_is_compared_again_first(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST)
        version = compare(person, file).version
        people.update_person(person, record=load_record(person), actor=officer, now=given["now"])
        with pytest.raises(MoveRefused) as refused:
            taken(person, file, ["present_post"], officer, given, version=version)
    assert refused.value.code == "stale"


def test_a_field_that_files_do_not_have_is_refused(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST)
        with pytest.raises(Refused, match="phone"):
            taken(person, file, ["phone"], officer, given)


def test_the_file_of_another_person_is_not_kept(officer, given):
    other = PersonFactory(organisation=officer.organisation, id_number="420000197005050019")
    with acting(officer), pytest.raises(Refused, match="岑试样"):
        offered(other, officer, given)


def test_a_number_that_the_file_leaves_out_is_no_difference(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, number=(">420000198203140025<", "><"))
        assert compare(person, file).differences == []


def test_the_ledger_names_fields_and_no_words(officer, given, person):
    with acting(officer):
        file = offered(person, officer, given, post=POST, health=HEALTH)
        taken(person, file, ["health"], officer, given)
        entry = AuditEntry.objects.get(action="person.compare_file")
    assert "良好" not in entry.payload


# -- the comparison itself ------------------------------------------------------------------------

texts = st.sampled_from(["", "甲", "乙", "丙"])
family = st.lists(st.builds(FamilyRecord, st.just("父亲"), texts), max_size=2)


@st.composite
def records(draw):
    values = {name: draw(texts) for name in FIELDS if name in PLAIN}
    return PersonRecord(**values, family=draw(family), phone=draw(texts))


PLAIN = {each.name for each in fields(PersonRecord) if each.type in ("str", str)} & set(FIELDS)


@drawn(given=records(), own=records(), data=st.data())
def test_what_is_chosen_comes_from_the_file_and_all_else_stays(given, own, data):
    found = [each.name for each in differences(given, own)]
    chosen = data.draw(st.sets(st.sampled_from(found))) if found else set()
    result = merged(given, own, chosen)
    for each in fields(PersonRecord):
        if each.name != "dossier":
            source = given if each.name in chosen else own
            assert getattr(result, each.name) == getattr(source, each.name)
    assert {each.name for each in differences(given, result)} == set(found) - chosen


@drawn(record=records())
def test_a_record_does_not_differ_from_itself(record):
    assert differences(record, record) == []
