"""`manage.py new_signing_key`: a private key for SIGNING_KEY, printed and kept nowhere."""

from django.core.management.base import BaseCommand

from core.vault.signing import new_key


class Command(BaseCommand):
    help = "Print a new private key for SIGNING_KEY (RSA, 3072 bits); nothing keeps it."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        self.stdout.write(new_key())
