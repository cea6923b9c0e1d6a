"""Entering a scope: the live membership decides, and nothing leaks out of the block."""

import pytest
from django.db import DatabaseError, InternalError, connection, transaction

from core.orgs import scope
from core.orgs.models import Membership, Organisation, User
from tests.factories.core import MembershipFactory, PlaceFactory, UserFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


def role_and_path():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, app_path()")
        return cursor.fetchone()


@pytest.mark.parametrize(
    ("role", "database_role"),
    [
        ("municipal_officer", "scope_place"),
        ("county_officer", "scope_place"),
        ("programme_office", "scope_province"),
        ("auditor", "scope_auditor"),
        ("system_admin", "scope_system"),
        ("audit_admin", "scope_audit"),
    ],
)
def test_the_membership_decides_the_database_role(role, database_role):
    membership = MembershipFactory(role=role)
    with acting(membership):
        assert role_and_path() == (database_role, membership.organisation.scope_path)


def test_a_nested_scope_puts_the_outer_one_back():
    office, officer = MembershipFactory(role="programme_office"), MembershipFactory()
    with acting(office):
        outer = role_and_path()
        with acting(officer):
            assert role_and_path() == ("scope_place", officer.organisation.path)
        assert role_and_path() == outer
        with pytest.raises(ZeroDivisionError), acting(officer):
            _ = 1 / 0
        assert role_and_path() == outer


def test_a_revoked_membership_is_refused_at_once(as_owner):
    membership = MembershipFactory()
    with as_owner():
        Membership.objects.filter(pk=membership.pk).update(is_active=False)
    with pytest.raises(scope.NoMembership), acting(membership):
        pass


def test_another_live_membership_serves_when_the_chosen_one_is_gone(as_owner):
    first = MembershipFactory(role="programme_office")
    second = MembershipFactory(role="auditor", user=first.user)
    with as_owner():
        Membership.objects.filter(pk=first.pk).update(is_active=False)
    with scope.entered(user_id=first.user_id, membership_id=first.pk) as actor:
        assert actor.pk == second.pk


def test_an_account_that_may_not_sign_in_has_no_scope(as_owner):
    membership = MembershipFactory()
    with as_owner():
        User.objects.filter(pk=membership.user_id).update(is_active=False)
    with pytest.raises(scope.NoMembership), scope.entered(user_id=membership.user_id):
        pass


def test_a_reading_scope_refuses_to_write():
    with acting(MembershipFactory(role="system_admin"), read_only=True):
        with pytest.raises(InternalError), transaction.atomic():
            Organisation.objects.update(latin="")


def test_no_account_holds_two_of_the_three_administrators(as_owner):
    user = UserFactory()
    MembershipFactory(role="system_admin", user=user)
    with pytest.raises(DatabaseError), as_owner():
        MembershipFactory(role="audit_admin", user=user)


def test_a_place_does_not_see_the_accounts_of_another():
    mine, other = MembershipFactory(), MembershipFactory(organisation=PlaceFactory())
    with acting(mine):
        assert list(User.objects.values_list("pk", flat=True)) == [mine.user_id]
        assert not User.objects.filter(pk=other.user_id).exists()


def test_without_a_scope_the_content_is_refused_loudly():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM core_auditentry")
