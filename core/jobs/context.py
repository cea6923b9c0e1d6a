"""What the body of a job is given."""

import datetime
from collections.abc import Callable, Iterable

from core.files.models import StoredFile
from core.files.store import store_made
from core.jobs.models import Job, JobFile

FAULTS_CAP = 2_000


class JobContext:
    """One attempt at one job: `actor`, `params`, `now`, and the ways to tell what is going on."""

    def __init__(
        self, row: Job, actor, now: datetime.datetime, report: Callable[[int, int, str], None]
    ):
        self.row = row
        self.actor = actor
        self.now = now
        self.params: dict = row.params
        self._report = report
        self.fault_list: list[dict] = []

    @property
    def ref(self):
        return self.row.ref

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work is; seen at once, at most twice a second.

        Raises Stopped when the job was cancelled meanwhile: call it often in long loops.
        """
        self._report(done, total, str(text))

    def attach(self, content: bytes, name: str, content_type: str) -> StoredFile:
        """Keep a file for the job's user to download."""
        file = store_made(
            content, name, content_type, org_path=self.actor.path, stored_by=self.row.user
        )
        JobFile.objects.create(job=self.row, file=file)
        return file

    def faults(self, found: Iterable) -> None:
        """Add faults to show on the job's page: dicts or `exchange.Fault`, with line, column, text."""
        room = FAULTS_CAP - len(self.fault_list)
        for fault in list(found)[: max(room, 0)]:
            self.fault_list.append(fault if isinstance(fault, dict) else fault.as_dict())
