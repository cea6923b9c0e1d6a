"""Keeps a row of children alive and stops them in order.

One thread, one loop: a child that dies is started again after a pause that doubles, and on TERM,
INT or HUP the children are told to end one after the other, the last started first, each with the
time it needs. Children sit in sessions of their own, so that Ctrl-C in a terminal reaches only us,
and the kernel ends them when we are killed (process.guarded).
"""

import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .process import StartError, stop

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
#: A child that has lived so long is healthy; its next death starts from the first pause again.
HEALTHY_SECONDS = 60.0
TICK = 0.2

Steps = tuple[tuple[signal.Signals, float], ...]


@dataclass
class Child:
    """How to start one child (the call returns when it is ready enough) and how to end it."""

    name: str
    start: Callable[[], subprocess.Popen]
    stop: Steps
    process: subprocess.Popen | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    due: float = 0.0

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass
class Supervisor:
    """Children in the order in which they depend on each other."""

    say: Callable[[str], None]
    children: list[Child] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    impatient: bool = False

    def listen(self) -> None:
        """Take over the signals that end the program."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)

    def add(self, child: Child) -> None:
        """Start one more child; an error here is the caller's."""
        self._launch(child)
        self.children.append(child)

    def watch(self) -> None:
        """Until told to stop: start again whatever has died."""
        while not self.stopping.wait(TICK):
            for child in self.children:
                self._care(child)

    def stop_all(self) -> None:
        for child in reversed(self.children):
            if child.alive:
                self.say(f"stopping {child.name} …")
                self._end(child)
        self.children.clear()

    def _told_to_stop(self, *_: object) -> None:
        self.impatient = self.stopping.is_set()
        self.stopping.set()

    def _launch(self, child: Child) -> None:
        try:
            child.process = child.start()
        finally:
            child.started = time.monotonic()

    def _care(self, child: Child) -> None:
        now = time.monotonic()
        if child.alive:
            return
        if not child.due:  # seen dead for the first time
            if now - child.started > HEALTHY_SECONDS:
                child.pause = FIRST_PAUSE
            child.due = now + child.pause
            code = child.process.returncode if child.process else None
            self.say(f"{child.name} ended ({code}); starting it again in {child.pause:g} s")
        if now < child.due:
            return
        child.due = 0.0
        child.pause = min(child.pause * 2, LONGEST_PAUSE)
        try:
            self._launch(child)
        except StartError as error:
            self.say(str(error))

    def _end(self, child: Child) -> None:
        """A second Ctrl-C cuts the waiting short: the next, harsher signal follows at once."""
        for number, patience in child.stop:
            child.process.send_signal(number)
            deadline = time.monotonic() + patience
            self.impatient = False
            while child.alive and time.monotonic() < deadline and not self.impatient:
                time.sleep(0.02)
            if not child.alive:
                return
        stop(child.process)


@contextmanager
def only_one(lock: Path):
    """Hold `lock` for this process, and write into it who we are; refuse when somebody holds it."""
    lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise StartError(f"already running: {file.read().strip()}") from None

        def announce(text: str) -> None:
            file.seek(0)
            file.truncate()
            file.write(f"process {os.getpid()}, {text}")
            file.flush()

        announce("starting")
        yield announce
