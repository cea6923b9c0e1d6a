"""A notice reaches whom it is for, and nobody else reads it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from core.notices import deliver, texts
from core.notices.models import Notice
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db

texts.add({"test.plain": "Plain", "test.place": "%(place)s sent %(count)s"})


@pytest.fixture
def office():
    return MembershipFactory(role="programme_office")


@pytest.fixture
def place():
    return PlaceFactory(name="甲市", latin="Jia")


@pytest.fixture
def officer(place):
    return MembershipFactory(role="municipal_officer", organisation=place)


def shown(membership):
    with acting(membership, read_only=True) as actor:
        return [(notice.text_key, notice.is_read) for notice in deliver.inbox(actor)]


def waiting(membership):
    with acting(membership, read_only=True) as actor:
        return deliver.unread_count(actor)


def test_a_notice_goes_up_and_down_the_tree(office, officer, place):
    with acting(officer):
        deliver.notify("programme_office", office.organisation, "test.plain")
    with acting(office):
        deliver.notify("municipal_officer", place, "test.plain")
    assert waiting(office) == waiting(officer) == 1


def test_nobody_else_reads_it(office, officer, place):
    same_role = MembershipFactory(role="municipal_officer")
    same_place = MembershipFactory(role="school_manager", organisation=place)
    same_person = MembershipFactory(role="county_officer", user=officer.user, organisation=place)
    with acting(office):
        deliver.notify("municipal_officer", place, "test.plain")
    assert [waiting(m) for m in (officer, same_role, same_place, same_person, office)] == [
        1,
        0,
        0,
        0,
        0,
    ]
    for membership in (same_role, same_place, same_person, office):
        with acting(membership):
            assert not Notice.objects.exists()


def test_a_personal_notice_follows_the_person(office, officer):
    second = MembershipFactory(role="exam_officer", user=officer.user)
    with acting(office):
        deliver.notify_user(officer.user, "test.plain")
    assert [waiting(officer), waiting(second), waiting(office)] == [1, 1, 0]


def test_reading_is_each_readers_own(office, officer, place):
    colleague = MembershipFactory(role="municipal_officer", organisation=place)
    with acting(office):
        deliver.notify("municipal_officer", place, "test.plain")
    with acting(officer) as actor:
        [notice] = deliver.inbox(actor)
        deliver.mark_read(actor, [notice])
        deliver.mark_read(actor, [notice])
    assert shown(officer) == [("test.plain", True)]
    assert shown(colleague) == [("test.plain", False)]
    with acting(colleague) as actor:
        deliver.mark_all_read(actor)
    assert waiting(colleague) == 0


def test_the_text_is_in_the_readers_language(office, officer, place):
    with acting(officer):
        deliver.notify(
            "programme_office", office.organisation, "test.place",
            {"place": texts.named(place), "count": 3},
        )  # fmt: skip
    with acting(office) as actor:
        [notice] = deliver.inbox(actor)
        with translation.override("zh-hans"):
            assert notice.text == "甲市 sent 3"
        with translation.override("es"):
            assert notice.text == "Jia sent 3"


def test_a_reminder_is_sent_once_to_each(office, officer, place):
    other = PlaceFactory()
    with acting(office):
        for _ in range(3):
            deliver.notify("municipal_officer", place, "test.plain", once="due:1")
            deliver.notify("municipal_officer", other, "test.plain", once="due:1")
    assert waiting(officer) == 1


def test_an_unknown_text_is_refused(office):
    with pytest.raises(deliver.UnknownText), acting(office):
        deliver.notify_user(office.user, "test.nothing")


def test_a_notice_cannot_be_changed_or_withdrawn(office):
    for statement in ("UPDATE core_notice SET url = 'x'", "DELETE FROM core_notice"):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(office):
            with connection.cursor() as cursor:
                cursor.execute(statement)


def test_counting_takes_one_statement_and_stops_at_the_cap(
    office, officer, place, django_assert_num_queries
):
    with acting(office):
        for _ in range(deliver.COUNT_CAP + 5):
            deliver.notify("municipal_officer", place, "test.plain")
    with acting(officer) as actor, django_assert_num_queries(1):
        assert deliver.unread_count(actor) == deliver.COUNT_CAP
