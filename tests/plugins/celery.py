"""A real worker process for one test."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cadreproj.embedded.paths import ROOT
from cadreproj.embedded.process import guarded, spawn, stop, tail

READY_SECONDS = 60


@contextmanager
def running_worker(*options: str) -> Iterator[subprocess.Popen]:
    """On this process's own queue and database, which its environment names (plugins/servers.py)."""
    folder = Path(tempfile.mkdtemp(prefix="worker-", dir=os.environ["CADRE_TEST_SERVERS"]))
    log = folder / "worker.log"
    command = [sys.executable, "-m", "celery", "-A", "cadreproj", "worker", "-c", "2"]
    command += ["--without-gossip", "--without-mingle", "--loglevel", "INFO", *options]
    process = spawn(guarded(command, death=signal.SIGTERM), log=log, cwd=ROOT, env=dict(os.environ))
    try:
        _await_ready(process, log)
        yield process
    finally:
        stop(process, (signal.SIGTERM, 30), (signal.SIGQUIT, 5))


def _await_ready(process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if " ready." in tail(log, 50):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The worker did not start:\n{tail(log, 50)}")
