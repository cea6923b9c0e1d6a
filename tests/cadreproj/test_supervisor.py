"""The supervisor over real processes: one at a time, restart, order, nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cadreproj.embedded.paths import ROOT
from cadreproj.embedded.process import StartError
from cadreproj.embedded.supervisor import Child, Supervisor, only_one

PATIENCE = 20


def eventually(question: Callable[[], object]) -> object:
    """The answer, once it is true."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answer := question():
            return answer
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def is_gone(pid: int) -> bool:
    """Also true of a process that has ended and was not yet collected."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True
    return status.rpartition(")")[2].split()[0] in "ZX"


class Program:
    """tests/cadreproj/supervised.py running in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.cadreproj.supervised"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
        # Each of them listens to signals before it writes this.
        eventually(lambda: len(self.story()) == 3)

    def story(self) -> list[str]:
        file = self.folder / "story"
        return file.read_text().splitlines() if file.exists() else []

    def pid(self, name: str) -> int:
        return int((self.folder / f"{name}.pid").read_text())


@pytest.fixture
def program(tmp_path) -> Iterator[Program]:
    running = Program(tmp_path)
    yield running
    running.process.kill()
    running.process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_children_end_in_order_and_the_running_task_is_finished(program, number):
    program.process.send_signal(number)
    assert program.process.wait(PATIENCE) == 0
    assert program.story()[3:] == ["last ended", "slow ended", "first ended"]


def test_a_dead_child_is_started_again_and_the_others_stay(program):
    others = program.pid("first"), program.pid("last")
    old = program.pid("slow")
    os.kill(old, signal.SIGKILL)
    eventually(lambda: program.story().count("slow started") == 2)
    assert program.pid("slow") != old
    assert (program.pid("first"), program.pid("last")) == others


def test_nobody_outlives_a_killed_supervisor(program):
    pids = [program.pid(name) for name in ("first", "slow", "last")]
    program.process.kill()
    program.process.wait()
    eventually(lambda: all(map(is_gone, pids)))


def test_a_second_start_is_told_who_runs(program):
    lock = program.folder / "up.lock"
    eventually(lambda: "http" in lock.read_text())
    with pytest.raises(StartError) as refusal, only_one(lock):
        pass
    assert str(refusal.value) == f"already running: process {program.process.pid}, http://here/"


def test_the_lock_is_free_again_after_a_kill(program):
    program.process.kill()
    program.process.wait()
    with only_one(program.folder / "up.lock"):
        pass


def test_the_pause_before_a_restart_grows():
    """A child that cannot start must not be tried in a tight loop."""
    heard: list[str] = []

    def fail() -> subprocess.Popen:
        raise StartError("no")

    boss = Supervisor(heard.append, [Child("broken", fail, ())])
    for _ in range(3):
        child = boss.children[0]
        boss._care(child)  # noticed
        child.due = 1e-9
        boss._care(child)  # tried
    assert [text for text in heard if text != "no"] == [
        f"broken ended (None); starting it again in {pause} s" for pause in (1, 2, 4)
    ]
