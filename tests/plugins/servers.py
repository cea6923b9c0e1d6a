"""pytest plugin (`-p tests.plugins.servers`): throw-away PostgreSQL and Redis for one test run.

The controller starts them before Django's settings are read and exports where they are; the
workers of pytest-xdist inherit that and give themselves a database and two Redis numbers each.
Whatever servers the environment names otherwise are never touched.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cadreproj import cluster
from cadreproj.embedded import environment, secrets
from cadreproj.embedded.postgres import THROW_AWAY, Postgres
from cadreproj.embedded.process import StartError
from cadreproj.embedded.redis import Redis

pytest_plugins = ["tests.plugins.journeys"]

#: Set by the controller: the folder of the servers. Its presence makes a process a worker.
FOLDER = "CADRE_TEST_SERVERS"
#: Files in memory: a copy of the template is two thousand files, which a disk makes ten times slower.
MEMORY = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of our own in it
#: A run uses less than half of that.
ENOUGH = 4_000_000_000


class Servers:
    """Both servers and their folder, which go when the run ends."""

    def __init__(self) -> None:
        # Short and plain whatever the checkout is called: sockets live below it.
        self.folder = Path(tempfile.mkdtemp(prefix="cadre-test-", dir=roomy_memory()))
        self.postgres, self.redis = described(self.folder)

    def start(self) -> None:
        try:
            self.postgres.start()
            self.redis.start()
            self._prepare_cluster()
        except BaseException:
            self.stop()
            raise
        os.environ[FOLDER] = str(self.folder)

    def _prepare_cluster(self) -> None:
        superuser = environment.database_variables(self.postgres)["DATABASE_SUPERUSER_URL"]
        cluster.ensure(superuser, cluster.Plan(database=environment.DATABASE))
        with cluster.session(superuser) as cur:
            # Factories write as the owner on the connection under test; nowhere else is this so.
            cur.execute("GRANT cadre_owner TO cadre_app WITH INHERIT FALSE, SET TRUE")

    def stop(self) -> None:
        os.environ.pop(FOLDER, None)
        self.redis.stop()
        self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def roomy_memory() -> Path | None:
    """Where there is little of it, or TMPDIR names a folder: None, the usual one for such files."""
    asked_for = "TMPDIR" in os.environ
    if asked_for or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ENOUGH:
        return None
    return MEMORY


def described(folder: Path) -> tuple[Postgres, Redis]:
    postgres = Postgres(
        folder / "data" / "pg", folder / "run" / "pg", folder / "postgres.log", THROW_AWAY
    )
    redis = Redis(
        folder / "redis", folder / "run" / "redis.sock", folder / "redis.log", durable=False
    )
    return postgres, redis


def worker_number() -> int:
    """0 for the controller, 1 … for the workers gw0 …"""
    name = os.environ.get("PYTEST_XDIST_WORKER", "")
    return int(name.removeprefix("gw")) + 1 if name else 0


def export() -> None:
    """Tell the settings where this process finds its own database, cache, broker and queue."""
    postgres, redis = described(Path(os.environ[FOLDER]))
    number = worker_number()
    for name in [*os.environ]:
        if name.startswith(("DATABASE_", "REDIS_", "CACHE_", "BROKER_")):
            del os.environ[name]
    os.environ |= environment.database_variables(postgres, f"cadre_test_{number}")
    os.environ |= environment.redis_variables(redis, 2 * number, 2 * number + 1)
    var = Path(os.environ[FOLDER]) / f"var-{number}"
    (var / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
    os.environ |= {
        "CELERY_QUEUE": f"test-{number}",
        "DJANGO_SETTINGS_MODULE": "cadreproj.settings.test",
        # Playwright keeps an event loop in the thread that also asks the database.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "VAR_DIR": str(var),
    }


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before pytest-django reads the settings."""
    if FOLDER not in os.environ:
        servers = Servers()
        try:
            servers.start()
        except StartError as error:
            raise pytest.UsageError(str(error)) from error
        early_config.add_cleanup(servers.stop)
        os.environ |= secrets.generated()
        export()
        if getattr(early_config.known_args_namespace, "numprocesses", None):
            early_config.add_cleanup(_migrating_ahead())
    else:
        export()


def _migrating_ahead() -> Callable[[], None]:
    """Begin the template while the workers collect; what ends it if the run is over before.

    Should it fail, the first worker that needs the template meets the same error and reports it.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.plugins.template"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def end() -> None:
        process.terminate()
        process.wait()

    return end
