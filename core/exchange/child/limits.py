"""Limits first, then one errand.

In: a line of JSON, then the bytes of the file. Out: a line that says `ok` or why not, then the answer.
"""

import json
import resource
import sys
from collections.abc import Callable

from core.exchange.child.guard import Stop


def run(errand: Callable[[bytes, dict], bytes]) -> None:
    """Read the request, limit this process, do the errand, answer."""
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["seconds"], request["file_bytes"])
    content = sys.stdin.buffer.read()
    verdict: dict = {"ok": True}
    body = b""
    try:
        body = errand(content, request)
    except Stop as stop:
        verdict = {"stop": stop.code, "params": stop.params}
    except MemoryError:
        verdict = {"stop": "too_large"}
    except Exception as error:
        # Whatever a reader chokes on: the file is refused and the kind of failure is passed on.
        verdict = {"stop": "damaged", "why": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(verdict).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


def _limit(memory: int, seconds: int, file_bytes: int) -> None:
    """Give up what an errand does not need; a limit once lowered cannot be raised again."""
    for which, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))
