"""Make the script from which empty databases are laid out."""

from django.core.management.base import BaseCommand, CommandError

from cadreproj.baseline import make, script
from cadreproj.embedded.process import StartError


class Command(BaseCommand):
    help = (
        "Migrates a database from nothing on a server of its own (a minute) and writes the result "
        f"to {script.FILE.name}, from which empty databases are laid out in seconds."
    )
    requires_system_checks = ()

    def handle(self, **options) -> None:
        try:
            made = make.make()
        except (StartError, make.Unrepeatable) as error:
            raise CommandError(str(error)) from error
        script.FILE.write_text(made.text(), encoding="utf-8", newline="\n")
        self.stdout.write(f"{len(made.migrations)} migrations: {script.FILE}")
