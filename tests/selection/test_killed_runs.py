"""A run whose process dies at any moment is computed all the same, once, and with the same list."""

import contextlib
import os
import random
import signal
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from core.audit.models import AuditEntry
from core.jobs import runner
from core.jobs.models import Job
from planning.models import Quota
from selection.models import Run, RunRow
from selection.services import runs
from tests.factories.selection import MarkFactory, NominationFactory
from tests.plugins import celery, database
from tests.support import acting

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 2_000
#: Seconds within which the kill comes: from before the claim to after the end.
REACH = 0.5

_NOMINATIONS = """
    INSERT INTO selection_nomination
        (ref, version, org_path, edition_id, tier, sub_project_id, place_id, organisation_id, person_id,
         name, pinyin, pinyin_key, initials, stroke_key, grounds, recommender, state, exam_number,
         author_id, approver_id, reviewer_id, ground, attested, remark, light, returned)
    SELECT gen_random_uuid(), 0, n.org_path, n.edition_id, n.tier, n.sub_project_id, n.place_id,
           n.organisation_id, p.id, '测试' || p.id, '', '', '', '', '', '', 'qualified',
           'K' || lpad(p.id::text, 8, '0'), n.author_id, n.approver_id, n.reviewer_id, '', '{}', '', '', 0
    FROM selection_nomination n, made p WHERE n.id = %(model)s
"""
_PEOPLE = """
    CREATE TEMPORARY TABLE made AS WITH added AS (
        INSERT INTO candidates_person (ref, org_path, version, organisation_id, name, pinyin, pinyin_key,
            initials, stroke_key, sex, birth, ethnic_group, native_place, birthplace, political_status,
            health, professional_title, expertise, education, education_height, present_post,
            position_level, grassroots_months, has_led_township, resume, reporting_unit)
        SELECT gen_random_uuid(), n.org_path, 0, n.organisation_id, '测试' || i, '', '', '', '', '1',
               '1980-05', '01', '', '', '01', '', '', '', '20', 8, '', '1A41', 40, true, '', ''
        FROM selection_nomination n, generate_series(1, %(count)s) AS i WHERE n.id = %(model)s
        RETURNING id)
    SELECT id FROM added
"""
_MARKS = """
    INSERT INTO selection_mark (ref, org_path, version, nomination_id, component, examiner_no, panel, mark,
                                maximum)
    SELECT gen_random_uuid(), n.org_path, 0, n.id, c.component, '', '',
           60 + (n.id * c.step) %% 40, 100
    FROM selection_nomination n, (VALUES ('written', 7), ('interview', 11)) AS c(component, step)
    WHERE n.id <> %(model)s
"""


@pytest.fixture
def crowd(stage):
    """Many nominees with marks, as one who stands as their model."""
    model = NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
    )
    MarkFactory(nomination=model)
    values = {"model": model.pk, "count": PEOPLE}
    with database.as_owner(), connection.cursor() as cursor:
        Quota.objects.filter(edition=stage.edition).update(seats=PEOPLE)
        for statement in (_PEOPLE, _NOMINATIONS, _MARKS):
            cursor.execute(statement, values)
    return stage


@pytest.fixture
def hasty(monkeypatch, settings):
    """Leases of one second and no pause, here and in the workers started after."""
    for name, value in (("JOB_LEASE_SECONDS", 1), ("JOB_BACKOFF_SECONDS", 0)):
        monkeypatch.setenv(name, str(value))
        setattr(settings, name, value)


def children(pid: int) -> list[int]:
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def leave_no_process(worker) -> None:
    for child in children(worker.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def await_computed(run: Run, seconds: float = 60) -> Run:
    """Ringing again for what was lost, as the periodic task does, until the run is there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        Job.objects.filter(params__run=str(run.ref), state__in=["queued", "running"]).update(
            rung_at=timezone.now() - timezone.timedelta(minutes=2)
        )
        runner.reconcile()
        with database.as_owner():
            found = Run.objects.get(pk=run.pk)
        if found.state != "computing":
            return found
        time.sleep(0.2)
    raise AssertionError("the run was never computed")


def killed_runs(stage, count: int, seed: int) -> None:
    moments = random.Random(seed)
    with acting(stage.office) as actor:
        right = runs.compute_now(
            scheme=stage.scheme, step="shortlist", actor=actor, now=timezone.now()
        )
    assert right.candidates == PEOPLE + 1
    with celery.running_worker() as worker:
        for _ in range(count):
            with acting(stage.office) as actor:
                run = runs.start(
                    scheme=stage.scheme, step="shortlist", actor=actor, now=timezone.now()
                )
            time.sleep(moments.uniform(0, REACH))
            leave_no_process(worker)
            found = await_computed(run)
            assert found.state == "done"
            assert (found.inputs_digest, found.result_digest) == (
                right.inputs_digest,
                right.result_digest,
            )
            with database.as_owner():
                assert RunRow.objects.filter(run=run).count() == PEOPLE + 1
                told = AuditEntry.objects.filter(object_ref=run.ref, action="run.finish")
                assert told.count() == 1


@pytest.mark.tampers
def test_a_run_that_is_killed_is_computed_once_and_alike(crowd, hasty):
    killed_runs(crowd, 2, seed=1)


@pytest.mark.prove
@pytest.mark.tampers
def test_forty_runs_killed_at_any_moment_are_computed_once_and_alike(crowd, hasty):
    killed_runs(crowd, 40, seed=2)
