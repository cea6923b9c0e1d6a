"""What `manage.py up` does to the database before anybody is served."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cadreproj import cluster
from cadreproj.baseline import load
from cadreproj.embedded import backup
from cadreproj.embedded.paths import Home
from cadreproj.settings import env


@contextmanager
def logged_in(url: str, **changes: str) -> Iterator[None]:
    """Inside, Django's connection is another login's; `changes` are settings such as NAME."""
    kept = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(env.database(url) | changes)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(kept)


def ensure_roles() -> None:
    """Where the superuser's address is known: always with the embedded server."""
    if env.text("DATABASE_SUPERUSER_URL", ""):
        call_command("ensure_roles", verbosity=0)


def migrate(home: Home, *, embedded: bool, now, say) -> None:
    """Bring schema, policies and grants up to date; dump the embedded database before it changes."""
    with logged_in(env.text("DATABASE_OWNER_URL")):
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if pending and executor.loader.applied_migrations and embedded:
            say("keeping a backup before the update …")
            kept = backup.dump(os.environ["DATABASE_BACKUP_URL"], home.backup, now)
            say(f"backup: {kept}")
        if pending:
            say(f"updating the database ({len(pending)} steps) …")
        lay_out(say=say)


def lay_out(*, say) -> None:
    """The whole schema, as the owner: at once where nothing is yet, then step by step what is newer."""
    load.fill(say=say)
    call_command("migrate", verbosity=0, interactive=False)


def is_empty() -> bool:
    """No account yet: nobody has ever worked with this database."""
    with logged_in(env.text("DATABASE_OWNER_URL")):
        return not get_user_model().objects.exists()


def start_over() -> None:
    """Remove the database, whose first load was cut short, and make it anew."""
    connection.close()
    with cluster.session(env.text("DATABASE_SUPERUSER_URL")) as cur:
        cluster.drop_database(cur, env.database(env.text("DATABASE_URL"))["NAME"])
    ensure_roles()
