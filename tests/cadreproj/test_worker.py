"""A real worker: its own queue and database, and no task cut off by a stop."""

import signal
import time

from django.db import connection

from cadreproj.celery import app
from cadreproj.embedded.process import stop
from tests.plugins.celery import running_worker


def test_a_worker_finishes_its_task_before_it_stops(transactional_db, tmp_path):
    written = tmp_path / "name"
    with running_worker("--include", "tests.plugins.trial_tasks") as process:
        app.send_task("trial.write_database_name", [str(written), 1.5])
        while not written.with_suffix(".started").exists():
            time.sleep(0.02)
        assert stop(process, (signal.SIGTERM, 30)) == 0
    assert written.read_text() == connection.settings_dict["NAME"]
