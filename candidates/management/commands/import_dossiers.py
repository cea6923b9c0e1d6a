"""`manage.py import_dossiers DIR --place CODE --as ACCOUNT`: every LRMX file of a folder."""

from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candidates.formats.lrmx import MAX_BYTES
from candidates.policies import people
from candidates.services import archives, batches
from core.orgs import scope
from core.orgs.models import Organisation


class Command(BaseCommand):
    help = "Imports the appointment-form files (*.lrmx) of a folder into the dossiers of a place."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--place", required=True, help="GB/T 2260 code of the place")
        parser.add_argument("--as", dest="account", required=True, help="account that imports")
        parser.add_argument(
            "--skip-faulty", action="store_true", help="leave faulty files out instead of stopping"
        )

    def handle(self, *, folder: Path, place: str, account: str, skip_faulty: bool, **options):
        found = [
            (str(path.relative_to(folder)), path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix.lower() in archives.ENDINGS
        ]
        files = archives.with_photos((name, partial(_content, path)) for name, path in found)
        if not files:
            raise CommandError(f"{folder} holds no LRMX or LRM file.")
        try:
            with scope.entered_by(account) as actor:
                report = self._import(files, place, actor, skip_faulty)
        except scope.NoMembership as missing:
            raise CommandError(str(missing)) from missing
        for fault in [*report.faults, *report.differing]:
            where = f"{fault.file}:{fault.line}" if fault.line else fault.file
            self.stderr.write(f"{where}: {fault.text}")
        for name, findings in report.findings.items():
            for finding in findings:
                self.stdout.write(f"{name}: {finding.code} {finding.value}".rstrip())
        self.stdout.write(f"{len(report.created)} created, {len(report.known)} known")
        if report.faults and not skip_faulty:
            raise CommandError(f"{len(report.faults)} faults; nothing was written.")

    def _import(self, files, code, actor, skip_faulty):
        found = Organisation.objects.places().within(actor.path).filter(code=code).first()
        if found is None:
            raise CommandError(f"No place with the code {code} in the scope of {actor.user}.")
        if not people.may(actor, "import"):
            raise CommandError(f"{actor.user} may not import dossiers.")
        _batch, report = batches.import_batch(
            files,
            organisation=found,
            actor=actor,
            now=timezone.now(),
            skip_faulty=skip_faulty,
        )
        return report


def _content(path: Path) -> bytes:
    """At most one byte more than a file may have; the reader then refuses it."""
    with path.open("rb") as source:
        return source.read(MAX_BYTES + 1)
