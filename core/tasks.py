"""Celery and the registry of jobs find core's tasks here, as they find a stage's in its `tasks`."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from core.audit import anchors
from core.jobs.tasks import reconcile_jobs, run_job
from core.orgs import scope
from core.web.exports import export_list
from core.web.imports import write_import

__all__ = ["anchor_ledger", "export_list", "reconcile_jobs", "run_job", "write_import"]


@shared_task(name="core.anchor_ledger")
def anchor_ledger() -> str:
    """Keep a checkpoint of the ledger outside the database."""
    with scope.reading_as("audit"):
        return str(anchors.write(settings.ANCHOR_DIR, timezone.now()))
