"""As on a server, but on plain HTTP, without a second factor, and with the files served unpacked."""

from cadreproj.settings.base import *  # noqa: F403

SECOND_FACTOR_REQUIRED = False
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
