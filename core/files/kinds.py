"""The kinds of file that are accepted, and how the content of each is recognised."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.files.archives import check_archive
from core.files.images import clean_image
from core.workflow.errors import Refused

_MB = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ACTIVE_PARTS = ("vbaproject", "activex/", "macrosheets/", "embeddings/oleobject")
_MARKUP = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*<\s*(?:!doctype|html|svg|script|\?xml|body|iframe)", re.IGNORECASE
)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_PACKED_OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_PDF_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_UNPACKED_CAP = 8 * _MB
#: The industry's harmless test signature, in two parts so that no scanner takes fright at this file.
_TEST_VIRUS = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"


@dataclass(frozen=True)
class Kind:
    """Content type, upper size, and a check that gives the bytes to keep or raises Refused."""

    content_type: str
    cap: int
    check: Callable[[bytes], bytes]


def _refuse():
    raise Refused(_("The content of the file is not what its name says."))


def _pdf(content: bytes) -> bytes:
    if not content.startswith(b"%PDF-"):
        _refuse()
    plain = [_STREAM.sub(b"", content)]
    for packed in _PACKED_OBJECTS.findall(content):
        try:
            plain.append(zlib.decompressobj().decompress(packed.strip(b"\r\n"), _UNPACKED_CAP))
        except zlib.error:
            continue
    for text in plain:
        named = _PDF_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)
        if _PDF_ACTIVE.search(named):
            raise Refused(
                _("The PDF holds scripts, forms or attachments; print it to a plain PDF.")
            )
    return content


def _office(folder: str) -> Callable[[bytes], bytes]:
    def check(content: bytes) -> bytes:
        names = [name.lower() for name in check_archive(content)]
        if "[content_types].xml" not in names or not any(n.startswith(folder) for n in names):
            _refuse()
        if any(part in name for name in names for part in _ACTIVE_PARTS):
            raise Refused(_("The document holds macros or embedded objects; save it without them."))
        return content

    return check


def _zip(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        _refuse()
    check_archive(content)
    return content


def _image(content: bytes) -> bytes:
    if not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        _refuse()
    return clean_image(content)


def _jpeg(content: bytes) -> bytes:
    return _image(content) if content.startswith(b"\xff\xd8\xff") else _refuse()


def _png(content: bytes) -> bytes:
    return _image(content) if content.startswith(b"\x89PNG") else _refuse()


def _text(content: bytes) -> bytes:
    if b"\x00" in content or _MARKUP.match(content[:1024]):
        _refuse()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return content
    return _refuse()


def _lrmx(content: bytes) -> bytes:
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"<?xml", b"<Person")) or b"\x00" in content:
        _refuse()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused(_("The file holds declarations that are not accepted."))
    return content


KINDS: dict[str, Kind] = {
    "pdf": Kind("application/pdf", 20 * _MB, _pdf),
    "docx": Kind(f"{_OFFICE}wordprocessingml.document", 20 * _MB, _office("word/")),
    "xlsx": Kind(f"{_OFFICE}spreadsheetml.sheet", 20 * _MB, _office("xl/")),
    "csv": Kind("text/csv", 20 * _MB, _text),
    "txt": Kind("text/plain", 5 * _MB, _text),
    "jpg": Kind("image/jpeg", 10 * _MB, _jpeg),
    "jpeg": Kind("image/jpeg", 10 * _MB, _jpeg),
    "png": Kind("image/png", 10 * _MB, _png),
    "lrmx": Kind("application/xml", 5 * _MB, _lrmx),
    "zip": Kind("application/zip", 20 * _MB, _zip),
}


def check(content: bytes, extension: str) -> tuple[bytes, str]:
    """The bytes to keep and their content type; raises Refused with the reason."""
    kind = KINDS.get(extension)
    if kind is None:
        allowed = ", ".join(KINDS)
        raise Refused(
            _("Files of this kind are not accepted. Accepted: %(kinds)s") % {"kinds": allowed}
        )
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > kind.cap:
        raise Refused(_("The file is larger than %(cap)s MB.") % {"cap": kind.cap // _MB})
    if _TEST_VIRUS in content[:1024]:
        raise Refused(_("The file carries the signature of a virus."))
    return kind.check(content), kind.content_type
