"""Files as people really send them; each has a hostile look-alike in corpus.py and has to be read."""

import io
import zipfile
from collections.abc import Callable

import xlsxwriter

from tests.core.exchange.sheets import GOOD, HEADINGS, table, text, workbook

BENIGN: dict[str, Callable[[], tuple[bytes, str]]] = {}


def benign(build):
    BENIGN[build.__name__] = build
    return build


@benign
def as_made_by_the_template():
    return table(GOOD), "名单.xlsx"


@benign
def with_titles_above():
    title = ["湖北省 2011 年名单"]
    return workbook([HEADINGS, GOOD], before=[title, [], ["填表单位：某市"]]), "a.xlsx"


@benign
def with_numbering_and_blank_lines():
    return workbook([["序号", *HEADINGS], ["1", *GOOD], [], [], ["2", *_other(2)]]), "a.xlsx"


@benign
def with_dates_and_numbers_as_such():
    def change(book, page):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_number(1, 4, 41_091, day)

    return workbook([HEADINGS, [*GOOD[:4], None, 85.5, 3, "none"]], change=change), "a.xlsx"


@benign
def with_a_hyperlink():
    def change(_book, page):
        page.write_url(5, 9, "https://example.org/", string="")

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@benign
def with_a_plain_formula():
    def change(_book, page):
        page.write_formula(1, 6, "=1+2", value=3)

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@benign
def with_a_second_visible_sheet():
    def change(book, _page):
        book.add_worksheet("说明").write_string(0, 0, "填表说明")

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@benign
def with_merged_titles_and_colours():
    def change(book, page):
        page.merge_range("A1:H1", "名单", book.add_format({"bg_color": "red", "align": "center"}))

    return workbook([HEADINGS, GOOD], before=[[""]], change=change), "a.xlsx"


@benign
def with_twenty_five_thousand_rows():
    return table(*(_other(number) for number in range(25_000))), "a.xlsx"


@benign
def with_repetitive_rows():
    rows = [[GOOD[0], _other(n)[1], *GOOD[2:7], "x" * 20] for n in range(8_000)]
    return table(*rows), "a.xlsx"


@benign
def csv_from_excel_in_china():
    return text(HEADINGS, ["张伟", *GOOD[1:]], encoding="gb18030"), "a.csv"


@benign
def csv_with_mark():
    return text(HEADINGS, ["张伟", *GOOD[1:]], encoding="utf-8-sig"), "a.csv"


@benign
def csv_from_excel_in_spain():
    return text(HEADINGS, GOOD, delimiter=";"), "a.csv"


@benign
def csv_with_tabs():
    return text(HEADINGS, GOOD, delimiter="\t"), "a.txt"


@benign
def csv_with_quotes_and_line_breaks():
    return text(HEADINGS, [*GOOD[:7], '"a ""b"",\n c"']), "a.csv"


@benign
def csv_with_rare_characters():
    return text(HEADINGS, ["䶮𬭎𫖯", *GOOD[1:]], encoding="gb18030"), "a.csv"


@benign
def with_a_phone_number_and_a_dash():
    return table([*GOOD[:7], "+86 139 0000 0000"], [*_other(1)[:7], "-"]), "a.xlsx"


@benign
def with_full_width_digits():
    return table([*GOOD[:5], "８５.5", "３", "无"]), "a.xlsx"


@benign
def stored_without_compression():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(table(GOOD))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue(), "a.xlsx"


@benign
def with_strings_beside_the_sheet():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet("Sheet1")
    for at, (heading, cell) in enumerate(zip(HEADINGS, GOOD, strict=True)):
        page.write_string(0, at, heading)
        page.write_string(1, at, cell)
    book.close()
    return out.getvalue(), "A.XLSX"


def _other(number: int) -> list[str]:
    return [GOOD[0], f"4200001990{number:07d}1", *GOOD[2:]]
