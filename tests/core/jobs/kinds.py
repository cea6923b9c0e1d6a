"""Kinds of job that only tests ask for; the worker of a test is told to load this module."""

import os
import signal
import time

from core.audit.log import act, record
from core.jobs.registry import job
from core.orgs.models import Organisation
from core.workflow.errors import Refused
from tests.core.jobs import trace

#: Stands in a message of an error; the log must not show it (joined, so that no line of code does).
PERSON = ("Zhang", "420000")


@job("test.note", label="Note it", announce=True)
def note(job):
    trace.write(job, "begin")
    job.progress(1, 2, "half")
    job.attach(b"a,b\n", "列表.csv", "text/csv")
    job.faults([{"line": 3, "column": "Name", "text": "missing", "key": "name"}])
    trace.write(job, "end")
    return {"role": job.actor.role, "path": job.actor.path}


@job("test.see", label="See the scope")
def see(job):
    """What the body may read is what its membership may read."""
    return {"places": Organisation.objects.count(), "user": job.actor.user.username}


@job("test.act", label="Act on a row")
def act_on_a_row(job):
    with act(job.actor, job.now):
        record(job.row, "job.tested", after={"done": True})


@job("test.slow", label="Take long")
def slow(job):
    trace.write(job, "begin")
    for step in range(int(job.params["tenths"])):
        job.progress(step, job.params["tenths"], f"step {step}")
        time.sleep(0.1)
    trace.write(job, "end")


@job("test.refuse", label="Refuse")
def refuse(job):
    raise Refused("Not like this.")


@job("test.break", label="Break")
def broken(job):
    trace.write(job, "begin")
    raise RuntimeError("-".join(PERSON))


@job("test.break_once", label="Break once")
def break_once(job):
    trace.write(job, f"attempt {job.row.attempts}")
    if job.row.attempts == 1:
        raise RuntimeError
    return {"attempt": job.row.attempts}


@job("test.die_once", label="Kill the worker once")
def die_once(job):
    trace.write(job, f"attempt {job.row.attempts}")
    if job.row.attempts == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"attempt": job.row.attempts}


@job("test.die", label="Kill the worker")
def die(job):
    trace.write(job, f"attempt {job.row.attempts}")
    os.kill(os.getpid(), signal.SIGKILL)
