"""With a real worker, a real broker and real kills."""

import os
import signal
import time

import pytest
from django.utils import timezone

from core.jobs import runner
from tests.core.jobs import trace
from tests.core.jobs.conftest import await_trace, change, now_of, wait
from tests.plugins import celery

pytestmark = pytest.mark.django_db(transaction=True)

LOAD = ("-I", "tests.core.jobs.kinds")


@pytest.fixture
def hasty(monkeypatch, settings):
    """Leases of one second and hardly any pause, here and in the workers started after."""
    monkeypatch.setenv("JOB_LEASE_SECONDS", "1")
    monkeypatch.setenv("JOB_BACKOFF_SECONDS", "0")
    settings.JOB_LEASE_SECONDS = 1
    settings.JOB_BACKOFF_SECONDS = 0


def test_a_worker_does_what_it_is_rung_for(ask, hasty):
    with celery.running_worker(*LOAD):
        job = ask()
        again = ask("test.break_once")
        assert wait(job, "done").result["role"] == "municipal_officer"
        assert wait(again, "done").result == {"attempt": 2}
    assert trace.read(job.ref) == ["begin", "end"]


def test_a_job_survives_the_death_of_its_process(ask, hasty):
    with celery.running_worker(*LOAD):
        job = ask("test.die_once")
        row = wait(job, "done", seconds=30)
    assert row.result == {"attempt": 2}
    assert trace.read(job.ref) == ["attempt 1", "attempt 2"]


def test_a_job_survives_the_death_of_the_whole_worker(ask, hasty):
    with celery.running_worker(*LOAD) as worker:
        job = ask("test.slow", params={"tenths": 600})
        await_trace(job, "begin")
        os.killpg(worker.pid, signal.SIGKILL)
    change(job, "params = '{\"tenths\": 2}', rung_at = now() - interval '2 min'")
    time.sleep(1.2)
    with celery.running_worker(*LOAD):
        assert runner.reconcile()["rung"] == 1
        row = wait(job, "done", seconds=30)
    assert row.attempts == 2
    assert trace.read(job.ref) == ["begin", "begin", "end"]


def test_a_job_that_kills_every_worker_is_given_up(ask, hasty):
    job = ask("test.die")
    with celery.running_worker(*LOAD):
        deadline = time.monotonic() + 60
        while now_of(job).state != "dead" and time.monotonic() < deadline:
            change(job, "rung_at = now() - interval '2 min'")
            runner.reconcile()
            time.sleep(0.5)
    row = now_of(job)
    assert (row.state, row.attempts) == ("dead", 5)
    assert len(trace.read(job.ref)) == 5


def test_a_worker_asked_to_stop_finishes_what_it_has_begun(ask, hasty):
    with celery.running_worker(*LOAD) as worker:
        job = ask("test.slow", params={"tenths": 15})
        await_trace(job, "begin")
        worker.send_signal(signal.SIGTERM)
        worker.wait(30)
    assert now_of(job).state == "done"
    assert trace.read(job.ref) == ["begin", "end"]
    assert now_of(job).finished_at <= timezone.now()
