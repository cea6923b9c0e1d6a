"""Make the database logins, the scope roles and the database, or bring them up to date."""

from django.core.management.base import BaseCommand, CommandError

from cadreproj import cluster
from cadreproj.settings import env

URLS = {
    cluster.APP: "DATABASE_URL",
    cluster.OWNER: "DATABASE_OWNER_URL",
    cluster.BACKUP: "DATABASE_BACKUP_URL",
}


def plan() -> cluster.Plan:
    """From the addresses that the program itself uses: database name and passwords."""
    passwords = {}
    for login, variable in URLS.items():
        found = env.database(env.text(variable, ""))
        if found["USER"] not in ("", login):
            raise CommandError(f"{variable} has to log in as {login}, not as {found['USER']}.")
        if found["USER"]:
            passwords[login] = found["PASSWORD"]
    return cluster.Plan(env.database(env.text("DATABASE_URL"))["NAME"], passwords)


class Command(BaseCommand):
    help = (
        "Creates the logins and roles of the database with DATABASE_SUPERUSER_URL, sets their "
        "passwords from DATABASE_URL, DATABASE_OWNER_URL and DATABASE_BACKUP_URL, and creates the "
        "database. Safe to run again, and by two at once."
    )
    requires_system_checks = ()

    def handle(self, **options) -> None:
        wanted = plan()
        try:
            cluster.ensure(env.text("DATABASE_SUPERUSER_URL"), wanted)
        except (cluster.ClusterError, env.Missing) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] > 0:
            self.stdout.write(f"roles and database «{wanted.database}» are in place")
