"""A task for test_worker.py; only its worker knows it."""

import time
from pathlib import Path

from celery import shared_task
from django.db import connection


@shared_task(name="trial.write_database_name")
def write_database_name(path: str, seconds: float) -> None:
    """Long enough to be running when the worker is told to stop."""
    Path(f"{path}.started").touch()
    time.sleep(seconds)
    Path(path).write_text(connection.settings_dict["NAME"])
