"""Writes the table of grants, and the roles, into the database; run by the owner after migrations."""

import re

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from core.orgs import roles

_ROLES = (
    "cadre_app", "scope_base", "scope_province", "scope_place", "scope_auditor", "scope_system",
    "scope_audit",
)  # fmt: skip


class Unlisted(RuntimeError):
    """A table that the table of grants does not name."""


def rights_of(table: str) -> dict[str, str]:
    """Database role -> rights for one table: the longest key that matches."""
    grants = import_string(settings.GRANTS)
    keys = [
        key for key in grants if key == table or (key.endswith("*") and table.startswith(key[:-1]))
    ]
    if not keys:
        raise Unlisted(f"{table}: add it to {settings.GRANTS}")
    return grants[max(keys, key=len)]


def apply_grants(using: str = "default") -> None:
    """Revoke everything, then grant what the table says; the same result however often it runs."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = [
            name
            for name in connection.introspection.table_names(cursor)
            if not name.startswith("pg_")
        ]
        roles_list = ", ".join(_ROLES)
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {roles_list}")
        for table in tables:
            for role, rights in rights_of(table).items():
                cursor.execute(f'GRANT {_columns(rights)} ON "{table}" TO {role}')
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {roles_list}")


def write_roles(using: str = "default") -> None:
    """Keep core_role equal to the table of roles; a role in use is never removed."""
    rows = [(role.name, role.family) for role in roles.table().values()]
    with connections[using].cursor() as cursor:
        for row in rows:
            cursor.execute(
                "INSERT INTO core_role (name, family) VALUES (%s, %s) "
                "ON CONFLICT (name) DO UPDATE SET family = EXCLUDED.family",
                row,
            )


def after_migrate(sender, using, **kwargs):
    """Receiver of post_migrate, connected to the last app with models, so that it runs once, last."""
    if import_string(settings.GRANTS) and connections[using].vendor == "postgresql":
        write_roles(using)
        apply_grants(using)


def _columns(rights: str) -> str:
    """Check the shape of the rights: words and column lists only."""
    right = r"(SELECT|INSERT|UPDATE|DELETE)( \(\w+(, \w+)*\))?"
    if not re.fullmatch(f"{right}(, {right})*", rights):
        raise ValueError(rights)
    return rights
