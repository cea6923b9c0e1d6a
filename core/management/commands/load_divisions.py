"""Make the tree of organisations from a list of divisions."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.orgs.divisions import load_divisions

DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Loads the divisions of the province, with their Party schools; may be run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            default=DATA / "hubei_divisions_2011.csv",
            help="CSV with code, name, parent_code, level (default: Hubei 2011)",
        )

    def handle(self, *, path, **options):
        if not path.is_file():
            raise CommandError(f"{path}: no such file")
        loaded = load_divisions(path)
        made = ", ".join(f"{count} {kind}" for kind, count in loaded.made.items()) or "nothing new"
        self.stdout.write(f"{loaded.province}: {made}; {loaded.kept} were there already.")
