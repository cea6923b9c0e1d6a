"""Logins, roles and database of one PostgreSQL cluster: everything that no migration may make.

`manage.py ensure_roles` calls this against a real server, `manage.py up` and the tests against
the embedded one. Running it again changes nothing.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, connection, cursor, encrypt_password
from psycopg2.sql import SQL, Identifier, Literal

OWNER, APP, BACKUP = "cadre_owner", "cadre_app", "cadre_backup"
LOGINS = {OWNER: "NOINHERIT NOBYPASSRLS", APP: "NOINHERIT NOBYPASSRLS", BACKUP: "BYPASSRLS"}

#: A transaction takes one of these with SET LOCAL ROLE; all of them share the rights of the base.
BASE = "scope_base"
SCOPES = ("scope_province", "scope_place", "scope_auditor", "scope_system", "scope_audit")

#: They stay in force after SET ROLE.
APP_SETTINGS = {"lock_timeout": "3s", "idle_in_transaction_session_timeout": "15s"}

#: Grants WITH INHERIT and WITH SET came with 16.
OLDEST_SERVER = 160000
#: Two installers started together must not create the same role (any constant will do).
ADVISORY_LOCK = 0x63616472


class ClusterError(RuntimeError):
    """The cluster cannot be prepared; the text says why."""


@dataclass(frozen=True)
class Plan:
    """What the cluster shall hold. A login without a password keeps the one it has."""

    database: str
    passwords: dict[str, str] = field(default_factory=dict)


@contextmanager
def session(superuser_url: str) -> Iterator[cursor]:
    """A cursor of the superuser in autocommit (CREATE DATABASE refuses a transaction)."""
    with closing(psycopg2.connect(superuser_url)) as link:
        link.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with link.cursor() as cur:
            yield cur


def ensure(superuser_url: str, plan: Plan) -> None:
    """Create what is missing and set what differs."""
    with session(superuser_url) as cur:
        if cur.connection.server_version < OLDEST_SERVER:
            raise ClusterError("PostgreSQL 16 or newer is needed (grants WITH INHERIT, WITH SET).")
        cur.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])  # ends with the session
        _roles(cur)
        _memberships(cur)
        _passwords(cur, plan.passwords)
        ensure_database(cur, plan.database)


def ensure_database(cur: cursor, name: str, *, template: str = "template0") -> None:
    """A database owned by the owner, which nobody else may enter but the app and the backup."""
    cur.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if cur.fetchone() is None:
        create = "CREATE DATABASE {} OWNER {} TEMPLATE {}"
        # A copied file is cheaper than its pages in the log, and the files of our template are at rest.
        create += " ENCODING 'UTF8'" if template == "template0" else " STRATEGY FILE_COPY"
        cur.execute(SQL(create).format(Identifier(name), Identifier(OWNER), Identifier(template)))
    database = Identifier(name)
    cur.execute(SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    cur.execute(
        SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
            database, Identifier(APP), Identifier(BACKUP)
        )
    )


def drop_database(cur: cursor, name: str) -> None:
    cur.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _roles(cur: cursor) -> None:
    wanted = {name: f"LOGIN {attributes}" for name, attributes in LOGINS.items()}
    wanted |= dict.fromkeys((BASE, *SCOPES), "NOLOGIN NOBYPASSRLS")
    cur.execute("SELECT rolname FROM pg_roles")
    present = {name for (name,) in cur.fetchall()}
    for name, attributes in wanted.items():
        verb = "ALTER" if name in present else "CREATE"
        cur.execute(
            SQL("{} ROLE {} NOSUPERUSER NOCREATEDB NOCREATEROLE {}").format(
                SQL(verb), Identifier(name), SQL(attributes)
            )
        )
    for setting, value in APP_SETTINGS.items():
        cur.execute(
            SQL("ALTER ROLE {} SET {} = {}").format(
                Identifier(APP), Identifier(setting), Literal(value)
            )
        )


def _memberships(cur: cursor) -> None:
    """The scopes inherit the base's rights; a login takes a scope only by asking for it."""
    scopes = SQL(", ").join(map(Identifier, SCOPES))
    grant = SQL("GRANT {} TO {} WITH INHERIT {}, SET {}")
    yes, no = SQL("TRUE"), SQL("FALSE")
    cur.execute(grant.format(Identifier(BASE), scopes, yes, no))
    for login in (APP, OWNER):  # the owner plays the demo through the same services
        cur.execute(grant.format(scopes, Identifier(login), no, yes))
    cur.execute(grant.format(Identifier("pg_read_all_data"), Identifier(BACKUP), yes, no))


def _passwords(cur: cursor, passwords: dict[str, str]) -> None:
    """Hashed here, so that no server log shows one."""
    for login, password in passwords.items():
        if login not in LOGINS:
            raise ClusterError(f"{login} is none of our logins ({', '.join(LOGINS)}).")
        if password:
            link: connection = cur.connection
            hashed = encrypt_password(password, login, scope=link, algorithm="scram-sha-256")
            cur.execute(SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(login), Literal(hashed)))
