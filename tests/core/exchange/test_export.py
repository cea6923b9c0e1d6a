"""What leaves as a list is complete, readable everywhere, and never a formula."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from core.exchange import export
from core.exchange.reading import read_sheet
from core.exchange.template import template_xlsx
from tests.core.exchange.sheets import GOOD, PeopleSheet

COLUMNS = [("a", "姓名"), ("b", "分数")]
SIGNS = ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\x00=1", "\n=1", "＝1", " =1"]


def cells(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_leaves_as_a_formula(sign):
    book = load_workbook(io.BytesIO(export.export_xlsx(COLUMNS, [(sign, 1)])))
    assert book.active.cell(2, 1).data_type in ("s", "inlineStr")
    assert lines(export.export_csv(COLUMNS, [(sign, 1)]))[1][0][0] == "'"


def test_headings_are_safe_too():
    assert lines(export.export_csv([("a", "=a")], []))[0] == ["'=a"]


@given(
    st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-9999, 9999)))
)
def test_csv_gives_back_what_went_in(rows):
    back = lines(export.export_csv(COLUMNS, rows))[1:]
    assert len(back) == len(rows)
    for (name, number), (text, digits) in zip(rows, back, strict=True):
        assert text.removeprefix("'") == name.replace("\x00", "").removeprefix("'")
        assert int(digits) == number


def test_values_keep_their_nature():
    at = datetime.datetime(2011, 9, 1, 1, 0, tzinfo=datetime.UTC)
    row = ("张三", Decimal("85.50"), datetime.date(2011, 9, 1), at, None, True, 7)
    columns = [(str(n), str(n)) for n in range(7)]
    assert cells(export.export_xlsx(columns, [row]))[1] == [
        "张三", 85.5, "2011-09-01", "2011-09-01 09:00", "", True, 7.0,
    ]  # fmt: skip
    assert lines(export.export_csv(columns, [row]))[1] == [
        "张三", "85.5", "2011-09-01", "2011-09-01 09:00", "", "True", "7",
    ]  # fmt: skip


def test_an_empty_list_still_has_its_headings():
    assert cells(export.export_xlsx(COLUMNS, [])) == [["姓名", "分数"]]


def test_like_headings_and_long_texts_lose_no_column_and_no_row():
    content = export.export_xlsx([("a", "x"), ("b", "x")], [("1", "y" * 40_000)])
    assert cells(content)[0] == ["x", "x (2)"]
    assert len(cells(content)[1][1]) == 32_767


def test_rows_are_taken_one_by_one():
    assert len(cells(export.export_xlsx(COLUMNS, ((str(n), n) for n in range(5_000))))) == 5_001


def test_an_export_can_be_imported_again():
    sheet = PeopleSheet()
    columns = [(column.key, column.label) for column in sheet.columns]
    for form in export.FORMATS:
        _rows, faults = read_sheet(export.export(form, columns, [GOOD]), f"a.{form}", sheet)
        assert faults == []


@pytest.mark.parametrize("language", ["zh-hans", "en", "es"])
def test_the_template_offers_lists_notes_and_text_cells(language):
    book = load_workbook(io.BytesIO(template_xlsx(PeopleSheet(), language)))
    page = book["People"]
    assert page["A1"].value == "Name*"
    assert "identity card" in page["A1"].comment.text
    assert page.freeze_panes == "B2"
    assert page.column_dimensions["B"].number_format == "@"
    rules = {str(rule.sqref)[:2]: rule for rule in page.data_validations.dataValidation}
    assert rules["C2"].formula1 == "list_sex"
    assert (rules["H2"].type, rules["H2"].formula1) == ("textLength", "20")
    assert "DATEVALUE" in rules["E2"].formula1
    assert book.defined_names["list_sex"].attr_text == "_lists!$D$2:$D$3"
    assert [book["_lists"].cell(line, 4).value for line in (2, 3)] == ["Man", "Woman"]
    assert book["_lists"].sheet_state == "veryHidden"
    assert book["_lists"]["A1"].value == f"people:{PeopleSheet().version}"
