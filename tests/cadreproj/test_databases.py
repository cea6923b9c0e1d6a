"""The test run's own machinery: whose login, which database, what a committing test leaves."""

import os

import pytest
from django.db import DatabaseError, connection, transaction

from cadreproj import cluster


def ask(sql: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.django_db
def test_the_tests_log_in_as_the_application():
    assert ask("SELECT current_user, session_user") == [("cadre_app", "cadre_app")]
    assert connection.in_atomic_block


@pytest.mark.django_db
def test_the_owner_is_lent_for_a_block_and_put_back(as_owner):
    with as_owner():
        assert ask("SELECT current_user") == [("cadre_owner",)]
    assert ask("SELECT current_user") == [("cadre_app",)]


@pytest.mark.django_db
def test_an_error_puts_the_application_back_too(as_owner):
    with pytest.raises(DatabaseError), as_owner():
        ask("SELECT 1 FROM no_such_table")
    assert ask("SELECT current_user") == [("cadre_app",)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_committing_test_starts_from_a_fresh_database(as_owner, turn):
    assert not connection.in_atomic_block
    assert ask("SELECT to_regclass('left_behind')") == [(None,)]
    with as_owner():
        ask("CREATE TABLE left_behind (turn int); SELECT 1")
    assert ask("SELECT to_regclass('left_behind')::text") == [("left_behind",)]


def test_no_login_holds_a_right_that_bypasses_the_policies():
    with cluster.session(os.environ["DATABASE_SUPERUSER_URL"]) as cur:
        cur.execute(
            "SELECT rolname FROM pg_roles WHERE rolname ~ '^(cadre_(owner|app)|scope_)'"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
        )
        assert cur.fetchall() == []
        cur.execute(
            "SELECT role.rolname FROM pg_auth_members m"
            " JOIN pg_roles role ON role.oid = m.roleid JOIN pg_roles login ON login.oid = m.member"
            " WHERE login.rolname = 'cadre_app' AND m.inherit_option"
        )
        assert cur.fetchall() == []


def test_making_the_roles_again_changes_nothing_but_the_password():
    superuser = os.environ["DATABASE_SUPERUSER_URL"]
    catalogue = "SELECT rolname, rolinherit, rolcanlogin, rolconfig FROM pg_roles ORDER BY 1"
    secret = "SELECT rolpassword FROM pg_authid WHERE rolname = 'cadre_backup'"
    with cluster.session(superuser) as cur:
        cur.execute(catalogue)
        before = cur.fetchall()
        cluster.ensure(superuser, cluster.Plan("cadre", {"cadre_backup": "it's 'quoted'"}))
        cur.execute(catalogue)
        assert cur.fetchall() == before
        cur.execute(secret)
        assert cur.fetchone()[0].startswith("SCRAM-SHA-256$")


def test_an_unknown_login_is_refused():
    with pytest.raises(cluster.ClusterError, match="postgres is none of our logins"):
        cluster.ensure(
            os.environ["DATABASE_SUPERUSER_URL"], cluster.Plan("cadre", {"postgres": "x"})
        )


@pytest.mark.django_db
def test_the_application_cannot_truncate_or_create():
    for statement in ("CREATE TABLE mine (id int)", "TRUNCATE django_migrations"):
        with pytest.raises(DatabaseError), transaction.atomic():
            ask(statement)
