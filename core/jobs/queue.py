"""Asking for background work: `later()` writes the row and rings after the commit."""

from celery import current_app
from django.db import IntegrityError, connection, transaction

from core.jobs import registry
from core.jobs.models import Job

#: The one Celery task behind every kind of job; its argument is the reference of the row.
TASK = "core.run_job"

_CANCEL = """
    UPDATE core_job SET state = 'cancelled', finished_at = clock_timestamp()
    WHERE id = %s AND state IN ('queued', 'running')
"""


def later(kind: str, *, actor, now, params: dict | None = None, key: str = "") -> Job:
    """Put a job into the caller's transaction and ring the worker once that has been committed.

    `params` hold references and choices, never personal data. The same `key` of the same user gives
    the job there is already, whatever its state. A lost ring is made good by the reconciler.
    """
    registry.find(kind)
    job = Job(
        kind=kind,
        params=params or {},
        membership_id=actor.pk,
        user_id=actor.user_id,
        org_path=actor.path,
        key=key,
        queued_at=now,
    )
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        if not key:
            raise
        return Job.objects.get(user_id=actor.user_id, key=key)
    # A function of its own, not a partial: Django names it when it has failed.
    transaction.on_commit(lambda: ring(job.ref), robust=True)
    return job


def ring(ref, countdown: float = 0) -> None:
    """Tell the workers to look at a row; nothing depends on the message arriving."""
    current_app.send_task(TASK, args=[str(ref)], countdown=countdown or None, ignore_result=True)


def cancel(job: Job) -> bool:
    """Stop a job that waits or runs; whoever works on it finds out and its work is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute(_CANCEL, [job.pk])
        return cursor.rowcount == 1
