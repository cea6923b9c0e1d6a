"""Every fault of every row, with its line and column; and values as the page's form would have them."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from core.exchange.fields import RuleField
from core.exchange.reading import check_rows, error_workbook, read_sheet
from core.exchange.sheet import Sheet, SheetColumn
from core.exchange.template import template_xlsx
from tests.core.exchange.sheets import GOOD, HEADINGS, PeopleSheet, digits, table, text, workbook


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def read(content, name="a.xlsx"):
    return read_sheet(content, name, PeopleSheet())


def fault_of(*row):
    [fault] = read(table(row))[1]
    return fault


def test_a_row_becomes_values():
    [row], faults = read(table(GOOD))
    assert faults == []
    assert row.line == 2
    assert dict(row) == {
        "name": "Zhang Wei",
        "id_number": "420000199001011234",
        "sex": "m",
        "born": "1990.01",
        "joined": datetime.date(2012, 7, 1),
        "score": Decimal("85.5"),
        "people": 3,
        "remark": "none",
    }


def test_csv_gives_the_same_values_as_xlsx():
    assert read(text(HEADINGS, GOOD), "a.csv")[0] == read(table(GOOD))[0]


def test_each_fault_names_line_column_and_reason():
    bad = ["", "42", "child", "1990.01", "yesterday", "high", "1.5", "r" * 21]
    _rows, faults = read(table(GOOD, bad))
    assert [(fault.line, fault.column, fault.key) for fault in faults] == [
        (3, "Name", "name"),
        (3, "Identity number", "id_number"),
        (3, "Sex", "sex"),
        (3, "Joined", "joined"),
        (3, "Score", "score"),
        (3, "People led", "people"),
        (3, "Remark", "remark"),
    ]
    assert faults[1].text == "An identity number has 18 characters, this has 2."
    assert "Man, Woman" in faults[2].text


def test_lines_are_counted_as_the_users_program_counts_them():
    content = workbook([HEADINGS, GOOD, [], ["", *GOOD[1:]]], before=[["Title"], []])
    assert [fault.line for fault in read(content)[1]] == [6]


def test_an_identity_number_typed_as_a_number_is_refused_with_advice():
    fault = fault_of("Zhang Wei", 420000199001011234)
    assert fault.column == "Identity number"
    assert "lost its last digits" in fault.text


def test_a_short_number_in_a_text_column_is_taken_exactly():
    sheet = workbook([["Name", "Identity number"], [13900000000, "420000199001011234"]])
    assert read(sheet)[0][0]["name"] == "13900000000"


def test_october_typed_as_a_number_is_refused_because_it_may_be_january():
    fault = fault_of(*GOOD[:3], 1991.1)
    assert "1991.1" in fault.text
    assert "October" in fault.text


def test_a_year_alone_may_be_a_number():
    assert read(table([*GOOD[:3], 1991]))[0][0]["born"] == "1991"


def test_a_month_that_the_program_made_a_day_stays_a_month():
    def change(book, page):
        page.write_datetime(
            1, 3, datetime.datetime(1991, 10, 1), book.add_format({"num_format": "yyyy-mm-dd"})
        )

    content = workbook([HEADINGS, [*GOOD[:3], None, *GOOD[4:]]], change=change)
    assert read(content)[0][0]["born"] == "1991-10"


def test_headings_are_known_in_any_order_width_case_and_language():
    content = workbook([["性别", " IDENTITY　NUMBER*", "ｎａｍｅ"], ["Woman", GOOD[1], "Li Na"]])
    [row], faults = read(content)
    assert faults == []
    assert (row["sex"], row["name"], row["people"]) == ("f", "Li Na", None)


def test_a_missing_and_an_unknown_column_are_named():
    _rows, [fault] = read(workbook([["Name", "Shoe size"], ["Li", "40"]]))
    assert fault.line == 0
    assert "Identity number" in fault.text
    assert "Shoe size" in fault.text


def test_a_column_that_stands_twice_is_named():
    _rows, [fault] = read(workbook([["Name", "Name", "Identity number"], ["a", "b", GOOD[1]]]))
    assert "“Name”" in fault.text


def test_the_filled_template_comes_in_and_an_old_or_foreign_one_does_not(tmp_path):
    sheet = PeopleSheet()
    content = template_xlsx(sheet, "en")
    assert "no rows" in read(content)[1][0].text
    sheet.name, sheet.version = "others", sheet.version
    assert "another table" in read_sheet(content, "a.xlsx", sheet)[1][0].text
    sheet.name, sheet.version = "people", "00000000"
    assert "outdated" in read_sheet(content, "a.xlsx", sheet)[1][0].text


def test_one_pass_names_the_faults_of_cells_and_those_of_rows_together():
    sheet = PeopleSheet()
    _rows, [fault] = check_rows(sheet, table(GOOD, GOOD), "a.xlsx", actor=None, now=None)
    assert (fault.line, fault.key, fault.text) == (3, "id_number", "The same as in line 2.")
    faults = check_rows(sheet, table(GOOD, GOOD, ["", *GOOD[1:]]), "a.xlsx", actor=None, now=None)[
        1
    ]
    assert [(fault.line, fault.key) for fault in faults] == [(3, "id_number"), (4, "name")]


def test_a_row_with_a_bad_cell_is_not_held_against_the_others():
    sheet = PeopleSheet()
    bad = ["", *GOOD[1:]]
    faults = check_rows(sheet, table(bad, GOOD), "a.xlsx", actor=None, now=None)[1]
    assert [(fault.line, fault.key) for fault in faults] == [(2, "name")]


def test_a_hopeless_file_lists_so_many_faults_and_counts_the_rest():
    faults = read(table(*[["", "1"] for _ in range(1_500)]))[1]
    assert len(faults) == 2_001
    assert faults[-1].text == "and 1000 more"


def test_faults_are_worded_in_the_readers_language():
    with translation.override("zh-hans"):
        assert "必须" in fault_of("", GOOD[1]).text


def test_the_marked_workbook_shows_the_faults_and_comes_in_again_when_repaired():
    content = workbook([HEADINGS, ["", *GOOD[1:]], GOOD], before=[["Title"]])
    faults = read(content)[1]
    marked, name = error_workbook(content, "list.xlsx", PeopleSheet(), faults)
    assert name.startswith("list-")
    assert [(f.line, f.key) for f in read(marked)[1]] == [(3, "name")]
    from_csv, name = error_workbook(text(HEADINGS, ["", *GOOD[1:]]), "a.csv", PeopleSheet(), [])
    assert name.endswith(".csv")
    assert len(read(from_csv, "a.csv")[1]) == 1


def test_a_form_and_a_sheet_use_the_same_rule():
    field = RuleField(digits, label="Identity number")
    assert field.clean(GOOD[1]) == GOOD[1]
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("42")
    assert refused.value.messages == [fault_of("Zhang", "42").text]


def test_a_column_without_rule_uses_the_field_of_the_row_form():
    class RowForm(forms.Form):
        mail = forms.EmailField()

    class MailSheet(Sheet):
        name, title = "mail", "Mail"
        columns = [SheetColumn("mail", "Mail")]
        row_form = RowForm

    _rows, [fault] = read_sheet(workbook([["Mail"], ["nobody"]]), "a.xlsx", MailSheet())
    assert "email" in fault.text.lower()
