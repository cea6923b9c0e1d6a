import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cadreproj.demo import numbers
from cadreproj.demo import people as demo
from candidates.formats.record import AwardRecord, PersonRecord
from candidates.models import Career, FamilyMember, Person
from candidates.services import people
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db
NUMBER = "420000198203140025"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def now():
    return timezone.now()


def a_record(**changes) -> PersonRecord:
    return PersonRecord(**{"name": "岑试样", "sex": "2", "birth": "1982-03", **changes})


def demo_records():
    return [each.record for each in demo.generate(numbers.scale("small"), seed=3)]


def register(records, officer, now):
    rows = [people.Registration(record, officer.organisation) for record in records]
    return people.register_many(rows, actor=officer, now=now)


def test_a_new_dossier_is_sealed_read_and_sorted(officer, now):
    with acting(officer):
        person = people.create_person(
            record=a_record(id_number=NUMBER, phone="10000000001"),
            organisation=officer.organisation,
            actor=officer,
            now=now,
        )
        assert (person.pinyin, person.initials) == ("Cen Shiyang", "csy")
        assert (person.id_number, person.phone) == (NUMBER, "10000000001")
        assert NUMBER.encode() not in bytes(person.id_sealed)
        assert Person.objects.matching(NUMBER).get() == person
        entry = AuditEntry.objects.get(object_ref=person.ref)
        assert entry.action == "person.register"
        assert NUMBER not in entry.payload


def test_many_are_registered_with_all_their_parts(officer, now):
    records = demo_records()
    with acting(officer):
        made = register(records, officer, now)
        assert len(made) == 60
        for row, record in list(zip(made, records, strict=True))[::12]:
            person = Person.objects.get(pk=row.id)
            stored = load_record(person)
            assert stored == record
        assert AuditEntry.objects.filter(action="person.register").count() == 60


def test_any_number_of_people_costs_the_same_statements(officer, now, django_assert_num_queries):
    records = sorted(
        demo_records(), key=lambda each: (not each.professional_title, -len(each.awards))
    )
    with acting(officer):
        with django_assert_num_queries(15):
            register(records[:1], officer, now)
        with django_assert_num_queries(15):
            register(records[1:], officer, now)


def test_a_place_keeps_one_dossier_for_an_id_number(officer, now):
    with acting(officer):
        register([a_record(id_number=NUMBER)], officer, now)
        with pytest.raises(Refused) as refusal:
            register([a_record(name="他人", id_number=NUMBER)], officer, now)
        assert "id_number" in refusal.value.fields
        with pytest.raises(Refused):
            register([a_record(id_number="420000197005050019")] * 2, officer, now)
        assert Person.objects.count() == 1


def test_the_database_itself_refuses_a_second_dossier_in_the_place():
    first = PersonFactory(id_number=NUMBER)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(id_number=NUMBER, organisation=first.organisation)
    PersonFactory(id_number=NUMBER, organisation=PlaceFactory())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"birth": ""}, "birth"),
        ({"birth": "2190-01"}, "birth"),
        ({"sex": "x"}, "sex"),
    ],
)
def test_a_record_without_the_essentials_is_refused_by_field(officer, now, change, field):
    with acting(officer), pytest.raises(Refused) as refusal:
        people.create_person(
            record=a_record(**change), organisation=officer.organisation, actor=officer, now=now
        )
    assert set(refusal.value.fields) == {field}


def test_an_update_replaces_everything_and_keeps_the_words_out_of_the_ledger(officer, now):
    with acting(officer):
        (made,) = register(demo_records()[:1], officer, now)
        person = Person.objects.get(pk=made.id)
        record = load_record(person)
        record.name, record.present_post = "吕新名", "某县副县长"
        record.family, record.awards = [], [AwardRecord("2010-05", "先进个人")]
        changed = people.update_person(person, record=record, actor=officer, now=now, reason="更正")
        assert load_record(changed) == record
        assert (changed.version, changed.pinyin_key) == (1, "lvxinming")
        assert not FamilyMember.objects.filter(person=person).exists()
        entry = AuditEntry.objects.get(action="person.edit")
        assert entry.after["present_post"] == "某县副县长"
        assert entry.after["name"] == entry.before["name"] == "•"
        assert entry.reason == "更正"
        assert "吕新名" not in entry.payload


def test_an_update_of_an_older_version_is_refused(officer, now):
    person = PersonFactory(organisation=officer.organisation)
    with acting(officer):
        people.update_person(person, record=load_record(person), actor=officer, now=now, version=0)
        with pytest.raises(MoveRefused) as refusal:
            people.update_person(
                person, record=load_record(person), actor=officer, now=now, version=0
            )
    assert refusal.value.code == "stale"


def test_a_number_is_revealed_for_a_reason_alone(officer, now):
    person = PersonFactory(organisation=officer.organisation, id_number=NUMBER)
    with acting(officer):
        with pytest.raises(Refused):
            people.reveal_id_number(person, actor=officer, now=now, reason=" ")
        shown = people.reveal_id_number(person, actor=officer, now=now, reason="核对档案")
        assert shown == NUMBER
        entry = AuditEntry.objects.get(action="person.reveal_id_number")
        assert entry.reason == "核对档案"


def test_nobody_writes_into_another_place(officer, now):
    elsewhere = PlaceFactory()
    with (
        acting(officer),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        people.register_many([people.Registration(a_record(), elsewhere)], actor=officer, now=now)


def test_parts_stay_in_the_scope_of_their_person(officer, now, as_owner):
    with acting(officer):
        (made,) = register(demo_records()[:1], officer, now)
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        Career.objects.filter(person=made.id).update(org_path="99999999")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_moment_of_history_is_kept_as_the_time_of_the_act(officer):
    then = timezone.now() - datetime.timedelta(minutes=2)
    with acting(officer):
        register([a_record()], officer, then)
        assert AuditEntry.objects.get().at == then
