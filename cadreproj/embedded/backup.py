"""A dump before the schema changes."""

import os
import signal
import subprocess
from datetime import datetime
from pathlib import Path

from .paths import private_folder
from .postgres import programs
from .process import StartError, guarded, plain_environment

KEPT = 5


def dump(url: str, folder: Path, stamp: datetime) -> Path:
    """The whole database, compressed, as the backup login; the oldest dumps beyond five go."""
    private_folder(folder)
    target = folder / f"{stamp:%Y%m%d-%H%M%S}.dump"
    draft = target.with_suffix(".part")
    command = [str(programs() / "pg_dump"), "--format=custom", "--no-password"]
    command += [f"--file={draft}", f"--dbname={url}"]
    done = subprocess.run(
        guarded(command, death=signal.SIGTERM),
        env=plain_environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        draft.unlink(missing_ok=True)
        raise StartError(f"The backup before the update failed:\n{done.stderr}")
    os.chmod(draft, 0o600)
    draft.rename(target)
    for old in sorted(folder.glob("*.dump"))[:-KEPT]:
        old.unlink()
    return target
