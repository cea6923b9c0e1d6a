"""A Word template that somebody sends in: what it may hold, and what it makes of an invented person.

Runs in the process of `child`, without Django, before anybody uses the template. Its tags are read as a
tree and held against a list of what the form has: no call, no filter, no loop over anything else. The
file itself may lead nowhere outside, carry no foreign part and no field that fetches something.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from candidates.documents import word

#: Unpacked; the form itself is a tenth of it.
SIZE_CAP = 30 * 1024 * 1024
PARTS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".odttf")
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME"}
LISTS = {"resume", "family", "added"}
OF_PERSON = {*word.CELLS, "filled_by", "photo", *LISTS}
NAMES = OF_PERSON | set(word.RELATIVE) | {"index", "first", "last"}
#: Loops within loops: people, their rows, and no more.
DEEPEST = 2
CLIP = 80
MOST_LINES = 300

_SPLIT = re.compile(r"\{[{%#]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Faulty(Exception):
    """`code` and what it is about."""

    def __init__(self, code: str, about: str = ""):
        super().__init__(code)
        self.code, self.about = code, about[:CLIP]


def check(request: dict[str, Any]) -> dict[str, Any]:
    """{"faults": [[code, about]]} or {"faults": [], "missing": […], "outline": […]}."""
    content = base64.b64decode(request["template"])
    try:
        used = _tags(content)
        drawn = word.render(request)
    except Faulty as fault:
        return {"faults": [[fault.code, fault.about]]}
    except MemoryError:
        return {"faults": [["heavy", ""]]}
    except Exception as error:
        return {"faults": [["unfilled", f"{type(error).__name__}: {error}"[:CLIP]]]}
    missing = sorted(OF_PERSON - used - {"added"})
    return {"faults": [], "missing": missing, "outline": _outline(drawn)}


def _tags(content: bytes) -> set[str]:
    """The names that the tags use, of a file in which nothing is wrong."""
    template = DocxTemplate(io.BytesIO(content))
    used: set[str] = set()
    loops = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > SIZE_CAP:
            raise Faulty("heavy")
        for entry in archive.infolist():
            name = entry.filename.lower()
            if not name.endswith(("/", *PARTS)):
                raise Faulty("part", entry.filename)
            if not name.endswith((".xml", ".rels")):
                continue
            text = _text(archive.read(entry), entry.filename)
            _leads_nowhere(text, entry.filename)
            if _SPLIT.search(text):
                tree = _parsed(template.patch_xml(text))
                loops += sum(_is_people(loop) for loop in tree.find_all(nodes.For))
                _allow(tree, 0)
                used |= {each.attr for each in tree.find_all(nodes.Getattr)}
    if loops != 1:
        raise Faulty("people", str(loops))
    return used


def _text(content: bytes, part: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty("encoding", part) from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "\x00" in text:
        raise Faulty("declarations", part)
    return text


def _leads_nowhere(text: str, part: str) -> None:
    if "macroEnabled" in text or "vbaProject" in text:
        raise Faulty("macros", part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Faulty("damaged", f"{part}: {error}") from None
    for each in root.iter(etree.Element):
        kind = etree.QName(each).localname
        if kind == "Relationship":
            target = each.get("Target", "")
            if each.get("TargetMode", "").lower() == "external" or "://" in target:
                raise Faulty("external", target)
        elif kind in ("altChunk", "subDoc", "control", "object", "OLEObject"):
            raise Faulty("foreign", kind)
    for words in _instructions(root):
        keyword = (words.split() or [""])[0].upper()
        if keyword not in FIELDS:
            raise Faulty("field", words.strip())


def _instructions(root: Any) -> Iterator[str]:
    """What the fields of a part say; one field may be cut into several runs."""
    for each in root.iter(f"{_W}fldSimple"):
        yield each.get(f"{_W}instr", "")
    for paragraph in root.iter(f"{_W}p"):
        pieces: list[str] = []
        for each in paragraph.iter(f"{_W}fldChar", f"{_W}instrText"):
            if each.tag == f"{_W}instrText":
                pieces.append(each.text or "")
            elif each.get(f"{_W}fldCharType") != "begin" and pieces:
                yield "".join(pieces)
                pieces = []
        if pieces:
            yield "".join(pieces)


def _parsed(text: str) -> nodes.Template:
    try:
        return SandboxedEnvironment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        raise Faulty("syntax", error.message or "") from None


def _allow(node: nodes.Node, depth: int) -> None:
    """Only what the form has; anything else is named."""
    if isinstance(node, nodes.For):
        depth += 1
        if depth > DEEPEST or (depth > 1 and _is_people(node)):
            raise Faulty("nested", _named(node.iter))
        if not _is_list(node.iter) or node.test is not None or node.recursive:
            raise Faulty("loop", _named(node.iter))
        if not isinstance(node.target, nodes.Name):
            raise Faulty("loop", _named(node.iter))
    elif isinstance(node, nodes.Getattr):
        if node.attr not in NAMES or not isinstance(node.node, nodes.Name):
            raise Faulty("tag", _named(node))
    elif not isinstance(node, _ALLOWED):
        raise Faulty("statement", type(node).__name__)
    for child in node.iter_child_nodes():
        _allow(child, depth)


_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip


def _is_people(loop: nodes.For) -> bool:
    return isinstance(loop.iter, nodes.Name) and loop.iter.name == "people"


def _is_list(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Name):
        return node.name == "people"
    return isinstance(node, nodes.Getattr) and node.attr in LISTS


def _named(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_named(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else type(node).__name__


def _outline(content: bytes) -> list[list[Any]]:
    """The filled paper as lines and rows of cells (text, columns spanned), to be looked at in a page."""
    found: list[list[Any]] = []
    for each in Document(io.BytesIO(content)).element.body:
        if each.tag == f"{_W}p":
            if words := _words(each):
                found.append(["line", words])
        elif each.tag == f"{_W}tbl":
            found += [["row", [*_cells(row)]] for row in each.iter(f"{_W}tr")]
    return found[:MOST_LINES]


def _cells(row: Any) -> Iterator[list[Any]]:
    for cell in row.iter(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        yield [
            "\n".join(filter(None, (_words(each) for each in cell.iter(f"{_W}p"))))[:2_000],
            int(span.get(f"{_W}val", "1")) if span is not None else 1,
        ]


def _words(paragraph: Any) -> str:
    marks = {f"{_W}tab": "  ", f"{_W}br": "\n"}
    return "".join(
        marks.get(each.tag) or (each.text or "") for each in paragraph.iter(f"{_W}t", *marks)
    ).strip()
