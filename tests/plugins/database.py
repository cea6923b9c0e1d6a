"""Databases of the tests: migrated once, then copied (35 ms) for each worker and after each test
that commits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction

from cadreproj import cluster
from cadreproj.management import prepare
from cadreproj.settings import env

TEMPLATE = "cadre_template"
#: The first process migrates, the others wait for it.
MIGRATION_LOCK = 0x74657374


def _superuser():
    return cluster.session(os.environ["DATABASE_SUPERUSER_URL"])


def _name() -> str:
    return env.database(os.environ["DATABASE_URL"])["NAME"]


def create() -> None:
    """This process's own database, fresh from the template."""
    connections.close_all()
    provide_template()
    recreate()


def provide_template() -> None:
    """The template, built unless it stands; who comes meanwhile waits for it."""
    with _superuser() as cur:
        cur.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        cur.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [TEMPLATE])
        if cur.fetchone() != (True,):
            _build_template(cur)


def recreate(*_: object, **__: object) -> None:
    """Throw this process's database away and copy it anew; also ends sessions left in it."""
    connections.close_all()
    with _superuser() as cur:
        cluster.drop_database(cur, _name())
        cluster.ensure_database(cur, _name(), template=TEMPLATE)


def drop() -> None:
    connections.close_all()
    with _superuser() as cur:
        cluster.drop_database(cur, _name())


def _build_template(cur) -> None:
    """Migrate as the owner; the template counts as built only when that has come to its end."""
    cluster.drop_database(cur, TEMPLATE)
    cluster.ensure_database(cur, TEMPLATE)
    with prepare.logged_in(os.environ["DATABASE_OWNER_URL"], NAME=TEMPLATE):
        prepare.lay_out(say=print)
    cur.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE true")


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside: the owner's rights on the same connection, for factories. After: what was before."""
    with transaction.atomic():  # an error rolls back to here, and the role with it
        with connection.cursor() as cursor:
            # The role as it stands is read before it is set: one statement, of the thousands of a run.
            cursor.execute(
                "WITH kept AS MATERIALIZED (SELECT current_setting('role') AS role) "
                "SELECT role, set_config('role', 'cadre_owner', true) FROM kept"
            )
            before, _owner = cursor.fetchone()
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [before])
