"""Celery and the registry of jobs find core's tasks here, as they find a stage's in its `tasks`."""

from core.jobs.tasks import reconcile_jobs, run_job
from core.web.exports import export_list
from core.web.imports import write_import

__all__ = ["export_list", "reconcile_jobs", "run_job", "write_import"]
