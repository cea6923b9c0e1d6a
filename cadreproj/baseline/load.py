"""Lays an empty database out from the script."""

from collections.abc import Callable

from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from cadreproj.baseline import fitness, script
from cadreproj.baseline.script import Unfit

#: Two that start together lay out one database once (any constant will do).
ADVISORY_LOCK = 0x62617365
#: Valid until the transaction ends: `migrate` afterwards finds the session as it was.
SETTINGS = """
SET LOCAL check_function_bodies = false;
SET LOCAL client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', '', true);
"""


def fill(*, say: Callable[[str], object]) -> bool:
    """Fill the database of Django's connection, whole or not at all, if nothing is in it yet.

    False when it is left to the migrations, because it is not empty or the script does not fit;
    for the latter `say` is told why.
    """
    if not _is_empty():
        return False
    try:
        kept = script.read()
        fitness.check(kept, MigrationLoader(connection), connection.get_database_version()[0])
        return _load(kept.sql)
    except (Unfit, DatabaseError) as error:
        say(f"{script.FILE.name} is left aside: {error}; the migrations take their longer way")
        return False


def _load(sql: str) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        if not _is_empty():  # somebody else was first
            return False
        cursor.execute(SETTINGS + sql)
    return True


def _is_empty() -> bool:
    """Neither a table nor a view nor a sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
        )
        return cursor.fetchone()[0]
