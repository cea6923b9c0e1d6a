"""The sign of life of a running job, on a thread and a connection of its own.

The work itself happens in one transaction, whose changes nobody sees before its end. Lease and
progress have to be seen at once; so they are written beside it.
"""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, connection

from core.jobs import claims

log = logging.getLogger(__name__)

#: Progress is written at most so often.
PAUSE = 0.5


class Stopped(Exception):
    """The job was cancelled, or another worker has taken it: there is no use in going on."""


class Pulse:
    """Keeps the lease while inside the `with`; `report` shows progress; `lost` says it is over."""

    def __init__(self, held: claims.Claim):
        self._held = held
        self._shown = (0, 0, "")
        self._wake = threading.Event()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pulse-{held.job_id}", daemon=True)
        self.lost = False

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *exc) -> None:
        self.stop()

    def stop(self) -> None:
        """End the thread; after that the job's row is not touched from here any more."""
        self._end.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def report(self, done: int, total: int, text: str) -> None:
        self.check()
        self._shown = (done, total, text)
        self._wake.set()

    def check(self) -> None:
        if self.lost:
            raise Stopped

    def _run(self) -> None:
        try:
            while not self._end.is_set():
                self._wake.wait(settings.JOB_LEASE_SECONDS / 3)
                self._wake.clear()
                if self._end.is_set():
                    return
                self._beat()
                if self.lost:
                    return
                self._end.wait(PAUSE)
        finally:
            connection.close()

    def _beat(self) -> None:
        try:
            self.lost = not claims.keep(self._held, *self._shown)
        except DatabaseError as error:
            # The next beat tries again; if none succeeds the lease runs out, as it should.
            log.warning("pulse of job %s: %s", self._held.job_id, type(error).__name__)
            connection.close()
