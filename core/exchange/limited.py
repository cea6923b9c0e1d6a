"""Starts the limited process for one errand and words its verdict."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.workflow.errors import Refused

MEMORY = 512 * 1024 * 1024
_PROJECT = str(Path(__file__).resolve().parents[2])
_PACKAGES = sysconfig.get_paths()["platlib"]
#: Isolated (-I), without the packages' start-up hooks (-S); only two folders to import from.
_START = "import sys; from importlib import import_module; sys.path += sys.argv[2:]; import_module(sys.argv[1]).main()"

TEXTS = {
    "damaged": gettext_noop("The file is damaged or incomplete."),
    "not_a_workbook": gettext_noop("This is not a workbook of the kind .xlsx."),
    "active": gettext_noop(
        "The workbook holds macros or embedded objects; save it as a plain .xlsx."
    ),
    "external": gettext_noop("The workbook is linked to other files; paste the values instead."),
    "formula": gettext_noop(
        "The workbook holds formulas that call other programs; paste the values."
    ),
    "doctype": gettext_noop("The workbook holds declarations that are not accepted."),
    "encoding": gettext_noop("The text is neither UTF-8 nor GB18030; save it as “CSV UTF-8”."),
    "unprintable": gettext_noop("The text holds unprintable characters."),
    "rows": gettext_noop(
        "There are more than %(cap)s lines. If the table is shorter, delete the empty lines below it."
    ),
    "columns": gettext_noop(
        "There are more than %(cap)s columns. If the table is narrower, delete the empty columns beside it."
    ),
    "merges": gettext_noop("There are too many merged cells."),
    "too_large": gettext_noop("The file is too large when unpacked."),
    "hidden": gettext_noop("The sheet “%(name)s” is hidden; show it or delete it."),
    "empty": gettext_noop("The file holds no rows."),
}


def run(errand: str, request: dict, content: bytes, *, seconds: int, file_bytes: int = 0) -> bytes:
    """Do `errand` ("reader" or "marker") on an uploaded file in a process of its own.

    Raises Refused with the reason, also when the process was killed by one of its limits.
    """
    request = {**request, "memory": MEMORY, "seconds": seconds, "file_bytes": file_bytes}
    command = [sys.executable, "-I", "-S", "-B", "-c", _START]
    command += [f"core.exchange.child.{errand}", _PROJECT, _PACKAGES]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=json.dumps(request).encode() + b"\n" + content,
            capture_output=True,
            timeout=3 * seconds,
            env={"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The file could not be read within the time allowed.")) from error
    head, _newline, body = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise Refused(_("The file could not be read within the memory and time allowed."))
    verdict = json.loads(head)
    if "stop" in verdict:
        text = TEXTS[verdict["stop"]]
        raise Refused(_(text) % verdict.get("params", {}))
    return body
