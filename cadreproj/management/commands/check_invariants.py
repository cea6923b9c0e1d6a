"""`manage.py check_invariants`: does everything still hold that always holds in a selection?"""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cadreproj.management.prepare import logged_in
from cadreproj.settings import env
from selection.services import invariants
from selection.services.invariants import replay


class Command(BaseCommand):
    help = (
        "Asks the whole database for rows that break an invariant of the selection: seats within "
        "quotas, states as the ledger tells them, sealed marks, lists and notices as they were. Reads "
        "as the owner (DATABASE_OWNER_URL) in one snapshot, changes nothing. Exit status 1 when "
        "something is found."
    )

    def add_arguments(self, parser):
        parser.add_argument("--list", action="store_true", help="only say what is checked")
        parser.add_argument(
            "--replay", action="store_true", help="also compute every list in effect again"
        )

    def handle(self, *args, **options):
        if options["list"]:
            for check in invariants.CHECKS:
                self.stdout.write(f"{check.key:4} {check.name}: {check.sentence}")
            return
        with logged_in(env.text("DATABASE_OWNER_URL")), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            found = invariants.violations()
            wrong = self.replayed() if options["replay"] else 0
        for each in found:
            self.stderr.write(str(each))
        if found or wrong:
            raise CommandError(f"{len(found) + wrong} rows break an invariant.")
        self.stdout.write(f"All {len(invariants.CHECKS)} invariants hold.")

    def replayed(self) -> int:
        """Each list in effect once more; how many come out otherwise."""
        results = [replay.again(run) for run in replay.lists_in_effect()]
        words = {True: "the same", False: "ANOTHER RESULT", None: "rests on what has changed since"}
        for each in results:
            self.stdout.write(f"list {each.run.ref} ({each.run}): {words[each.is_same]}")
        return sum(each.is_same is False for each in results)
