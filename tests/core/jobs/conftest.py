"""Jobs are committed, claimed and finished for real: every test has a database of its own."""

import time

import pytest
from django.db import connection
from django.utils import timezone

from core.jobs import queue
from core.jobs.models import Job
from tests.core.jobs import (
    kinds,  # noqa: F401 - declares the kinds
    trace,
)
from tests.factories.core import MembershipFactory
from tests.support import acting


@pytest.fixture
def officer(transactional_db):
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def rung(monkeypatch):
    """Rings are noted instead of sent."""
    noted: list[str] = []
    monkeypatch.setattr(queue, "ring", lambda ref, countdown=0: noted.append(str(ref)))
    return noted


@pytest.fixture
def ask(officer):
    """Ask for a job as the officer, committed as by a page."""

    def put(kind="test.note", *, by=None, **options) -> Job:
        with acting(by or officer) as actor:
            return queue.later(kind, actor=actor, now=timezone.now(), **options)

    return put


def now_of(job: Job) -> Job:
    """The row as the login role sees it now."""
    return Job.objects.get(pk=job.pk)


def wait(job: Job, *states: str, seconds: float = 20) -> Job:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        row = now_of(job)
        if row.state in states:
            return row
        time.sleep(0.05)
    raise AssertionError(
        f"still {row.state} after {seconds} s, attempts {row.attempts}: {row.faults}"
    )


def await_trace(job: Job, text: str, seconds: float = 20) -> None:
    """Until the body itself, not only its claim, has got so far."""
    deadline = time.monotonic() + seconds
    while text not in trace.read(job.ref):
        if time.monotonic() > deadline:
            raise AssertionError(f"no “{text}” after {seconds} s")
        time.sleep(0.05)


def change(job: Job, statement: str) -> None:
    """Bend the row as time or an accident would."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE core_job SET {statement} WHERE id = %s", [job.pk])
