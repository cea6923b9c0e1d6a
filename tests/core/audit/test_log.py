"""An act and its entries: in one transaction, stamped by the database, never changed."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from core.audit import freshness
from core.audit.log import OutsideAct, act, record, record_many
from core.audit.models import AuditEntry
from core.orgs import scope
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


class Row:
    """Anything with a reference and a scope can be the object of an act."""

    class _meta:
        label = "core.Organisation"

    def __init__(self, organisation):
        self.ref, self.org_path = organisation.ref, organisation.scope_path


def write_one(officer, now=None, action="organisation.rename"):
    with acting(officer) as actor, act(actor, now or timezone.now()):
        record(Row(officer.organisation), action, before={"name": "旧"}, after={"name": "新"})


def test_an_entry_carries_actor_chain_number_and_both_times(officer):
    write_one(officer)
    write_one(officer)
    with acting(officer):
        first, second = AuditEntry.objects.order_by("n")
    assert (first.n, second.n) == (1, 2)
    assert first.chain == officer.organisation.path
    assert (first.user_id, first.role) == (officer.user_id, "municipal_officer")
    assert abs(first.recorded_at - first.at) < dt.timedelta(seconds=5)
    assert not first.historical


def test_the_entries_of_an_act_are_one_insert_whatever_their_number(
    officer, django_assert_num_queries
):
    with acting(officer) as actor:
        rows = [
            (officer.organisation.ref, officer.organisation.path, {}, {"k": n}) for n in range(50)
        ]
        with django_assert_num_queries(3):  # savepoint, insert, release
            with act(actor, timezone.now()):
                record_many("core.Organisation", "organisation.count", rows)
        assert AuditEntry.objects.count() == 50


def test_nested_acts_join_and_fall_together(officer):
    with acting(officer) as actor:
        with pytest.raises(RuntimeError), act(actor, timezone.now()):
            with act(actor, timezone.now()):
                record(Row(officer.organisation), "organisation.inner")
            raise RuntimeError
        assert not AuditEntry.objects.exists()


def test_recording_outside_an_act_is_refused(officer):
    with pytest.raises(OutsideAct):
        record(Row(officer.organisation), "organisation.lost")


def test_an_act_of_another_time_is_refused_to_the_application(officer):
    with pytest.raises(IntegrityError, match="not now"):
        write_one(officer, now=timezone.now() - dt.timedelta(hours=1))


def test_history_is_played_in_by_the_owner_alone_and_marked(officer, as_owner):
    with as_owner():
        from_the_past = timezone.now() - dt.timedelta(days=5000)
        with scope.entered(officer, as_owner=True) as actor, act(actor, from_the_past):
            record(Row(officer.organisation), "organisation.found")
        entry = AuditEntry.objects.get()
    assert entry.historical
    assert entry.at == from_the_past


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditentry SET reason = 'x'",
        "DELETE FROM core_auditentry",
        "TRUNCATE core_auditentry",
        "UPDATE core_audithead SET n = 0",
        "ALTER TABLE core_auditentry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "SET ROLE cadre_super",
    ],
)
def test_the_application_can_do_nothing_to_the_ledger_but_add(officer, statement):
    write_one(officer)
    with acting(officer), pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize(
    "statement", ["UPDATE core_auditentry SET reason = 'x'", "TRUNCATE core_auditentry"]
)
def test_not_even_the_owner_changes_an_entry(officer, as_owner, statement):
    write_one(officer)
    with as_owner(), pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_place_reads_its_own_entries_only(officer):
    other = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    write_one(officer)
    with acting(other):
        assert not AuditEntry.objects.exists()
    with acting(MembershipFactory(role="programme_office")):
        assert AuditEntry.objects.count() == 1


def test_a_committed_act_tells_that_figures_are_stale(officer, django_capture_on_commit_callbacks):
    before = freshness.move_on()
    with django_capture_on_commit_callbacks(execute=True):
        write_one(officer)
    assert freshness.move_on() == before + 2


def test_an_act_that_failed_tells_nothing(officer, django_capture_on_commit_callbacks):
    before = freshness.move_on()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(IntegrityError):
        write_one(officer, now=timezone.now() - dt.timedelta(hours=1))
    assert freshness.move_on() == before + 1
