"""`python -m tests.plugins.template`: the template, migrated while the workers still collect tests."""

import django

if __name__ == "__main__":
    django.setup()

    from tests.plugins import database

    database.provide_template()
