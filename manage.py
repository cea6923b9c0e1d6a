#!/usr/bin/env python
"""Entry point of every command.

The database login is chosen here, by command: what changes the schema or plays history acts as
the owner, everything else as the application, which holds no right on domain tables by itself.
"""

import os
import sys

OWNER_COMMANDS = {
    "migrate", "makemigrations", "sqlmigrate", "seed_demo", "load_divisions", "apply_grants", "flush",
    "rank",
}  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadreproj.settings.dev")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("DATABASE_LOGIN", "owner")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after environ

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
