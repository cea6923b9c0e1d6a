"""Makes the script: the ordinary migrations on a server of its own, written out by pg_dump."""

import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from cadreproj import cluster
from cadreproj.baseline import fitness
from cadreproj.baseline.script import Script
from cadreproj.embedded.postgres import SUPERUSER, THROW_AWAY, Postgres, programs
from cadreproj.embedded.process import StartError, guarded, plain_environment
from cadreproj.management.prepare import logged_in

DATABASE = "cadre"
HISTORY = "django_migrations"

_UUID = r"'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'"
#: What `code IN ('a', 'b')` of a varchar is dumped as. Read again, the cast would move to each
#: element; without it the same expression comes about as the migration made.
_LIST = re.compile(r"\(ARRAY\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\]\)::text\[\]")
_DROPPED = (
    r"^--\n-- (?:Name|Data for Name): .*\n--\n\n",
    r"^SET default_\w+ = .*;\n\n",
    # A sequence that has not moved, or that the rows of the history will move.
    r"^SELECT pg_catalog\.setval\('[\w.]+', 1, false\);\n\n\n?",
    rf"^SELECT pg_catalog\.setval\('public\.{HISTORY}_id_seq', .*\n\n\n?",
)


class Unrepeatable(RuntimeError):
    """Something in the dump would differ the next time; the text says what."""


def make() -> Script:
    """Migrate from nothing and write down the result; the same bytes each time."""
    with _server() as server, logged_in(server.url(cluster.OWNER, DATABASE)):
        executor = MigrationExecutor(connection)
        # Not by the command: what post_migrate writes depends on more than the migrations.
        executor.migrate(executor.loader.graph.leaf_nodes())
        history = MigrationRecorder(connection).migration_qs.order_by("id")
        keys = list(history.values_list("app", "name"))
        migrations = executor.loader.disk_migrations
        digests = {key: fitness.digest(migrations[key]) for key in keys}
        major = connection.get_database_version()[0]
        text = dump(
            server.url(SUPERUSER, DATABASE), "--no-owner", f"--exclude-table-data={HISTORY}"
        )
    return Script(major, fitness.SERIES, digests, tidy(text) + _history(keys))


def dump(url: str, *options: str) -> str:
    """pg_dump of one database as statements that psycopg2 can send, without its frame."""
    command = [str(programs() / "pg_dump"), "--no-password", "--column-inserts", f"--dbname={url}"]
    done = subprocess.run(
        guarded([*command, *options], death=signal.SIGTERM),
        env=plain_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise StartError(f"pg_dump failed:\n{done.stderr}")
    _frame, _, body = done.stdout.partition("SET row_security = off;\n\n")
    return body.partition("--\n-- PostgreSQL database dump complete")[0]


def tidy(text: str) -> str:
    """Without comments and settings; what was drawn at random is drawn anew in each database."""
    for pattern in _DROPPED:
        text = re.sub(pattern, "", text, flags=re.MULTILINE)
    text = _LIST.sub(r"ARRAY[\1]", text)
    text = re.sub(r"^INSERT .*", _drawn_anew, text, flags=re.MULTILINE)
    if found := re.search(_UUID, text):
        raise Unrepeatable(f"{found[0]}: a random reference outside the first line of a row")
    return text.strip() + "\n"


def _drawn_anew(row: re.Match) -> str:
    return re.sub(_UUID, "gen_random_uuid()", row[0])


def _history(keys: list[tuple[str, str]]) -> str:
    rows = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in keys)
    return f"\nINSERT INTO public.{HISTORY} (app, name, applied) VALUES\n{rows};\n"


@contextmanager
def _server() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="cadre-baseline-") as name:
        folder = Path(name)
        server = Postgres(folder / "data" / "pg", folder / "run" / "pg", folder / "log", THROW_AWAY)
        try:
            server.start()
            cluster.ensure(server.url(SUPERUSER, "postgres"), cluster.Plan(DATABASE))
            yield server
        finally:
            server.stop()
