"""Typed readers of the environment; a secret may also come from the file named by NAME_FILE."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit


class Missing(RuntimeError):
    """A variable that has no default is not set."""


def text(name: str, default: str | None = None) -> str:
    """Value of NAME, else the content of the file in NAME_FILE, else the default."""
    if name in os.environ:
        return os.environ[name]
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    if default is None:
        raise Missing(f"{name} is not set (nor {name}_FILE); see README, «On your own servers».")
    return default


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(text(name, str(default)))


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(url: str) -> dict:
    """Django's settings from postgresql://user:password@host:port/name?host=/socket/dir."""
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(query.pop("port", parts.port or "")),
        "OPTIONS": query,
    }
