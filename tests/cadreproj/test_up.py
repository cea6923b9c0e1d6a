"""`manage.py up` as a person meets it: the whole program, from an awkward folder."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cadreproj.embedded import backup
from cadreproj.embedded.paths import ROOT, Home
from cadreproj.embedded.postgres import programs
from tests.cadreproj.test_supervisor import eventually, is_gone

COMMAND = [sys.executable, "manage.py", "up", "--no-demo"]
#: What the test run exports for itself; the program under trial finds everything on its own.
OURS = ("DATABASE_", "REDIS_", "CACHE_", "BROKER_", "CELERY_", "CADRE_", "DJANGO_", "PYTEST_")
SECRETS = ("SECRET_KEY", "FIELD_KEYS", "INDEX_KEY")


class Up:
    """One run of the program; `ready` waits for the address that it prints."""

    def __init__(self, var: Path) -> None:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(OURS) and name not in SECRETS
        }
        self.environment = {**kept, "VAR_DIR": str(var), "LANG": "zh_CN.UTF-8"}
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def ready(self) -> str:
        said = []
        for line in self.process.stdout:
            said.append(line)
            if found := re.match(r"Ready: (http\S+)", line):
                self.took = time.monotonic() - self.started
                return found[1]
        raise AssertionError("".join(said))

    def children(self) -> dict[str, int]:
        """Process number by a telling word of its command."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        found = {}
        for number in map(int, task.read_text().split()):
            words = Path(f"/proc/{number}/cmdline").read_bytes().decode()
            for name in ("postgres", "redis", "gunicorn", "worker", "beat"):
                if name in words:
                    found[name] = number
                    break
        return found

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        self.rest = self.process.stdout.read()
        return self.process.wait(60)

    def close(self) -> None:
        """Whatever went wrong, leave nobody behind: the kernel ends the children of a killed one."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def start() -> Iterator[Callable[[Path], Up]]:
    running: list[Up] = []

    def start(var: Path) -> Up:
        running.append(Up(var))
        return running[-1]

    yield start
    for run in running:
        run.close()


def is_well(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}health/", timeout=10) as answer:  # noqa: S310 - ours
            return answer.status == 200
    except OSError:
        return False


@pytest.mark.prove
def test_a_day_of_the_program(start, tmp_path):
    """First start, a second one beside it, deaths of children, stop, second start, kill, third."""
    var = tmp_path / "年轻 干部's" / "var"
    first = start(var)
    address = first.ready()
    assert is_well(address)

    beside = subprocess.run(
        COMMAND, cwd=ROOT, env=first.environment, capture_output=True, text=True, check=False
    )
    assert beside.returncode == 1
    assert f"already running: process {first.process.pid}, {address}" in beside.stderr

    for name in ("postgres", "redis", "gunicorn", "worker", "beat"):
        old = first.children()[name]
        os.killpg(old, signal.SIGKILL)
        eventually(lambda name=name, old=old: first.children().get(name, old) != old)
        eventually(lambda: is_well(address))

    numbers = first.children().values()
    assert first.end() == 0
    order = re.findall(r"stopping (\w+)", first.rest)
    assert order == ["web", "beat", "worker", "redis", "postgres"]
    assert all(map(is_gone, numbers))
    assert not Home(var).run.exists()

    second = start(var)
    second.ready()
    assert second.took < 10
    numbers = second.children().values()
    second.process.kill()
    second.process.wait()
    eventually(lambda: all(map(is_gone, numbers)))

    third = start(var)
    third.ready()
    assert third.end(signal.SIGINT) == 0


@pytest.mark.prove
def test_two_checkouts_run_side_by_side(start, tmp_path):
    both = [start(tmp_path / name / "var") for name in ("one", "two")]
    addresses = {run.ready() for run in both}
    assert len(addresses) == 2
    assert all(map(is_well, addresses))
    assert [run.end() for run in both] == [0, 0]


def test_a_backup_holds_every_table_and_only_five_are_kept(django_db_setup, tmp_path):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    kept = [
        backup.dump(os.environ["DATABASE_BACKUP_URL"], tmp_path, moment + timedelta(days=day))
        for day in range(6)
    ]
    assert sorted(tmp_path.iterdir()) == kept[1:]
    assert kept[-1].stat().st_mode & 0o077 == 0
    listing = subprocess.run(
        [str(programs() / "pg_restore"), "--list", str(kept[-1])],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "TABLE DATA public core_auditentry" in listing
