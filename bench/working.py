"""Row 14: a worker in processes of its own, as `manage.py up` starts it, for the jobs of 10 and 11."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Figure, peak_mb
from cadreproj.embedded.paths import ROOT
from core.jobs.models import Job
from core.orgs import scope

PROCESSES = 2
START_SECONDS = 60


@contextmanager
def worker() -> Iterator[int]:
    """A Celery worker; yields the number of its parent process."""
    command = [sys.executable, "-m", "celery", "-A", "cadreproj", "worker", "--loglevel", "ERROR"]
    command += ["--without-gossip", "--without-mingle", "-c", str(PROCESSES)]
    process = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START_SECONDS
        while len(children(process.pid)) < PROCESSES:
            assert process.poll() is None, "the worker ended"
            assert time.monotonic() < until, "the worker did not start"
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def await_job(member) -> None:
    """Until the worker has carried out what this membership asked for last."""
    with scope.entered(member):
        job = Job.objects.filter(user=member.user).order_by("-id").first()
    while job.is_live:
        time.sleep(0.005)
        with scope.entered(member):
            job.refresh_from_db(fields=["state"])
    assert job.state == Job.State.DONE, job.state


def peaks(pid: int) -> Iterator[Figure]:
    """The highest memory of the worker's processes so far."""
    dearest, parent = max(map(peak_mb, children(pid))), peak_mb(pid)
    note = f"jobs of rows 10 and 11 in {PROCESSES} processes; their parent {parent:.0f} MB"
    yield Figure(
        "14", "worker, peak after the jobs", dearest, dearest, goal50=160, unit="MB", note=note
    )


def children(pid: int) -> list[int]:
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
