"""The process that draws forms: limits first, then one errand. Django is not loaded here.

In: one object of JSON. Out: the file. The heavy libraries come and go with the process.
"""

import base64
import json
import resource
import sys
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
FONTS = _HERE.parents[1] / "static" / "vendor" / "fonts"
MEMORY = 3 * 1024**3  # of address space: Typst reserves far more than it uses
#: Typst takes only text from memory. A picture inside a picture is text, and no face is ever written
#: to the disk. Box: 36 × 49 mm, as the cell.
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 490"><image width="360" height="490"'
    ' preserveAspectRatio="xMidYMid meet" href="data:image/%s;base64,%s"/></svg>'
)
_KINDS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png"}


def pdf(request: dict) -> bytes:
    """Typst: the template and the data as files of a folder that exists in memory alone."""
    import typst  # noqa: PLC0415 - each errand loads its own library

    files = {"main.typ": (_HERE / "form.typ").read_bytes()}
    sheets = request["sheets"]
    for number, sheet in enumerate(sheets):
        photo, sheet["photo"] = sheet["photo"], ""
        start = base64.b64decode(photo[:8])
        kind = next((kind for head, kind in _KINDS.items() if start.startswith(head)), "")
        if kind:
            sheet["photo"] = f"photo-{number}.svg"
            files[sheet["photo"]] = (_FRAME % (kind, photo)).encode()
    files["data.json"] = json.dumps(sheets, ensure_ascii=False).encode()
    compiler: Any = typst.compile  # its stubs do not know that files may come from memory
    return compiler(files, font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_tags=False)


def typeset(request: dict) -> bytes:
    """Another paper of this program: its template and its data, both text."""
    import typst  # noqa: PLC0415 - as above

    files = {"main.typ": request["template"].encode(), "data.json": request["data"].encode()}
    compiler: Any = typst.compile
    return compiler(files, font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_tags=False)


def docx(request: dict) -> bytes:
    """The word processor's file, from the template that clerks edit."""
    from candidates.documents import word  # noqa: PLC0415

    return word.render(request)


def trial(request: dict) -> bytes:
    """What a template that somebody sent in may hold, and what it makes of an invented person."""
    from candidates.documents import word_check  # noqa: PLC0415

    return json.dumps(word_check.check(request), ensure_ascii=False).encode()


def plain(request: dict) -> bytes:
    """Lines of text as a Word file."""
    from candidates.documents import word_plain  # noqa: PLC0415

    return word_plain.render(request["papers"])


ERRANDS = {"pdf": pdf, "docx": docx, "trial": trial, "typeset": typeset, "plain": plain}


def main() -> None:
    """Entered by `printing.run`."""
    request = json.loads(sys.stdin.buffer.read())
    for which, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, request["seconds"]),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))
    sys.stdout.buffer.write(ERRANDS[request["form"]](request))
    sys.stdout.buffer.flush()
