"""Search under row-level security: right rows, right index, nobody else's people."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from candidates.models import Person
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


def names(text: str) -> set[str]:
    return set(Person.objects.matching(text).values_list("name", flat=True))


def test_characters_pinyin_and_initials_find_a_name(officer):
    for name in ("曾晓明", "吕晓明", "明晓吕"):
        PersonFactory(organisation=officer.organisation, name=name)
    with acting(officer):
        assert names("晓明") == {"曾晓明", "吕晓明"}
        assert names("zxm") == names("zengxiao") == {"曾晓明"}
        assert names("Lü") == names("lv") == {"吕晓明"}
        assert names("明") == {"曾晓明", "吕晓明", "明晓吕"}
        assert names("晓 明") == {"曾晓明", "吕晓明"}
        assert names("%") == names("张") == names("'") == set()


@pytest.mark.parametrize("role", ["programme_office", "auditor"])
def test_the_province_finds_everybody(role):
    PersonFactory(name="曾晓明")
    PersonFactory(name="曾晓明", organisation=PlaceFactory())
    with acting(MembershipFactory(role=role)):
        assert Person.objects.matching("zxm").count() == 2


def test_a_place_finds_its_own_people_alone(officer):
    PersonFactory(name="曾晓明")
    with acting(officer):
        assert names("zxm") == names("曾") == set()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM candidates_search('zxm')")
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("role", ["system_admin", "audit_admin"])
def test_administrators_may_not_even_ask(role):
    administrator = MembershipFactory(role=role)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting(administrator),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM candidates_search('a')")


@pytest.mark.parametrize(
    ("condition", "index"),
    [
        (
            "string_to_array(name, NULL) @> string_to_array('曾晓', NULL)",
            "candidates_person_name_characters",
        ),
        ("initials >= 'zxm' AND initials < 'zxm~'", "person_by_initials"),
        ("pinyin_key >= 'zeng' AND pinyin_key < 'zeng~'", "person_by_pinyin"),
    ],
)
def test_the_function_behind_the_search_can_use_its_index(as_owner, condition, index):
    """As the function's owner, that is: the caller's policy stands between caller and index."""
    PersonFactory()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT id FROM candidates_person WHERE {condition}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert index in plan, plan


def test_a_birth_is_stored_as_known_and_refused_as_garbage(as_owner):
    person = PersonFactory(birth="1982")
    with as_owner():
        person.refresh_from_db()
    assert person.birth.iso == "1982"
    with pytest.raises(IntegrityError, match="person_birth_is_a_date"):
        PersonFactory(birth="1982-13")
