"""The only place that enters a scope: role and settings of PostgreSQL for one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from core.orgs.models import Membership, Organisation, User

_COLUMNS = "membership_id, membership_ref, role, organisation_id, org_ref, kind, path, scope_path, name, latin"
_SETTINGS = ("app.org_path", "app.user_id", "app.membership_id", "app.role", "app.chain")


class NoMembership(PermissionError):
    """The account has no live membership, or not the one asked for."""


@dataclass
class _Outer:
    role: str
    settings: list[str]


@contextmanager
def entered(
    membership: Membership | None = None,
    *,
    user_id: int | None = None,
    membership_id: int | None = None,
    read_only: bool = False,
    as_owner: bool = False,
) -> Iterator[Membership]:
    """Run a transaction under one live membership; yields it.

    Give a membership, or an account with the membership it chose (another live one of the account
    serves when the chosen one has been revoked). `as_owner` keeps the owner's database role: only for
    playing history in, where acts carry past times. Nested use puts the outer scope back.
    """
    if membership is not None:
        user_id, membership_id = membership.user_id, membership.pk
    outer = _current() if connection.in_atomic_block else None
    with transaction.atomic():
        yield _enter(user_id, membership_id, membership is not None, read_only, as_owner)
        # After an error the savepoint takes role and settings back by itself; after success not.
        if outer is not None and not connection.needs_rollback:
            _restore(outer)


@contextmanager
def entered_by(username: str) -> Iterator[Membership]:
    """The scope of an account named on the command line; NoMembership says what is missing."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NoMembership(f"There is no account {username}.")
    with entered(user_id=user.pk) as actor:
        actor.user = user
        yield actor


@contextmanager
def reading_as(family: str) -> Iterator[None]:
    """A read-only snapshot in a database role without an actor: for commands that check the whole."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if len(connection.savepoint_ids) == 0:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT current_setting('role')")
            (before,) = cursor.fetchone()
            cursor.execute("SELECT set_config('role', %s, true)", [f"scope_{family}"])
        try:
            yield
        finally:
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('role', %s, true)", [before])


def _enter(user_id, membership_id, exact, read_only, as_owner) -> Membership:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS} FROM enter_scope(%s, %s, %s, %s, %s)",
            [user_id, membership_id, exact, read_only, as_owner],
        )
        row = cursor.fetchone()
    if row is None:
        raise NoMembership("The account has no membership in force.")
    (number, ref, role, org_id, org_ref, kind, path, scope_path, name, latin) = row
    organisation = Organisation(
        id=org_id, ref=org_ref, kind=kind, path=path, scope_path=scope_path, name=name, latin=latin
    )
    entered_as = Membership(
        id=number, ref=ref, user_id=user_id, role_row_id=role, organisation=organisation
    )
    for instance in (organisation, entered_as):
        instance._state.adding = False
        instance._state.db = "default"
    return entered_as


def _current() -> _Outer:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('role'), "
            + ", ".join("coalesce(current_setting(%s, true), '')" for _ in _SETTINGS),
            _SETTINGS,
        )
        role, *values = cursor.fetchone()
    return _Outer(role, values)


def _restore(outer: _Outer) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT "
            + ", ".join("set_config(%s, %s, true)" for _ in _SETTINGS)
            + ", set_config('role', %s, true)",
            [item for pair in zip(_SETTINGS, outer.settings, strict=True) for item in pair]
            + [outer.role],
        )
