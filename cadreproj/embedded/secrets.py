"""The secrets of a development installation: made once, kept in `var/secrets` (0600)."""

import base64
import json
import os
import secrets
import tempfile
from pathlib import Path

KEY_BYTES = 32


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def generated() -> dict[str, str]:
    """New values for every secret that the settings ask for."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": f"1:{_key()}",
        "INDEX_KEY": _key(),
    }


def signing_key(path: Path) -> str:
    """The key in `path` that signs exports; the first caller makes it."""
    if not path.exists():
        from core.vault.signing import new_key  # noqa: PLC0415 - make_secrets.py runs without packages

        _once(path, new_key())
    return path.read_text(encoding="utf-8").strip()


def _once(path: Path, text: str) -> None:
    """Write a private file unless another process was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # 0600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        os.link(draft, path)  # fails when another process was first, unlike a rename
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def kept(path: Path) -> dict[str, str]:
    """The secrets in `path`; the first caller makes them, and of two at once one wins."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    _once(path, json.dumps(generated(), indent=1))
    return json.loads(path.read_text(encoding="utf-8"))
