"""The two Celery tasks of the machinery: run the job that was rung for; look after lost ones."""

from celery import shared_task
from django.utils import timezone

from core.jobs import claims, queue, runner


@shared_task(name=queue.TASK, bind=True)
def run_job(task, ref: str) -> str:
    """Idempotent: a message that comes twice finds nothing to claim."""
    outcome = runner.run(ref, now=timezone.now())
    if outcome == "not mine" and task.request.delivery_info.get("redelivered"):
        # Its worker died; the lease has to run out before anybody else may begin.
        left = claims.lease_left(ref)
        if left is not None:
            queue.ring(ref, max(left, 0) + 0.5)
    return outcome


@shared_task(name="core.reconcile_jobs")
def reconcile_jobs() -> dict[str, int]:
    return runner.reconcile()
