"""One job, one effect: whatever is rung twice, broken, stopped or overtaken."""

import logging
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core.audit.models import AuditEntry
from core.files.models import StoredFile
from core.jobs import claims, queue, registry, runner
from core.jobs.models import ATTEMPTS_CAP, Job, JobFile
from core.notices.deliver import inbox, unread_count
from tests.core.jobs import kinds, trace
from tests.core.jobs.conftest import change, now_of
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db(transaction=True)


def run(job):
    return runner.run(str(job.ref), now=timezone.now())


def texts(officer):
    with acting(officer) as actor:
        return [notice.text for notice in inbox(actor)]


def test_a_job_is_rung_after_the_commit_and_not_before(officer, rung):
    with acting(officer) as actor:
        job = queue.later("test.note", actor=actor, now=timezone.now())
        assert rung == []
    assert rung == [str(job.ref)]


def test_a_job_rolled_back_is_not_rung(officer, rung):
    with acting(officer) as actor:
        queue.later("test.note", actor=actor, now=timezone.now())
        transaction.set_rollback(True)
    assert rung == []
    assert not Job.objects.exists()


def test_a_lost_ring_does_not_lose_the_page(officer, monkeypatch, caplog):
    def fail(ref, countdown=0):
        raise ConnectionError

    monkeypatch.setattr(queue, "ring", fail)
    with caplog.at_level(logging.CRITICAL), acting(officer) as actor:
        job = queue.later("test.note", actor=actor, now=timezone.now())
    assert now_of(job).state == "queued"


def test_an_unknown_kind_is_refused_when_asked_for(ask, rung):
    with pytest.raises(registry.UnknownKind):
        ask("test.nothing")


def test_the_same_key_is_the_same_job_for_one_user_only(ask, rung, officer):
    other = MembershipFactory(role="municipal_officer", organisation=officer.organisation)
    assert ask(key="form-1").pk == ask(key="form-1").pk
    assert ask(key="form-1", by=other).pk != ask(key="form-1").pk
    assert ask(key="").pk != ask(key="").pk


def test_a_job_runs_in_the_scope_of_its_membership(ask, rung, officer):
    job = ask("test.see")
    assert run(job) == "done"
    row = now_of(job)
    assert row.result["user"] == officer.user.username
    assert row.state == "done"
    assert row.finished_at >= row.started_at


def test_what_a_job_does_is_in_the_ledger_under_its_reference(ask, rung):
    job = ask("test.act")
    assert run(job) == "done"
    with database.as_owner():
        entry = AuditEntry.objects.get(action="job.tested")
    assert entry.request_id == str(job.ref)


def test_its_files_faults_and_notice_come_with_its_end(ask, rung, officer):
    job = ask()
    assert run(job) == "done"
    row = now_of(job)
    assert row.result == {"role": "municipal_officer", "path": officer.path}
    assert row.faults == [{"line": 3, "column": "Name", "text": "missing", "key": "name"}]
    with acting(officer) as actor:
        [link] = JobFile.objects.filter(job=row)
        assert link.file.name == "列表.csv"
        assert link.file.content == b"a,b\n"
        assert unread_count(actor) == 1
    assert texts(officer) == ["Done: Note it"] or texts(officer) == ["已完成：Note it"]


def test_ringing_twice_works_once(ask, rung):
    job = ask()
    assert [run(job), run(job)] == ["done", "not mine"]
    assert trace.read(job.ref) == ["begin", "end"]


def test_two_workers_at_once_work_once(ask, rung):
    job, outcomes = ask("test.slow", params={"tenths": 5}), []

    def work():
        outcomes.append(run(job))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(outcomes) == ["done", "not mine", "not mine", "not mine"]


def test_a_refusal_ends_the_job_with_its_text(ask, rung, officer):
    job = ask("test.refuse")
    assert run(job) == "refused"
    row = now_of(job)
    assert (row.state, row.attempts, row.faults[0]["text"]) == ("failed", 1, "Not like this.")
    assert len(texts(officer)) == 1


def test_an_error_is_tried_again_five_times_and_then_given_up(ask, rung, officer, caplog, settings):
    settings.JOB_BACKOFF_SECONDS = 5
    job = ask("test.break")
    for attempt in range(1, ATTEMPTS_CAP + 1):
        outcome = run(job)
        row = now_of(job)
        assert row.attempts == attempt
        if attempt < ATTEMPTS_CAP:
            assert (outcome, row.state) == ("again", "queued")
            assert run(job) == "not mine"
            pause = (row.not_before - timezone.now()).total_seconds()
            assert pause == pytest.approx(5 * 2 ** (attempt - 1), abs=2)
            change(job, "not_before = now()")
    assert (outcome, row.state) == ("dead", "dead")
    assert run(job) == "not mine"
    assert len(trace.read(job.ref)) == ATTEMPTS_CAP
    assert len(texts(officer)) == 1
    assert "-".join(kinds.PERSON) not in caplog.text + str(row.faults)
    assert "RuntimeError" in caplog.text


def test_a_cancelled_job_never_begins(ask, rung, officer):
    job = ask()
    with acting(officer):
        assert queue.cancel(job)
        assert not queue.cancel(job)
    assert run(job) == "not mine"
    assert trace.read(job.ref) == []


def test_what_a_job_did_is_undone_when_it_was_cancelled_meanwhile(ask, rung, monkeypatch):
    job = ask()
    kind = registry.find("test.note")

    def cancelled_at_the_end(context):
        kind.run(context)
        other = threading.Thread(target=lambda: (queue.cancel(job), connection.close()))
        other.start()
        other.join()

    monkeypatch.setitem(
        registry.KINDS, "test.note", registry.Kind("test.note", "x", cancelled_at_the_end)
    )
    assert run(job) == "taken away"
    assert now_of(job).state == "cancelled"
    assert "end" in trace.read(job.ref)


def test_a_sleeper_that_wakes_up_late_changes_nothing(ask, rung, as_owner, settings):
    """Two holders: the one whose lease ran out finishes after the other has taken over."""
    job = ask()
    sleeper = claims.claim(job.ref)
    change(job, "lease_until = now() - interval '1 s'")
    assert run(job) == "done"
    assert not claims.finish(sleeper, "done", '{"by": "sleeper"}')
    assert not claims.retry(sleeper, 0, "[]")
    assert not claims.keep(sleeper, 1, 1, "")
    assert "by" not in now_of(job).result
    with as_owner():
        assert StoredFile.objects.count() == 1


def test_a_job_whose_membership_ended_is_refused(ask, rung, officer, as_owner):
    job = ask()
    with as_owner():
        officer.is_active = False
        officer.save()
    assert run(job) == "refused"
    assert trace.read(job.ref) == []


def test_progress_is_seen_while_the_work_is_not_done(ask, rung):
    job, seen = ask("test.slow", params={"tenths": 20}), set()
    worker = threading.Thread(target=lambda: (run(job), connection.close()))
    worker.start()
    while worker.is_alive():
        row = now_of(job)
        seen.add(row.progress_text)
        worker.join(0.05)
    assert len(seen - {""}) >= 2
    assert now_of(job).percent == 100


def test_a_long_job_keeps_its_lease(ask, rung, settings):
    settings.JOB_LEASE_SECONDS = 1
    job = ask("test.slow", params={"tenths": 25})
    worker = threading.Thread(target=lambda: (run(job), connection.close()))
    worker.start()
    others = []
    while worker.is_alive():
        others.append(run(job))
        worker.join(0.3)
    assert set(others) <= {"not mine", "done"}
    assert trace.read(job.ref) == ["begin", "end"]


def test_the_reconciler_rings_for_what_was_lost_and_for_nothing_else(ask, rung):
    lost, fresh, silent, waiting = (ask() for _ in range(4))
    claims.claim(silent.ref)
    change(lost, "rung_at = now() - interval '61 s'")
    change(silent, "rung_at = now() - interval '61 s', lease_until = now() - interval '1 s'")
    change(waiting, "rung_at = now() - interval '61 s', not_before = now() + interval '9 s'")
    rung.clear()
    assert runner.reconcile() == {"rung": 2, "dead": 0}
    assert sorted(rung) == sorted([str(lost.ref), str(silent.ref)])
    assert str(fresh.ref) not in rung
    assert runner.reconcile() == {"rung": 0, "dead": 0}


def test_the_reconciler_buries_what_killed_its_worker_five_times(ask, rung, officer):
    job = ask()
    change(job, "state = 'running', attempts = 5, lease_until = now() - interval '1 s'")
    assert runner.reconcile() == {"rung": 0, "dead": 1}
    assert now_of(job).state == "dead"
    assert len(texts(officer)) == 1
