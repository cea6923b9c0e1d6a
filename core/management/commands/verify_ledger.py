"""`manage.py verify_ledger`: is every entry of the ledger still what was written?"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.audit import anchors, verify
from core.orgs import scope


class Command(BaseCommand):
    help = "Verify the ledger; names the chain and number of each break. Exit status 1 when broken."

    def add_arguments(self, parser):
        parser.add_argument(
            "--checkpoint", type=Path, help="compare with this one (default: the newest kept)"
        )
        parser.add_argument("--write", type=Path, help="write a checkpoint of the heads found")

    def handle(self, *args, checkpoint, write, **options):
        checkpoint = checkpoint or anchors.latest(settings.ANCHOR_DIR)
        known = verify.load(checkpoint.read_text(encoding="utf-8")) if checkpoint else None
        with scope.reading_as("audit"):
            findings = verify.verify(known)
        for broken in findings.breaks:
            self.stderr.write(str(broken))
        if not findings.intact:
            raise CommandError(f"The ledger is broken in {len(findings.breaks)} places.")
        if write:
            write.write_text(verify.dump(findings.heads), encoding="utf-8")
        self.stdout.write(
            f"The ledger is intact: {findings.entries} entries in {len(findings.heads)} chains."
        )
