"""`manage.py export_workflows`: write docs/workflows.md from the tables of moves."""

from django.conf import settings
from django.core.management.base import BaseCommand

from cadreproj.documentation import workflows


class Command(BaseCommand):
    help = "Write docs/workflows.md"

    def handle(self, *args, **options):
        target = settings.BASE_DIR / "docs" / "workflows.md"
        target.write_text(workflows(), encoding="utf-8")
        self.stdout.write(str(target))
