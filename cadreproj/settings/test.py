"""The suite: servers and keys come from tests/plugins/servers.py through the environment."""

from .base import *  # noqa: F403

SECOND_FACTOR_REQUIRED = False
# Asked for once a minute: statements could not be counted. tests/planning/views/test_switcher.py has it.
EDITION_SWITCHER = ""
# Tests run in a transaction that is never committed, so no act is announced; those of
# core.web.remembered switch it on.
REMEMBER_SECONDS = 0
# The check costs 0.2 s by design; the suite logs in hundreds of times.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",  # the demo's accounts
]
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Every client of a test has its own middleware: none of them draws up the list of all static files.
WHITENOISE_AUTOREFRESH = True
