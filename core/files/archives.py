"""What a ZIP container may look like, decided from its table of contents before anything is unpacked."""

import io
import stat
import struct
import zipfile

from django.utils.translation import gettext as _

from core.workflow.errors import Refused

ENTRIES_CAP = 2_000
TABLE_CAP = 1024 * 1024
ENTRY_CAP = 150 * 1024 * 1024
TOTAL_CAP = 300 * 1024 * 1024
#: Ordinary workbooks reach 50:1, very repetitive ones 100:1; a bomb starts at about 1,000:1.
RATIO_CAP = 250
_RATIO_FROM = 1024 * 1024

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30


def check_archive(content: bytes) -> list[str]:
    """Names of the entries of a container that is safe to unpack; raises Refused otherwise."""
    _check_table(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        struct.error,
        OverflowError,
        NotImplementedError,
    ) as error:
        raise Refused(_("The file is damaged or incomplete.")) from error
    if len(entries) > ENTRIES_CAP:
        raise Refused(_("The file holds too many parts."))
    _check_names(entries)
    _check_sizes(entries)
    _check_places(entries, len(content))
    return [entry.filename for entry in entries]


def _check_table(content: bytes) -> None:
    """The end record names the size of the table; the reader would build all of it."""
    at = content.rfind(_END_MARK, max(0, len(content) - 65_557))
    if at < 0 or len(content) - at < _END.size:
        raise Refused(_("The file is damaged or incomplete."))
    fields = _END.unpack_from(content, at)
    entries, table = fields[4], fields[5]
    if entries > ENTRIES_CAP or table > TABLE_CAP:
        raise Refused(_("The file holds too many parts."))


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for entry in entries:
        name = entry.filename
        parts = name.replace("\\", "/").split("/")
        if (
            name.startswith(("/", "\\"))
            or ".." in parts
            or ":" in parts[0]
            or "\x00" in entry.orig_filename
        ):
            raise Refused(_("The file holds a part whose name leads outside of it."))
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused(_("The file holds a link instead of a document."))
        if name.lower() in seen:
            raise Refused(_("The file holds two parts of one name."))
        seen.add(name.lower())
        if entry.flag_bits & _ENCRYPTED:
            raise Refused(_("The file is protected by a password; save it without one."))


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        if entry.file_size > ENTRY_CAP or total > TOTAL_CAP:
            raise Refused(_("The file is too large when unpacked."))
        if entry.file_size > _RATIO_FROM and entry.file_size > RATIO_CAP * max(
            entry.compress_size, 1
        ):
            raise Refused(_("The file is too large when unpacked."))


def _check_places(entries: list[zipfile.ZipInfo], length: int) -> None:
    """Parts that overlap give one packed block many times over."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Refused(_("The file is damaged or incomplete."))
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if end > length:
        raise Refused(_("The file is damaged or incomplete."))
