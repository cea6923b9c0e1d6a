"""`manage.py export_selection RUN --as ACCOUNT --out FILE.zip`: the signed export, however large."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.orgs import scope
from core.workflow.errors import MoveRefused, Refused
from selection.policies import runs
from selection.services import signing


class Command(BaseCommand):
    help = "Write the signed export of a run; anybody can check it with verify_selection.py."

    def add_arguments(self, parser):
        parser.add_argument("run", help="reference of the run, as its address shows it")
        parser.add_argument("--as", dest="account", required=True, help="account that exports")
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *, run: str, account: str, out: Path, **options):
        try:
            with scope.entered_by(account) as actor:
                if not runs.may(actor, "export"):
                    raise CommandError(f"{actor.user} may not export runs.")
                row = runs.scope(actor, "export").for_detail().filter(ref=run).first()
                if row is None:
                    raise CommandError(f"There is no run {run} in this account's view.")
                content = signing.signed_export(row, actor=actor, now=timezone.now(), most=None)
                out.write_bytes(content)
        except ValidationError as error:
            raise CommandError(f"{run} is not the reference of a run.") from error
        except (scope.NoMembership, Refused, MoveRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{len(content):,} bytes written to {out}")
