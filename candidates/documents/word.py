"""The form as a Word file: docxtpl fills the template that clerks edit, sizes are set afterwards.

Runs in the process of `child`, without Django. Words go in as values and are escaped; the template
is evaluated in a sandbox, so that whoever edits it cannot reach further than its tags.
"""

import base64
import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docx import Document
from docx.image.image import Image
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2.sandbox import SandboxedEnvironment

SIZES = (14, 13, 12, 11, 10, 9, 8, 7.5, 7, 6.5, 6)
SCHOOL = (14, 12, 10, 8, 7, 6)
LINE = 1.15
#: Width of the dates of the résumé in widths of a Chinese character.
DATES = 9.2
FAMILY_LINES, FAMILY_HEIGHT = 7, 4879
PHOTO = (34, 46)
#: Cells up to this width print a name or a date: rather smaller than broken.
NARROW = 1330
RESUME = "简历"
#: Cell -> width and height in twips (the official grid), and its name on the added sheet.
CELLS = {
    "name": (1305, 709, "姓名"),
    "sex": (1302, 709, "性别"),
    "birth": (1330, 709, "出生年月"),
    "ethnic_group": (1305, 692, "民族"),
    "native_place": (1302, 692, "籍贯"),
    "birthplace": (1330, 692, "出生地"),
    "party_joined": (1305, 680, "入党时间"),
    "work_started": (1302, 680, "参加工作时间"),
    "health": (1330, 680, "健康状况"),
    "title": (2368, 709, "专业技术职务"),
    "expertise": (2645, 709, "熟悉专业有何专长"),
    "full_time": (2365, 692, "全日制教育"),
    "full_time_school": (3388, 692, "全日制教育毕业院校系及专业"),
    "in_service": (2365, 692, "在职教育"),
    "in_service_school": (3388, 692, "在职教育毕业院校系及专业"),
    "present_post": (7068, 709, "现任职务"),
    "proposed_post": (7068, 679, "拟任职务"),
    "relieved_post": (7068, 709, "拟免职务"),
    "awards": (8679, 1418, "奖惩情况"),
    "appraisals": (8679, 1021, "年度考核结果"),
    "reason": (8679, 1361, "任免理由"),
    "reporting_unit": (8679, 1332, "呈报单位"),
}
RELATIVE = {"relation": 1092, "name": 1274, "age": 574, "politics": 1008, "post": 4731}
SEE_ADDED = "（见附页）"


def render(request: dict[str, Any]) -> bytes:
    """The file of all sheets, by the bytes of `template`."""
    template = DocxTemplate(io.BytesIO(base64.b64decode(request["template"])))
    people = [_Person(template, sheet) for sheet in request["sheets"]]
    context = {"people": [person.values() for person in people]}
    height = _family_height(template)
    template.render(context, jinja_env=SandboxedEnvironment(autoescape=True))
    filled = io.BytesIO()
    template.save(filled)
    document = Document(filled)
    _set_family(document, height, [max(FAMILY_LINES, len(each.sheet["family"])) for each in people])
    for paragraph in _paragraphs(document):
        _set_size(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Person:
    def __init__(self, template: Any, sheet: dict[str, Any]):
        self.template, self.sheet = template, sheet
        self.added: list[Any] = []

    def values(self) -> dict[str, Any]:
        sheet = self.sheet
        age = f"（{sheet['age']}岁）" if sheet["age"] else ""
        values: dict[str, Any] = {}
        for name, (width, height, label) in CELLS.items():
            value = sheet[name]
            words = "\n".join(value) if isinstance(value, (list, tuple)) else value
            if name == "birth":
                words = "\n".join(part for part in (words, age) if part)
            sizes = SCHOOL if name.startswith(("full", "in_")) else SIZES
            values[name] = self.cell(words, width, height, label, sizes)
        values["filled_by"] = RichText(sheet["filled_by"])
        values["resume"] = self.resume()
        values["family"] = self.family()
        values["photo"] = self.photo()
        values["added"] = self.added
        return values

    def cell(self, words: str, width: float, height: float, label: str, sizes: Any = SIZES) -> Any:
        size = unbroken(words, width) if width <= NARROW else None
        size = size or fitting([(0, words)], width, height, sizes)
        if size is None:
            self.added += [RichText(label, bold=True), RichText(words)]
            words, size = SEE_ADDED, sizes[0]
        return sized(words, size)

    def resume(self) -> list[Any]:
        rows = [tuple(row) for row in self.sheet["resume"]]
        dated = any(dates for dates, _words in rows)
        lines = [(DATES if dated else 0, words) for _dates, words in rows]
        size = fitting(lines, 8609, 7133, SIZES)
        if size is None:
            self.added += [RichText(RESUME, bold=True)]
            self.added += [RichText("  ".join(part for part in row if part)) for row in rows]
            return [sized(SEE_ADDED, SIZES[0])]
        # A size always: it tells how far the lines are indented.
        return [
            RichText(f"{dates}\t{words}" if dated else words, size=int(size * 2))
            for dates, words in rows
        ]

    def family(self) -> list[dict[str, Any]]:
        given = self.sheet["family"]
        height = FAMILY_HEIGHT / max(FAMILY_LINES, len(given))
        rows = [
            {
                name: self.cell(each[name], width, height, f"家庭成员{number}")
                for name, width in RELATIVE.items()
            }
            for number, each in enumerate(given, 1)
        ]
        return rows + [dict.fromkeys(RELATIVE, "")] * (FAMILY_LINES - len(rows))

    def photo(self) -> Any:
        content = base64.b64decode(self.sheet["photo"])
        if not content.startswith((b"\xff\xd8\xff", b"\x89PNG")):
            return "照片"
        shape = Image.from_blob(content)
        wide = shape.px_width * PHOTO[1] > shape.px_height * PHOTO[0]
        measure = {"width": Mm(PHOTO[0])} if wide else {"height": Mm(PHOTO[1])}
        return InlineImage(self.template, io.BytesIO(content), **measure)


def sized(words: str, size: float) -> Any:
    """The words; a size only where it is not the template's own."""
    return RichText(words, size=int(size * 2)) if size != SIZES[0] else RichText(words)


def unbroken(words: str, width: float) -> float | None:
    """The first readable size at which no line has to be broken."""
    longest = max(map(_width, words.split("\n")))
    return next(
        (size for size in SIZES if size >= 10 and longest * size <= (width - 200) / 20), None
    )


def fitting(lines: Any, width: float, height: float, sizes: Any) -> float | None:
    """The first size at which the lines (indent in characters, words) fit into a cell in twips."""
    room = (width - 140) / 20
    for size in sizes:
        across = room / size
        count = sum(
            max(1, -(-int(100 * _width(part)) // max(1, int(100 * (across - indent)))))
            for indent, words in lines
            for part in words.split("\n")
        )
        if count * size * LINE <= height / 20:
            return float(size)
    return None


def _width(words: str) -> float:
    """In widths of a Chinese character; a Latin letter counts a little more than half."""
    return sum(0.55 if ord(each) < 0x2000 else 1 for each in words)


def _paragraphs(document: Any) -> Iterator[Any]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row._tr.tc_lst:
                for paragraph in cell.p_lst:
                    yield Paragraph(paragraph, table)


def _set_size(paragraph: Any) -> None:
    """Lines as high as their letters; the résumé hangs behind its dates."""
    size = next((run.font.size.pt for run in paragraph.runs if run.font.size), None)
    if size is None:
        return
    layout = paragraph.paragraph_format
    layout.line_spacing = Pt(size * LINE)
    if paragraph.style.name == RESUME and "\t" in paragraph.text:
        layout.left_indent = Pt(size * DATES)
        layout.first_line_indent = Pt(-size * DATES)
        layout.tab_stops.add_tab_stop(Pt(size * DATES))


def _family_height(template: Any) -> int | None:
    """The height of the family's line in the template, by which its copies are known again."""
    template.init_docx()
    for table in template.docx.tables:
        rows = table.rows
        for before, row in pairwise(rows):
            if "p.family" in "".join(before._tr.itertext()):
                return row.height
    return None


def _set_family(document: Any, height: int | None, counts: list[int]) -> None:
    """More relatives than the form has lines: the lines share its space."""
    if height is None or max(counts, default=0) <= FAMILY_LINES:
        return
    found = [row for table in document.tables for row in table.rows if row.height == height]
    if len(found) != sum(counts):
        return  # a template with other rows of this height: they stay as they are
    rows = iter(found)
    for count in counts:
        for _number in range(count):
            next(rows).height = Twips(FAMILY_HEIGHT // count)
