"""The appointment-form file (任免审批表, LRMX 3.x): a robust reader and a strict writer.

`read` accepts every habit seen in files of other programs and says in `losses` what of the file's
form will not come back: `write(read(x)) == N(x)`, where N is the documented normalisation
(`fields.LOSSES`). Values themselves are never changed. The file is an untrusted upload: no DOCTYPE,
no entities, no network, no deep or huge trees, at most 5 MB.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from candidates.formats.fields import (
    ELEMENTS,
    FAMILY,
    ITEM_ELEMENTS,
    PHOTO,
    Dossier,
    FamilyItem,
    Loss,
    Notice,
    Unknown,
)

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 5 * 1024 * 1024

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_DECLARED = re.compile(rb"""^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_CHINESE_ENCODINGS = {"gb2312", "gb_2312-80", "gb-2312", "gbk", "cp936", "gb18030", "hz-gb-2312"}
_START_TAG = re.compile(r"<[^!?/\s]")
_BREAK = re.compile(r"(?:<br\s*>\s*</br\s*>|<\s*/?br\s*/?>)(?:\r?\n)?", re.IGNORECASE)
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8BCEFbcef]|1[0-9A-Fa-f]));"
)
_PAGE_BREAKS = re.compile(r"[\v\f]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"&(lt|gt|amp|quot|apos|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class BadFile(ValueError):
    """A file that is refused whole; `code`: too_large, encoding, doctype, not_xml or wrong_root."""

    def __init__(self, code: str, line: int | None = None) -> None:
        super().__init__(code if line is None else f"{code}, line {line}")
        self.code = code
        self.line = line


def read(data: bytes) -> Dossier:
    """The dossier in a file; raises BadFile."""
    return _Reader().read(data)


def write(dossier: Dossier) -> bytes:
    """UTF-8 with CRLF, the elements in the order of the form, values as they stand."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<Person>"]
    for element, attribute in ELEMENTS.items():
        if element == FAMILY:
            lines += _family_lines(dossier.family)
        else:
            lines.append(f"  <{element}>{_escaped(getattr(dossier, attribute))}</{element}>")
    lines += [f"  {each.xml}" for each in dossier.unknown]
    lines.append("</Person>\n")
    return "\n".join(lines).replace("\n", "\r\n").encode()


def normalise(data: bytes) -> tuple[bytes, tuple[Loss, ...]]:
    """N(data) and what it changed."""
    dossier = read(data)
    return write(dossier), dossier.losses


def photo_bytes(dossier: Dossier) -> bytes | None:
    """The decoded photo; None when there is none or it is not base64."""
    return _decoded(dossier.photo) if dossier.photo else None


def encode_photo(photo: bytes) -> str:
    return base64.b64encode(photo).decode("ascii")


class _Reader:
    """Collects losses and warnings, each once per place, while one file is read."""

    def __init__(self) -> None:
        self.losses: dict[Loss, None] = {}
        self.warnings: dict[Notice, None] = {}

    def lose(self, code: str, element: str = "") -> None:
        self.losses[Loss(code, element)] = None

    def warn(self, code: str, element: str = "") -> None:
        self.warnings[Notice(code, element)] = None

    def read(self, data: bytes) -> Dossier:
        if len(data) > MAX_BYTES:
            raise BadFile("too_large")
        root = self.root(self.cleaned(self.decoded(data)))
        first, unknown = self.sorted_children(root, ELEMENTS)
        texts: dict[str, str] = {}
        family: tuple[FamilyItem, ...] = ()
        for element, attribute in ELEMENTS.items():
            if element not in first:
                self.lose("missing", element)
            elif element == FAMILY:
                family, strangers = self.family(first[element])
                unknown += strangers
            elif element == PHOTO:
                texts[attribute] = self.photo(first[element])
            else:
                texts[attribute] = self.text(first[element], element)
        return Dossier(
            **texts,  # type: ignore[arg-type]
            family=family,
            unknown=tuple(unknown),
            losses=tuple(self.losses),
            warnings=tuple(self.warnings),
        )

    def decoded(self, data: bytes) -> str:
        for mark, encoding in (
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
        ):
            if data.startswith(mark):
                self.lose("encoding")
                return _decode(data[len(mark) :], [encoding])[0]
        found = _DECLARED.match(data[:400])
        declared = found.group(1).decode("ascii").lower() if found else "utf-8"
        text, used = _decode(data, ["utf-8", "gb18030"])
        if used != "utf-8" or declared not in ("utf-8", "utf8"):
            self.lose("encoding")
        if not data.isascii() and (used == "gb18030") != (declared in _CHINESE_ENCODINGS):
            self.warn("encoding_guessed")
        return text

    def cleaned(self, text: str) -> str:
        """The text as XML may contain it, breaks as line breaks, without its declaration."""
        text = _DECLARATION.sub("", text, count=1)
        start = _START_TAG.search(text)
        if "<!doctype" in text[: start.start() if start else None].lower():
            raise BadFile("doctype")
        if not set("\r\n").isdisjoint(text.replace("\r\n", "")):
            self.lose("line_ends")
        text = self.swapped(_BREAK, "\n", text, "line_ends")
        text = self.swapped(_PAGE_BREAKS, "\n", text, "line_ends")
        text = self.swapped(_FORBIDDEN_REFERENCE, "\n", text, "line_ends")
        text = self.swapped(_FORBIDDEN, "", text, "control_characters")
        if "<![CDATA[" in text:
            self.lose("cdata")
        if "<!--" in text or "<?" in text:
            self.lose("comments")
        return text

    def swapped(self, pattern: re.Pattern[str], new: str, text: str, code: str) -> str:
        text, changes = pattern.subn(new, text)
        if changes:
            self.lose(code)
        return text

    def root(self, text: str) -> etree._Element:
        parser = _lxml().XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = _lxml().fromstring(text.lstrip().encode(), parser)
        except _lxml().XMLSyntaxError as fault:
            raise BadFile("not_xml", fault.lineno) from fault
        if root.getroottree().docinfo.doctype:
            raise BadFile("doctype")
        if self.tag(root) != "Person":
            raise BadFile("wrong_root")
        if root.attrib:
            self.lose("attributes", "Person")
        return root

    def tag(self, node: etree._Element) -> str:
        name = _lxml().QName(node)
        if name.namespace:
            self.lose("namespace")
        return name.localname

    def sorted_children(
        self, parent: etree._Element, known: dict[str, str], within: str = ""
    ) -> tuple[dict[str, etree._Element], list[Unknown]]:
        """The first filled child of each known name, and all others as they are."""
        children = [(self.tag(child), child) for child in parent]
        first: dict[str, etree._Element] = {}
        for tag, child in children:
            if tag in known and (tag not in first or _is_blank(first[tag])):
                first[tag] = child
        unknown = []
        for tag, child in children:
            if first.get(tag) is child:
                continue
            self.warn("repeated_element" if tag in known else "unknown_element", within + tag)
            unknown.append(
                Unknown(tag, _lxml().tostring(child, encoding="unicode", with_tail=False))
            )
        if [tag for tag, child in children if first.get(tag) is child] != [
            tag for tag in known if tag in first
        ] or (
            unknown and [tag for tag, _ in children][-len(unknown) :] != [u.name for u in unknown]
        ):
            self.lose("order", within.rstrip("/"))
        if any((text or "").strip() for text in (parent.text, *(child.tail for child in parent))):
            self.lose("stray_text", within.rstrip("/"))
        return first, unknown

    def family(self, node: etree._Element) -> tuple[tuple[FamilyItem, ...], list[Unknown]]:
        if node.attrib:
            self.lose("attributes", FAMILY)
        items, strangers = [], []
        for child in node:
            tag = self.tag(child)
            if tag == "Item":
                items.append(self.item(child))
            else:
                self.warn("unknown_element", f"{FAMILY}/{tag}")
                xml = _lxml().tostring(child, encoding="unicode", with_tail=False)
                strangers.append(Unknown(tag, xml))
        if any((text or "").strip() for text in (node.text, *(child.tail for child in node))):
            self.lose("stray_text", FAMILY)
        while items and items[-1].is_blank:
            items.pop()
            self.lose("trailing_items", FAMILY)
        return tuple(items), strangers

    def item(self, node: etree._Element) -> FamilyItem:
        if node.attrib:
            self.lose("attributes", "Item")
        first, unknown = self.sorted_children(node, ITEM_ELEMENTS, "Item/")
        texts = {}
        for element, attribute in ITEM_ELEMENTS.items():
            if element in first:
                texts[attribute] = self.text(first[element], f"Item/{element}")
            else:
                self.lose("missing", f"Item/{element}")
        return FamilyItem(**texts, unknown=tuple(unknown))  # type: ignore[arg-type]

    def text(self, node: etree._Element, place: str) -> str:
        if node.attrib:
            self.lose("attributes", place)
        if len(node):
            self.lose("markup", place)
        text = "".join(node.itertext())
        before = ""
        while before != text:  # nothing escaped is left, so reading again changes nothing
            before = text
            text = _ESCAPED.sub(_unescaped, text)
            if text != before:
                self.lose("escapes", place)
            plain = _BREAK.sub("\n", text).replace("\r\n", "\n").replace("\r", "\n")
            plain = _PAGE_BREAKS.sub("\n", plain)
            if plain != text:
                self.lose("line_ends", place)
            text = plain
        if text and not text.strip():
            self.lose("blank", place)
            return ""
        return text

    def photo(self, node: etree._Element) -> str:
        text = self.text(node, PHOTO)
        joined = "".join(text.split())
        if joined and _decoded(joined) is None:
            self.warn("photo_not_base64", PHOTO)
            return text
        if joined != text:
            self.lose("photo_lines", PHOTO)
        return joined


def _decode(data: bytes, encodings: list[str]) -> tuple[str, str]:
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise BadFile("encoding")


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _unescaped(found: re.Match[str]) -> str:
    name = found.group(1)
    if name in _NAMED:
        return _NAMED[name]
    point = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    character = chr(point) if point <= 0x10FFFF else ""
    return _FORBIDDEN.sub("", character)


@cache
def _lxml() -> Any:
    from lxml import etree  # noqa: PLC0415 - loaded only by the process that needs it

    return etree


def _is_blank(node: etree._Element) -> bool:
    return len(node) == 0 and not (node.text or "").strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _family_lines(family: tuple[FamilyItem, ...]) -> list[str]:
    if not family:
        return [f"  <{FAMILY}></{FAMILY}>"]
    lines = [f"  <{FAMILY}>"]
    for item in family:
        lines.append("    <Item>")
        lines += [
            f"      <{element}>{_escaped(getattr(item, attribute))}</{element}>"
            for element, attribute in ITEM_ELEMENTS.items()
        ]
        lines += [f"      {each.xml}" for each in item.unknown]
        lines.append("    </Item>")
    lines.append(f"  </{FAMILY}>")
    return lines
