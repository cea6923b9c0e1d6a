"""What bodies really did, also where their transaction was rolled back: lines of a file."""

import os
from pathlib import Path


def _file(ref) -> Path:
    return Path(os.environ["VAR_DIR"]) / f"trace-{ref}"


def write(job, text: str) -> None:
    with _file(job.ref).open("a", encoding="utf-8") as out:
        out.write(f"{text}\n")


def read(ref) -> list[str]:
    path = _file(ref)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
