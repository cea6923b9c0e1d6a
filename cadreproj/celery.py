"""The Celery app: a doorbell only. What has to be done stands in PostgreSQL (core/jobs)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadreproj.settings.dev")

app = Celery("cadreproj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
