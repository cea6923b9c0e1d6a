"""The settings of a server: Django's own examination, and whom a limit is counted against."""

import base64
import os
import subprocess
import sys

import pytest
from allauth.core.internal.httpkit import get_client_ip
from rest_framework.throttling import BaseThrottle

from cadreproj.embedded.paths import ROOT

KEY = base64.b64encode(bytes(range(32))).decode()
FULL = {
    "DJANGO_SETTINGS_MODULE": "cadreproj.settings.prod",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "FIELD_KEYS": f"1:{KEY}",
    "INDEX_KEY": KEY,
    "DATABASE_URL": "postgresql://app:word@db.invalid/cadre",
    "REDIS_URL": "redis://:word@redis.invalid:6379/0",
    "ALLOWED_HOSTS": "cadre.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://cadre.example.org",
    "TRUSTED_PROXIES": "1",
}


def run(*command: str, **changes: str | None) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], **FULL, **changes}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_django_finds_nothing_to_warn_of_on_a_server(tmp_path):
    # A server has collected its static files; an empty folder does for the check.
    (tmp_path / "static").mkdir()
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 silenced" in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_KEYS", "INDEX_KEY", "ALLOWED_HOSTS"])
def test_a_server_without_its_keys_does_not_start_and_says_which_is_missing(name):
    done = run("manage.py", "check", **{name: None})
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


@pytest.mark.parametrize(
    ("proxies", "counted"), [(0, "10.0.0.9"), (1, "203.0.113.7"), (2, "198.51.100.1")]
)
def test_a_limit_counts_the_address_that_our_own_proxies_have_seen(rf, settings, proxies, counted):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    request = rf.get(
        "/", headers={"X-Forwarded-For": "198.51.100.1,203.0.113.7"}, REMOTE_ADDR="10.0.0.9"
    )
    assert get_client_ip(request) == counted
    assert BaseThrottle().get_ident(request) == counted
