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


def kept(path: Path) -> dict[str, str]:
    """The secrets in `path`; the first caller makes them, and of two at once one wins."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # 0600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(generated(), file, indent=1)
    try:
        os.link(draft, path)  # fails when another process was first, unlike a rename
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
    return json.loads(path.read_text(encoding="utf-8"))
