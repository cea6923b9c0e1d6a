"""A paper of plain lines as a Word file, as official papers are set. Runs in the process of `child`."""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
SIZES = {"title": 22, "heading": 16, "text": 16, "right": 16}
FACE = "仿宋"


def render(papers: list[list[list[str]]]) -> bytes:
    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    for place, lines in enumerate(papers):
        if place:
            document.add_page_break()
        for style, text in lines:
            _line(document, style, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: Any, style: str, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(SIZES[style])
    run.font.name = FACE
    run._element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    run.font.bold = style in ("title", "heading")
    if style == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif style == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        paragraph.paragraph_format.first_line_indent = Pt(2 * SIZES[style])
