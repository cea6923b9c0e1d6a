"""Starts the process that draws forms, so that web and worker stay small."""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from candidates.documents.sheet import Sheet
from core.workflow.errors import Refused

#: Form -> content type; the forms are also the endings.
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: Seconds of computing for one batch; a single form takes a fraction of one.
SECONDS = 120
_PROJECT = str(Path(__file__).resolve().parents[2])
_PACKAGES = sysconfig.get_paths()["platlib"]
#: Isolated (-I), without the packages' start-up hooks (-S); only two folders to import from.
_START = (
    "import sys; sys.path += sys.argv[1:]; from candidates.documents import child; child.main()"
)


def draw(sheets: Sequence[Sheet], form: str) -> bytes:
    """All sheets as one file, each from a page of its own."""
    request: dict[str, Any] = {"form": form, "seconds": SECONDS}
    request["sheets"] = [sheet.to_json() for sheet in sheets]
    if form == "docx":
        request["template"] = str(settings.APPOINTMENT_FORM_TEMPLATE)
    return _run(request)


def typeset(template: str, data: object) -> bytes:
    """Another paper as PDF: a Typst template that reads its words from data.json."""
    text = json.dumps(data, ensure_ascii=False)
    return _run({"form": "typeset", "seconds": SECONDS, "template": template, "data": text})


def write(papers: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """Another paper as a Word file: lines of [style, text], the styles being "title", "heading",
    "text" and "right"; each paper from a page of its own."""
    return _run({"form": "plain", "seconds": SECONDS, "papers": papers})


def _run(request: dict[str, Any]) -> bytes:
    command = [sys.executable, "-I", "-S", "-B", "-c", _START, _PROJECT, _PACKAGES]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=3 * SECONDS,
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The forms could not be drawn within the time allowed.")) from error
    if done.returncode or not done.stdout:
        raise NotDrawn(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    return done.stdout


class NotDrawn(RuntimeError):
    """The process ended without a file; the text is the last line of what it said."""
