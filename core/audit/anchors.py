"""Checkpoints of the ledger outside the database: whoever cuts its end off leaves them behind."""

import datetime
import os
from pathlib import Path

from django.db import connection

from core.audit.verify import Head, dump, load


def write(folder: Path, now: datetime.datetime) -> Path:
    """Write the heads of all chains to a new file, durably; an unchanged ledger gets none."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    heads = current_heads()
    last = latest(folder)
    if last is not None and load(last.read_text(encoding="utf-8")) == heads:
        return last
    target = folder / f"{now:%Y%m%dT%H%M%SZ}.json"
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        file.write(dump(heads))
        file.flush()
        os.fsync(file.fileno())
    partial.rename(target)
    return target


def latest(folder: Path) -> Path | None:
    """The newest checkpoint there is."""
    return max(folder.glob("*.json"), default=None)


def current_heads() -> dict[str, Head]:
    """The heads as the database has them now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, n, hash FROM core_audithead")
        return {chain: Head(n, bytes(digest).hex()) for chain, n, digest in cursor.fetchall()}
