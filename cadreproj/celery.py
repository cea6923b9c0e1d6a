"""The Celery app: a doorbell only. What has to be done stands in PostgreSQL (core/jobs)."""

import os

from celery import Celery
from celery.signals import celeryd_after_setup

from cadreproj.process import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadreproj.settings.dev")

app = Celery("cadreproj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_after_setup.connect
def _settled(**_kwargs) -> None:
    """Everything is imported and no child has been forked yet."""
    settle()
