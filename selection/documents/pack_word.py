"""The committee's pack as a Word file, written part by part: a table of thousands of rows in a moment,
and the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Width of the text on A4 across, in twentieths of a point.
_WIDTH = 14400
#: What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_REL}/footer" Target="footer1.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
        '<w:sz w:val="18"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>'
    ),
}  # fmt: skip


def draw(content: dict[str, Any], marks: dict[str, str]) -> bytes:
    """The file; each section on a page of its own, the marks at the foot of every page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        parts = {
            **_PARTS,
            "word/document.xml": _document(content),
            "word/footer1.xml": _foot(marks),
        }
        for name, text in parts.items():
            entry = zipfile.ZipInfo(
                name
            )  # of 1980: a file that says when it was made is never the same
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + text)
    return out.getvalue()


def _document(content: dict[str, Any]) -> str:
    body = [
        _line(content["title"], bold=True, size=44, centred=True),
        _line(content["edition"], size=28, centred=True),
        _table([], content["facts"], [30, 70]),
        _line(""),
        _line("　　　　　　　　".join(f"{each}：" for each in content["signatures"]), size=24),
    ]
    for part in content["sections"]:
        body.append(
            '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>'
            f"{_run(part['title'])}</w:p>"
        )
        body.append(_table(part["columns"], part["rows"], part["widths"]))
        if part["note"]:
            body.append(_line(part["note"]))
    section = (
        f'<w:sectPr><w:footerReference xmlns:r="{_REL}" w:type="default" r:id="r2"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1219" w:bottom="1134" w:left="1219" w:header="567"'
        ' w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_NS}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _foot(marks: dict[str, str]) -> str:
    def number(name: str) -> str:
        return f'<w:fldSimple w:instr="{name}">{_run("1", size=14)}</w:fldSimple>'

    said = "　".join((marks["run"], marks["ledger"], marks["digest"]))
    return (
        f"<w:ftr {_NS}><w:p>{_run(said, size=14)}</w:p><w:p>{_run(marks['page'] + ' ', size=14)}"
        f"{number('PAGE')}{_run(' / ', size=14)}{number('NUMPAGES')}</w:p></w:ftr>"
    )


def _table(columns: list[str], rows: Iterable[list[str]], shares: list[int]) -> str:
    whole = sum(shares)
    widths = [_WIDTH * share // whole for share in shares]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = ""
    if columns:
        cells = "".join(map(_cell, columns, widths, [True] * len(columns)))
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
    lines = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, row, widths))}</w:tr>"
        for row in rows
    )
    if not (head or lines):
        return ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{lines}</w:tbl>'
    )


def _cell(text: str, width: int, bold: bool = False) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{_run(text, bold=bold)}</w:p></w:tc>"
    )


def _line(text: str, *, bold: bool = False, size: int = 0, centred: bool = False) -> str:
    place = '<w:jc w:val="center"/>' if centred else ""
    return (
        f'<w:p><w:pPr><w:spacing w:before="120" w:after="120"/>{place}</w:pPr>'
        f"{_run(text, bold=bold, size=size)}</w:p>"
    )


def _run(text: str, *, bold: bool = False, size: int = 0) -> str:
    """Text with its line breaks."""
    look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    clean = _CONTROL.sub("", text)
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in clean.splitlines() or [""]
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"
