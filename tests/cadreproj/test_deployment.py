"""The compose file is valid, agrees with the settings, and gives nothing away."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cadreproj import cluster
from cadreproj.embedded.paths import ROOT
from cadreproj.settings import env

COMPOSE_FILE = ROOT / "docker-compose.yml"
OURS = ("init", "web", "worker", "beat")
#: Read by Python's and Django's own machinery.
OTHERS = {"DJANGO_SETTINGS_MODULE"}
SHOW_SETTINGS = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps([settings.DATABASES["default"]["USER"], settings.ALLOWED_HOSTS,
                  settings.CELERY_BROKER_URL, settings.CACHES["default"]["LOCATION"],
                  len(settings.SECRET_KEY) > 40, sorted(settings.FIELD_KEYS), settings.DEBUG]))
"""


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load(COMPOSE_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def secrets(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("deploy") / "secrets"
    command = [sys.executable, "-I", str(ROOT / "deploy" / "make_secrets.py"), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def names_read() -> set[str]:
    """Every variable that some module of the program asks for."""
    call = re.compile(r'env\.(?:text|words|flag|number)\(\s*"([A-Z_]+)"')
    quoted = re.compile(r'"((?:DATABASE|SECRET|FIELD|INDEX)_[A-Z_]+)"')
    found: set[str] = set()
    for path in (ROOT / "cadreproj").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(call.findall(text)) | set(quoted.findall(text))
    return found


def plain_name(name: str) -> str:
    return name.removesuffix("_FILE")


def test_the_file_follows_the_schema():
    done = subprocess.run(
        [
            sys.executable,
            *("-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"),
            str(COMPOSE_FILE),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("service", OURS)
def test_every_variable_is_one_that_the_program_reads(compose, service):
    given = {plain_name(name) for name in compose["services"][service]["environment"]}
    assert given - OTHERS <= names_read()


@pytest.mark.parametrize("service", OURS)
def test_every_secret_is_given_to_those_who_read_it_and_to_nobody_else(compose, service):
    definition = compose["services"][service]
    files = {
        value.removeprefix("/run/secrets/")
        for name, value in definition["environment"].items()
        if name.endswith("_FILE")
    }
    assert files == set(definition["secrets"])


def test_only_the_set_up_knows_the_owner_and_the_superuser(compose):
    for service in ("web", "worker", "beat", "proxy"):
        known = set(compose["services"][service].get("secrets", []))
        assert not known & {"database_owner_url", "database_superuser_url", "superuser_password"}


def test_the_settings_of_a_server_load_from_what_the_file_gives(compose, secrets):
    environment = {
        name: str(value)
        .replace("/run/secrets", str(secrets))
        .replace("${SITE_HOST:?the name that people type into the browser}", "cadre.test")
        .replace("${SITE_HOST}", "cadre.test")
        .replace("${LOG_LEVEL:-INFO}", "INFO")
        .replace("${TRUSTED_PROXIES:-1}", "1")
        for name, value in compose["services"]["web"]["environment"].items()
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOW_SETTINGS],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    user, hosts, broker, cache, long, keys, debug = json.loads(done.stdout)
    assert user == cluster.APP
    assert hosts == ["cadre.test", "localhost"]
    assert broker.endswith("@redis:6379/0")
    assert cache.endswith("@redis:6379/1")
    assert long
    assert keys == ["1"]
    assert not debug


def test_the_secrets_fit_each_other(compose, secrets):
    assert {file.name for file in secrets.iterdir()} == set(compose["secrets"])

    def read(name: str) -> str:
        return (secrets / name).read_text().strip()

    logins = {
        "database_url": cluster.APP,
        "database_owner_url": cluster.OWNER,
        "database_backup_url": cluster.BACKUP,
        "database_superuser_url": compose["services"]["db"]["environment"]["POSTGRES_USER"],
    }
    parts = {name: env.database(read(name)) for name in logins}
    assert {name: part["USER"] for name, part in parts.items()} == logins
    assert len({part["PASSWORD"] for part in parts.values()}) == 4
    assert {part["HOST"] for part in parts.values()} == {"db"}
    assert parts["database_superuser_url"]["PASSWORD"] == read("superuser_password")
    assert f":{read('redis_password')}@redis" in read("redis_url")
    assert secrets.stat().st_mode & 0o077 == 0


def test_secrets_are_never_written_over(secrets):
    before = {file.name: file.read_text() for file in secrets.iterdir()}
    command = [sys.executable, str(ROOT / "deploy" / "make_secrets.py"), str(secrets)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert {file.name: file.read_text() for file in secrets.iterdir()} == before


def test_no_password_stands_in_the_file(compose):
    for service, definition in compose["services"].items():
        for name, value in definition.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|KEY|_URL", name):
                assert str(value).startswith("/run/secrets/"), (service, name)
    for secret in compose["secrets"].values():
        assert set(secret) == {"file"}


def test_everything_that_stays_up_says_whether_it_is_well(compose):
    for name, definition in compose["services"].items():
        assert ("healthcheck" in definition) == (name != "init"), name
        assert "no-new-privileges:true" in definition.get("security_opt", []) or name == "db"


def test_data_lies_in_named_volumes(compose):
    mounted = {
        volume.partition(":")[0]
        for definition in compose["services"].values()
        for volume in definition.get("volumes", [])
        if not volume.startswith(".")
    }
    assert mounted == set(compose["volumes"])


def test_the_image_is_not_root_and_checks_its_dependencies():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER 10001", lines, re.MULTILINE)
    assert "--require-hashes" in lines
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {"secrets", "var", ".env", ".git"} <= set(ignored)
