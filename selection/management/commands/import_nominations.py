"""`manage.py import_nominations FILE.xlsx --as ACCOUNT`: the sheet of the import page, by command."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.audit.log import act
from core.exchange.reading import check_rows
from core.orgs import scope
from core.workflow.errors import Refused
from selection.exchange import NominationSheet
from selection.policies import nominations


class Command(BaseCommand):
    help = (
        "Nominate the people of a spreadsheet: all of them, or none and every fault with its line."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="account", required=True, help="account that nominates")

    def handle(self, *, file: Path, account: str, **options):
        content = self._content(file)
        try:
            with scope.entered_by(account) as actor:
                written = self._import(content, file.name, actor)
        except scope.NoMembership as missing:
            raise CommandError(str(missing)) from missing
        except Refused as refusal:
            raise CommandError(f"{refusal} Nothing was written.") from refusal
        self.stdout.write(f"{written['nominations']} nominations drafted")

    def _import(self, content: bytes, name: str, actor) -> dict:
        if not nominations.may(actor, "import"):
            raise CommandError(f"{actor.user} may not import nominations.")
        sheet, now = NominationSheet(), timezone.now()
        rows, faults = check_rows(sheet, content, name, actor=actor, now=now)
        for fault in faults:
            self.stderr.write(f"{name}:{fault.line}: {fault.column}: {fault.text}")
        if faults:
            raise CommandError(f"{len(faults)} faults; nothing was written.")
        with act(actor, now):
            return sheet.write(rows, actor=actor, now=now)

    @staticmethod
    def _content(file: Path) -> bytes:
        if not file.is_file():
            raise CommandError(f"{file} is not a file.")
        with file.open("rb") as source:
            return source.read(settings.UPLOAD_BYTES_CAP + 1)
