"""`manage.py rank`: anybody recomputes a published result from plain files."""

import csv
import io
import os
import sys
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from selection.ranking.faults import Fault, Faulty
from selection.ranking.run import HEADER, File, rank, read

FAULTS, UNRESOLVED = 2, 3


class Command(BaseCommand):
    help = "Ranks candidates by a selection scheme (exit status 2: faults, 3: unresolved ties)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--scheme", required=True, help="scheme.json")
        parser.add_argument(
            "--marks", required=True, help="candidate,group,component,examiner,panel,mark"
        )
        parser.add_argument("--seats", help="group,seats; without it every group has one seat")
        parser.add_argument("--events", help="candidate,before_step,event")
        parser.add_argument("--out", required=True, help="result.csv, replaced as a whole")

    def handle(self, *args, **options):
        try:
            files = {name: _read(options[name]) for name in ("scheme", "marks", "seats", "events")}
            scheme, data = read(**files)
            result = rank(scheme, data, files["marks"].name)
            _replace(options["out"], result.rows)
        except Faulty as faulty:
            for fault in faulty.faults:
                self.stderr.write(_one_line(str(fault)))
            sys.exit(FAULTS)
        if result.unresolved:
            for group in result.unresolved:
                self.stderr.write(_one_line(_("Unresolved tie in group “%s”.") % group))
            sys.exit(UNRESOLVED)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _read(path: str | None) -> File | None:
    if path is None:
        return None
    try:
        return File(path, Path(path).read_bytes())
    except OSError as error:
        raise Faulty(
            [Fault(path, "1", _("The file cannot be read: %s.") % error.strerror)]
        ) from None


def _replace(path: str, rows: list[tuple[str, ...]]) -> None:
    """Write beside the target, then rename: a reader sees the old file or the new one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    target = Path(path)
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(text.getvalue())
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        fault = _("The file cannot be written: %s.") % error.strerror
        raise Faulty([Fault(path, "1", fault)]) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
