"""Which servers and secrets this checkout uses, where the environment does not say."""

import os

from . import secrets
from .paths import Home
from .postgres import SUPERUSER, Postgres
from .redis import Redis

DATABASE = "cadre"
BROKER_DB, CACHE_DB = 0, 1


def postgres(home: Home) -> Postgres:
    return Postgres(home.var / "pg", home.run / "pg", home.log("postgres"))


def redis(home: Home) -> Redis:
    return Redis(home.var / "redis", home.run / "redis.sock", home.log("redis"))


def database_variables(server: Postgres, database: str = DATABASE) -> dict[str, str]:
    return {
        "DATABASE_URL": server.url("cadre_app", database),
        "DATABASE_OWNER_URL": server.url("cadre_owner", database),
        "DATABASE_BACKUP_URL": server.url("cadre_backup", database),
        "DATABASE_SUPERUSER_URL": server.url(SUPERUSER, "postgres"),
    }


def redis_variables(
    server: Redis, broker: int = BROKER_DB, cache: int = CACHE_DB
) -> dict[str, str]:
    return {
        "REDIS_URL": server.url(broker),
        "BROKER_URL": server.broker_url(broker),
        "CACHE_URL": server.url(cache),
    }


def given(name: str) -> bool:
    """Set by whoever runs this, directly or as a file (see settings/env.py)."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def fill() -> None:
    """Complete the environment: embedded servers and kept secrets for all that is not given."""
    home = Home.current()
    wanted: dict[str, str] = {}
    if not given("DATABASE_URL"):
        wanted |= database_variables(postgres(home))
    if not given("REDIS_URL"):
        wanted |= redis_variables(redis(home))
    if not all(given(name) for name in ("SECRET_KEY", "FIELD_KEYS", "INDEX_KEY")):
        wanted |= secrets.kept(home.secrets)
    if not given("SIGNING_KEY"):
        wanted["SIGNING_KEY"] = secrets.signing_key(home.var / "signing-key")
    for name, value in wanted.items():
        if not given(name):
            os.environ[name] = value


def uses_embedded_postgres(home: Home) -> bool:
    return os.environ.get("DATABASE_URL") == database_variables(postgres(home))["DATABASE_URL"]


def uses_embedded_redis(home: Home) -> bool:
    return os.environ.get("REDIS_URL") == redis_variables(redis(home))["REDIS_URL"]
