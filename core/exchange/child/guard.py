"""What the parts of a workbook may hold, decided by streaming them before a reader builds anything.

Each search runs in C over blocks of a megabyte: 20,000 rows cost about 60 ms. A spelling that
slips through meets the limits of the process.
"""

import re
import zipfile
import zlib

ROWS_CAP = 25_000
#: Lines above the data (titles, heading) come on top of the rows.
LINES_CAP = ROWS_CAP + 20
COLUMNS_CAP = 200  # = column GR
MERGES_CAP = 2_000
STRINGS_CAP = 64 * 1024 * 1024
TAG_CAP = 4 * 1024 * 1024
_BLOCK = 1024 * 1024

_ACTIVE = ("vbaproject", "macrosheets/", "activex/", "embeddings/", "ctrlprops/", "customui")
_LINKED = ("externallinks/",)

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
#: A cell or row address beyond the caps. It begins with plain letters, which makes the search 4 times
#: faster than alternatives would; the second spelling is looked for only where it occurs.
_FAR_COLUMN = rb" r=%s(?:[A-Z]{3}|G[S-Z]|[H-Z][A-Z])\d"
_FAR_ROW = rb" r=%s[A-Z]{0,3}(?:\d{6}|[3-9]\d{4}|2[6-9]\d{3})"
_FAR = {
    quote: (re.compile(_FAR_ROW % quote), re.compile(_FAR_COLUMN % quote)) for quote in (b'"', b"'")
}
_CALL = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?>[^<]*(?:\||WEBSERVICE|FILTERXML|REGISTER|CALL\(|\[\d+\])",
    re.IGNORECASE,
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_BAD_RELATION = re.compile(
    rb"externalLink|oleObject|vbaProject|attachedTemplate|control|frame", re.IGNORECASE
)


class Stop(Exception):
    """The file is refused; `code` names the reason, which the parent words for the reader."""

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params


def check_parts(archive: zipfile.ZipFile) -> None:
    """Go through every part once; raises Stop."""
    names = [entry.filename for entry in archive.infolist()]
    lowered = [name.lower() for name in names]
    if "[content_types].xml" not in lowered or not any(name.startswith("xl/") for name in lowered):
        raise Stop("not_a_workbook")
    if any(mark in name for name in lowered for mark in _ACTIVE):
        raise Stop("active")
    if any(mark in name for name in lowered for mark in _LINKED):
        raise Stop("external")
    for name in names:
        low = name.lower()
        if low.endswith((".xml", ".rels", ".vml")):
            _Part(low).run(archive, name)


class _Part:
    def __init__(self, name: str):
        self.name = name
        self.rows = self.merges = self.size = 0
        self.is_relations = name.endswith(".rels")
        self.is_types = name == "[content_types].xml"
        self.is_sheet = not (
            self.is_relations
            or self.is_types
            or name.endswith(("sharedstrings.xml", "styles.xml", ".vml"))
            or "/theme/" in name
            or name.startswith("docprops/")
        )

    def run(self, archive: zipfile.ZipFile, name: str) -> None:
        try:
            with archive.open(name) as stream:
                self._stream(stream)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise Stop("damaged") from error

    def _stream(self, stream) -> None:
        rest = b""
        first = True
        while block := stream.read(_BLOCK):
            if first and (block[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in block[:64]):
                raise Stop("encoding")
            first = False
            self.size += len(block)
            if self.name.endswith("sharedstrings.xml") and self.size > STRINGS_CAP:
                raise Stop("too_large")
            block = rest + block
            cut = block.rfind(b">") + 1
            block, rest = block[:cut], block[cut:]
            if len(rest) > TAG_CAP:
                raise Stop("too_large")
            self._check(block)

    def _check(self, block: bytes) -> None:
        if _DOCTYPE.search(block):
            raise Stop("doctype")
        if self.is_types and re.search(rb"macroEnabled|vbaProject", block):
            raise Stop("active")
        if self.is_relations:
            for relation in _RELATION.findall(block):
                if b"hyperlink" not in relation and (
                    _BAD_RELATION.search(relation) or b'"External"' in relation
                ):
                    raise Stop("external")
        if self.is_sheet:
            self._check_sheet(block)

    def _check_sheet(self, block: bytes) -> None:
        self.rows += block.count(b"<row") + block.count(b":row")
        if self.rows > LINES_CAP:
            raise Stop("rows", cap=ROWS_CAP)
        for quote, (far_row, far_column) in _FAR.items():
            if b" r=" + quote in block:
                if far_row.search(block):
                    raise Stop("rows", cap=ROWS_CAP)
                if far_column.search(block):
                    raise Stop("columns", cap=COLUMNS_CAP)
        self.merges += block.count(b"mergeCell ")
        if self.merges > MERGES_CAP:
            raise Stop("merges")
        if b"f>" in block and _CALL.search(block):
            raise Stop("formula")
