"""The few statements by which workers hold, keep and let go of a job. All by the database's clock."""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from core.jobs.models import ATTEMPTS_CAP

_CLAIM = """
    UPDATE core_job
       SET state = 'running', fence = fence + 1, attempts = attempts + 1, not_before = NULL,
           started_at = coalesce(started_at, clock_timestamp()), progress_done = 0,
           progress_total = 0, progress_text = '',
           lease_until = clock_timestamp() + make_interval(secs => %s)
     WHERE ref = %s AND attempts < %s
       AND ((state = 'queued' AND (not_before IS NULL OR not_before <= clock_timestamp()))
            OR (state = 'running' AND lease_until < clock_timestamp()))
    RETURNING id, fence, attempts
"""
_KEEP = """
    UPDATE core_job
       SET lease_until = clock_timestamp() + make_interval(secs => %s),
           progress_done = %s, progress_total = %s, progress_text = %s
     WHERE id = %s AND fence = %s AND state = 'running'
"""
_FINISH = """
    UPDATE core_job
       SET state = %s, result = %s::jsonb, faults = %s::jsonb, finished_at = clock_timestamp(),
           lease_until = NULL
     WHERE id = %s AND fence = %s AND state = 'running'
"""
_RETRY = """
    UPDATE core_job
       SET state = 'queued', lease_until = NULL, faults = %s::jsonb, rung_at = clock_timestamp(),
           not_before = clock_timestamp() + make_interval(secs => %s)
     WHERE id = %s AND fence = %s AND state = 'running'
"""
_LOST = """
    UPDATE core_job SET rung_at = clock_timestamp()
     WHERE id IN (SELECT id FROM core_job
                   WHERE attempts < %s AND rung_at < clock_timestamp() - make_interval(secs => %s)
                     AND ((state = 'queued' AND (not_before IS NULL OR not_before <= clock_timestamp()))
                          OR (state = 'running' AND lease_until < clock_timestamp()))
                   ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED)
    RETURNING ref
"""
_BURY = """
    UPDATE core_job SET state = 'dead', finished_at = clock_timestamp(), lease_until = NULL
     WHERE state = 'running' AND attempts >= %s AND lease_until < clock_timestamp()
    RETURNING id
"""
_LEASE_LEFT = """
    SELECT extract(epoch FROM lease_until - clock_timestamp()) FROM core_job
     WHERE ref = %s AND state = 'running'
"""


@dataclass(frozen=True)
class Claim:
    """The right to finish a job, until somebody with a higher fence has it."""

    job_id: int
    fence: int
    attempts: int

    @property
    def is_last(self) -> bool:
        return self.attempts >= ATTEMPTS_CAP


def claim(ref) -> Claim | None:
    """Take the job if it waits or its holder has fallen silent; None if there is nothing to take."""
    row = _one(_CLAIM, [settings.JOB_LEASE_SECONDS, str(ref), ATTEMPTS_CAP])
    return Claim(*row) if row else None


def keep(held: Claim, done: int, total: int, text: str) -> bool:
    """Move the lease on and show the progress; False when the job has been taken or cancelled."""
    return _changed(
        _KEEP, [settings.JOB_LEASE_SECONDS, done, total, text[:200], held.job_id, held.fence]
    )


def finish(held: Claim, state: str, result: str = "{}", faults: str = "[]") -> bool:
    """End the job, if it is still this holder's."""
    return _changed(_FINISH, [state, result, faults, held.job_id, held.fence])


def retry(held: Claim, seconds: float, faults: str) -> bool:
    """Put the job back for a later attempt."""
    return _changed(_RETRY, [faults, seconds, held.job_id, held.fence])


def lost(after: float) -> list:
    """References of the jobs that nobody works on though they should be; marks them as rung."""
    return [row[0] for row in _all(_LOST, [ATTEMPTS_CAP, after])]


def bury() -> list[int]:
    """End the jobs whose last attempt fell silent; their numbers."""
    return [row[0] for row in _all(_BURY, [ATTEMPTS_CAP])]


def lease_left(ref) -> float | None:
    """Seconds until the holder of a running job counts as silent."""
    row = _one(_LEASE_LEFT, [str(ref)])
    return float(row[0]) if row and row[0] is not None else None


def _one(statement: str, values: list):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def _all(statement: str, values: list) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _changed(statement: str, values: list) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount == 1
