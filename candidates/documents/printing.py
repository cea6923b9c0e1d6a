"""Starts the process that draws forms, so that web and worker stay small."""

import base64
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
#: A template is tried on one person; one that takes longer is refused.
TRIAL_SECONDS = 10
_PROJECT = str(Path(__file__).resolve().parents[2])
_PACKAGES = sysconfig.get_paths()["platlib"]
#: Isolated (-I), without the packages' start-up hooks (-S); only two folders to import from.
_START = (
    "import sys; sys.path += sys.argv[1:]; from candidates.documents import child; child.main()"
)


def draw(sheets: Sequence[Sheet], form: str, template: bytes = b"") -> bytes:
    """All sheets as one file, each from a page of its own; Word by this template, else the built-in."""
    request: dict[str, Any] = {"form": form, "seconds": SECONDS}
    request["sheets"] = [sheet.to_json() for sheet in sheets]
    if form == "docx":
        request["template"] = base64.b64encode(template or built_in()).decode()
    try:
        return _run(request)
    except NotDrawn as error:
        if form != "docx" or not template:
            raise
        text = _(
            "The Word template in use could not be filled (%(why)s). The programme office can go back to "
            "the built-in form."
        )
        raise Refused(text % {"why": error}) from error


def built_in() -> bytes:
    """The template that comes with the program, or that the operator has set."""
    return Path(settings.APPOINTMENT_FORM_TEMPLATE).read_bytes()


def try_out(template: bytes, sheet: Sheet) -> dict[str, Any]:
    """What stands against a template that somebody sent in, or what it makes of this sheet."""
    request = {
        "form": "trial",
        "seconds": TRIAL_SECONDS,
        "template": base64.b64encode(template).decode(),
        "sheets": [sheet.to_json()],
    }
    try:
        return dict(json.loads(_run(request)))
    except (NotDrawn, Refused):
        return {"faults": [["heavy", ""]]}


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
            timeout=3 * request["seconds"],
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
