"""Make the Word template of the appointment form: candidates/data/appointment_form.docx.

python scripts/make_form_template.py

The file is in the repository and clerks may change it in Word: fonts, widths, words. What stands in
{{ }} and {% %} is explained in docs/appointment-form.md. Run this only to begin anew.
"""

from pathlib import Path

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE as RULE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

TARGET = Path(__file__).resolve().parents[1] / "candidates" / "data" / "appointment_form.docx"
PAGE_ONE = (784, 236, 1305, 1063, 1302, 1315, 1330, 2058)
PAGE_TWO = (742, 1092, 1274, 574, 1008, 98, 784, 3849)
LABEL, VALUE, TEXT, RESUME, TITLE, TINY, PHOTO = (
    "表格标签",
    "表格内容",
    "表格文字",
    "简历",
    "表标题",
    "空行",
    "照片",
)
STYLES = {
    # name: (Chinese font, size, alignment)
    LABEL: ("宋体", 14, ALIGN.CENTER),
    VALUE: ("仿宋_GB2312", 14, ALIGN.CENTER),
    TEXT: ("仿宋_GB2312", 14, ALIGN.LEFT),
    RESUME: ("仿宋_GB2312", 14, ALIGN.LEFT),
    TITLE: ("方正小标宋简体", 22, ALIGN.CENTER),
    TINY: ("宋体", 1, ALIGN.LEFT),
    PHOTO: ("宋体", 12, ALIGN.CENTER),
}


def set_font(style, chinese: str) -> None:
    """Also `eastAsia`, or Word takes another font for the Chinese."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), chinese)


def new_document():
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11907), Twips(16840)
    section.top_margin, section.right_margin = Twips(1621), Twips(1134)
    section.bottom_margin, section.left_margin = Twips(567), Twips(1191)
    section.header_distance = section.footer_distance = Twips(300)
    for name, (font, size, alignment) in STYLES.items():
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.quick_style = True
        set_font(style, font)
        layout = style.paragraph_format
        layout.alignment = alignment
        layout.space_before = layout.space_after = Pt(0)
        # Exact, so that the rows hold what was reckoned; a picture needs the height it has.
        layout.line_spacing = 1.0 if name == PHOTO else Pt(max(size * 1.15, 1))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "干部任免审批表", "", ""
    return document


class Grid:
    """A table of exact rows, filled cell by cell in columns spanned."""

    def __init__(self, document, widths: tuple[int, ...]):
        self.widths = widths
        self.table = document.add_table(rows=0, cols=len(widths))
        self.table.style = "Table Grid"
        self.table.autofit = False
        self.table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(self.table.columns, widths, strict=True):
            column.width = Twips(width)
        margins = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:w"), "60")
            edge.set(qn("w:type"), "dxa")
            margins.append(edge)
        self.table._tbl.tblPr.append(margins)

    def row(self, height: int, *cells) -> None:
        """Cells as (columns, words, style) or (columns, words, style, options)."""
        row = self.table.add_row()
        row.height, row.height_rule = Twips(height), RULE.EXACTLY
        place, made = 0, []
        for columns, *_words in cells:
            cell = row.cells[place]
            if columns > 1:
                cell = cell.merge(row.cells[place + columns - 1])
            cell.width = Twips(sum(self.widths[place : place + columns]))
            made.append(cell)
            place += columns
        # Only now: once a cell goes on from the one above, the row no longer knows its own.
        for cell, (_columns, words, style, *options) in zip(made, cells, strict=True):
            fill(cell, words, style, *options)

    def tags(self, words: str) -> None:
        """A row that only opens or ends a repetition; it is gone in the finished form."""
        row = self.table.add_row()
        row.cells[0].merge(row.cells[-1])
        fill(row.cells[0], words, TINY)


def fill(cell, words: str, style: str, merge: str = "", valign: str = "center") -> None:
    first, *more = words.split("\n")
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(first)
    for line in more:
        cell.add_paragraph(line, style=style)
    properties = cell._tc.get_or_add_tcPr()
    if merge:
        span = OxmlElement("w:vMerge")
        if merge == "restart":
            span.set(qn("w:val"), "restart")
        properties.append(span)
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), valign)
    properties.append(align)


def page_one(document) -> None:
    opening = document.add_paragraph("{%p for p in people %}", style=TINY)
    opening.paragraph_format.keep_with_next = True
    title = document.add_paragraph("干 部 任 免 审 批 表", style=TITLE)
    title.paragraph_format.page_break_before = True
    title.paragraph_format.space_after = Pt(8)
    grid = Grid(document, PAGE_ONE)
    photo = "restart"
    for height, cells in (
        (709, ("姓  名", "name", "性 别", "sex", "出生年月\n（岁）", "birth")),
        (692, ("民  族", "ethnic_group", "籍 贯", "native_place", "出 生 地", "birthplace")),
        (680, ("入  党\n时  间", "party_joined", "参加工\n作时间", "work_started", "健康状况", "health")),
    ):  # fmt: skip
        row: list[tuple] = []
        for place, each in enumerate(cells):
            span = 2 if place == 0 else 1
            row.append((span, each, LABEL) if place % 2 == 0 else (1, tag(each), VALUE))
        row.append((1, "{{p.photo}}" if photo == "restart" else "", PHOTO, photo))
        grid.row(height, *row)
        photo = "continue"
    grid.row(
        709,
        (2, "专业技\n术职务", LABEL),
        (2, tag("title"), VALUE),
        (1, "熟悉专业\n有何专长", LABEL),
        (2, tag("expertise"), VALUE),
        (1, "", VALUE, "continue"),
    )
    for mode, words, merge in (
        ("full_time", "全日制\n教  育", "restart"),
        ("in_service", "在  职\n教  育", "continue"),
    ):
        grid.row(
            692,
            (2, "学  历\n学  位" if merge == "restart" else "", LABEL, merge),
            (1, words, LABEL),
            (2, tag(mode), VALUE),
            (1, "毕业院校\n系及专业", LABEL),
            (2, tag(f"{mode}_school"), VALUE),
        )
    for height, words, name in (
        (709, "现 任 职 务", "present_post"),
        (679, "拟 任 职 务", "proposed_post"),
        (709, "拟 免 职 务", "relieved_post"),
    ):
        grid.row(height, (3, words, LABEL), (5, tag(name), TEXT))
    resume = "{%p for line in p.resume %}\n{{r line }}\n{%p endfor %}"
    grid.row(7133, (1, "简\n\n\n历", LABEL), (7, resume, RESUME, "", "top"))


def page_two(document) -> None:
    gap = document.add_paragraph("", style=TINY)
    gap.paragraph_format.page_break_before = True
    grid = Grid(document, PAGE_TWO)
    for height, words, name in (
        (1418, "奖\n惩\n情\n况", "awards"),
        (1021, "年核\n度结\n考果", "appraisals"),
        (1361, "任\n免\n理\n由", "reason"),
    ):
        grid.row(height, (1, words, LABEL), (7, tag(name), TEXT))
    relations = "家\n庭\n主\n要\n成\n员\n及\n重\n要\n社\n会\n关\n系"
    grid.row(
        646,
        (1, relations, LABEL, "restart"),
        (1, "称 谓", LABEL),
        (1, "姓 名", LABEL),
        (1, "年\n龄", LABEL),
        (1, "政治\n面貌", LABEL),
        (3, "工 作 单 位 及 职 务", LABEL),
    )
    grid.tags("{%tr for each in p.family %}")
    grid.row(
        697,
        (1, "", LABEL, "continue"),
        *((1, tag(name, "each"), VALUE) for name in ("relation", "name", "age", "politics")),
        (3, tag("post", "each"), TEXT),
    )
    grid.tags("{%tr endfor %}")
    grid.row(1332, (1, "呈\n报\n单\n位", LABEL, "restart"), (7, tag("reporting_unit"), TEXT))
    grid.row(737, (1, "", LABEL, "continue"), (7, "年    月    日    ", TEXT))
    seal = "（盖章）\n\n年    月    日"
    grid.row(
        2019,
        (1, "审\n批\n机\n关\n意\n见", LABEL),
        (5, seal, VALUE, "", "bottom"),
        (1, "行\n政\n机\n关\n任\n免\n意\n见", LABEL),
        (1, seal, VALUE, "", "bottom"),
    )
    for label in grid.table.rows[-1].cells[6].paragraphs:
        label.paragraph_format.line_spacing = Pt(12)
        for run in label.runs:
            run.font.size = Pt(11)
    grid.table.rows[-2].cells[1].paragraphs[0].alignment = ALIGN.RIGHT
    line_between(grid.table.rows[-3].cells[1], "bottom")
    line_between(grid.table.rows[-2].cells[1], "top")
    foot = document.add_paragraph("填表人：{{r p.filled_by }}", style=TEXT)
    foot.paragraph_format.left_indent = Pt(12)
    document.add_paragraph("{%p if p.added %}", style=TINY)
    heading = document.add_paragraph("干部任免审批表附页", style=TITLE)
    heading.paragraph_format.page_break_before = True
    document.add_paragraph("姓名：{{r p.name }}", style=TEXT)
    document.add_paragraph("{%p for each in p.added %}", style=TINY)
    document.add_paragraph("{{r each }}", style=TEXT)
    document.add_paragraph("{%p endfor %}", style=TINY)
    document.add_paragraph("{%p endif %}", style=TINY)
    document.add_paragraph("{%p endfor %}", style=TINY)


def line_between(cell, side: str) -> None:
    """No line on this side of the cell."""
    borders = OxmlElement("w:tcBorders")
    edge = OxmlElement(f"w:{side}")
    edge.set(qn("w:val"), "nil")
    borders.append(edge)
    properties = cell._tc.get_or_add_tcPr()
    properties.insert_element_before(
        borders, "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign"
    )


def tag(name: str, owner: str = "p") -> str:
    """`r`: a run of its own, whose size the program sets."""
    return "{{r " + f"{owner}.{name}" + " }}"


def main() -> None:
    document = new_document()
    page_one(document)
    page_two(document)
    document.save(TARGET)


if __name__ == "__main__":
    main()
