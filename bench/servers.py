"""The servers that are measured: throw-away ones on a real disk's terms, or those one names.

With DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL in the environment those are used, and must be
empty and prepared by `manage.py ensure_roles`. Otherwise a PostgreSQL with fsync on and a Redis are
started below the folder for temporary files and removed afterwards.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cadreproj import cluster
from cadreproj.embedded import environment, secrets
from cadreproj.embedded.postgres import Postgres
from cadreproj.embedded.redis import Redis

#: Half of what a small server would give it; everything that makes writes safe stays on.
POSTGRES = {"shared_buffers": "1GB", "max_wal_size": "4GB", "effective_cache_size": "4GB"}
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")


@contextmanager
def running() -> Iterator[str]:
    """Both servers, named in the environment; yields what they are."""
    folder = Path(tempfile.mkdtemp(prefix="cadre-bench-"))
    os.environ["VAR_DIR"] = str(folder / "var")
    (folder / "var" / "static").mkdir(parents=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    for name, value in secrets.generated().items():
        os.environ.setdefault(name, value)
    try:
        if all(os.environ.get(name) for name in GIVEN):
            yield "the given PostgreSQL"
        else:
            with _own(folder):
                yield f"embedded PostgreSQL, fsync on, shared_buffers {POSTGRES['shared_buffers']}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _own(folder: Path) -> Iterator[None]:
    postgres = Postgres(
        folder / "data" / "pg", folder / "run" / "pg", folder / "postgres.log", POSTGRES
    )
    redis = Redis(
        folder / "redis", folder / "run" / "redis.sock", folder / "redis.log", durable=False
    )
    try:
        postgres.start()
        redis.start()
        os.environ |= environment.database_variables(postgres)
        os.environ |= environment.redis_variables(redis)
        cluster.ensure(
            os.environ["DATABASE_SUPERUSER_URL"], cluster.Plan(database=environment.DATABASE)
        )
        yield
    finally:
        redis.stop()
        postgres.stop()
