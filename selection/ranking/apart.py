"""Runs one of the modules of this folder that need numpy in a process of its own, which then ends."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

_PROJECT = str(Path(__file__).resolve().parents[2])
_PACKAGES = sysconfig.get_paths()["platlib"]
#: Isolated (-I), without the packages' start-up hooks (-S); only two folders to import from.
_START = "import sys; sys.path += sys.argv[1:]; from selection.ranking import {name}; {name}.main()"


def answer(name: str, request: dict[str, Any], seconds: int) -> Any:
    """What the module's `main` answers; subprocess.TimeoutExpired when it takes too long."""
    start = _START.format(name=name)
    done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
        [sys.executable, "-I", "-S", "-B", "-c", start, _PROJECT, _PACKAGES],
        input=json.dumps({**request, "seconds": seconds}).encode(),
        capture_output=True,
        timeout=3 * seconds,
        env={"LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        cwd="/",
        check=True,
    )
    return json.loads(done.stdout)
