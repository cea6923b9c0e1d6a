"""`manage.py seed_demo`: the finished edition of 2011 and a running one, played through the services."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from cadreproj.demo.play import country, show
from cadreproj.embedded.paths import Home
from cadreproj.process import settle
from core.orgs.models import User

SCALES = ("small", "hubei", "national")


class Command(BaseCommand):
    help = "Load the demo into an empty database; the same seed gives the same demo."

    def add_arguments(self, parser):
        parser.add_argument("--scale", choices=SCALES, default="hubei")
        parser.add_argument("--seed", type=int, default=2011)

    def handle(self, *args, scale, seed, **options):
        if User.objects.exists():
            raise CommandError("The database already holds accounts; the demo needs an empty one.")
        settle()
        began = time.monotonic()
        # Cut short, the load begins anew (`up`): only its end has to be safe on the disk.
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")

        def say(text: str) -> None:
            self.stdout.write(f"  {time.monotonic() - began:5.1f} s  {text}")
            self.stdout.flush()

        play = country.play if scale == "national" else show.play
        play(
            scale=scale,
            seed=seed,
            today=timezone.localdate(),
            now=timezone.now(),
            accounts=Home.current().demo_accounts,
            say=say,
        )
        with connection.cursor() as cursor:
            # A transaction with a number of its own is written at its commit, with all before it.
            cursor.execute("RESET synchronous_commit; SELECT pg_current_xact_id()")
        say("done")
