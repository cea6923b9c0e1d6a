"""The Celery app: a doorbell only. What has to be done stands in PostgreSQL (core/jobs)."""

import os

from celery import Celery
from celery.signals import celeryd_after_setup, task_postrun

from cadreproj.process import release, settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadreproj.settings.dev")
# Django's checks run with every `manage.py` and before each migration. They load all migrations and
# draw up the whole API: 7 MB that every process of the worker would hold for good.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("cadreproj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_after_setup.connect
def _settled(**_kwargs) -> None:
    """Everything is imported and no child has been forked yet."""
    settle()


@task_postrun.connect
def _released(**_kwargs) -> None:
    release()
