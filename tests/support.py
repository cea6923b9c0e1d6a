"""What many tests need: signing in, and acting under a membership."""

from django.db import connection

from core.orgs import scope
from selection.services import invariants
from tests import factories
from tests.plugins import database

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(client, membership, language: str = "en"):
    """Sign the client in as the membership's account, acting under exactly this membership."""
    client.force_login(membership.user, backend=BACKEND)
    session = client.session
    session["membership_id"] = membership.pk
    session.save()
    client.cookies["django_language"] = language
    return client


def acting(membership, *, read_only: bool = False):
    """`with acting(officer) as actor: …` runs in the scope of the membership, as a request does."""
    return scope.entered(membership, read_only=read_only)


#: Connections (psycopg2's) on which the statement of the invariants is prepared: planning is most of it.
_prepared: list[object] = []


def broken() -> list[invariants.Violation]:
    """Invariants that do not hold now; rows as factories made them are no proof of anything."""
    if connection.needs_rollback:
        return []
    with database.as_owner():
        if connection.connection not in _prepared:
            with connection.cursor() as cursor:
                cursor.execute(f"PREPARE invariants AS {invariants.sql()}")
            _prepared[:] = [connection.connection]
        found = invariants.violations("EXECUTE invariants")
    return [each for each in found if each.subject not in factories.made]
