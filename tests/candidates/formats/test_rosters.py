"""A roster's cells and rows, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.formats import rosters
from candidates.formats.differences import ROSTER_FIELDS, differences
from candidates.formats.record import EducationRecord, PersonRecord
from core.exchange.child.labels import normal

OWN = PersonRecord(
    name="岑试样",
    sex="2",
    birth="1982-03-14",
    position_level="1A41",
    education=[EducationRecord("full_time", "大学", "理学学士", "某师范学院")],
)


def differing(**cells: str) -> dict:
    values = rosters.read_row({"name": "岑试样", "birth": "1982.03", **cells})
    found = differences(rosters.applied(values, OWN), OWN, ROSTER_FIELDS)
    return {each.name: each.given for each in found}


def test_no_heading_means_two_columns():
    seen: dict[str, str] = {}
    for word, key in rosters.headings():
        assert seen.setdefault(normal(word), key) == key, word


@pytest.mark.parametrize(
    ("cell", "key", "text"),
    [
        ({"d": "1982-03-14"}, "birth", "1982-03-14"),
        (1982.1, "birth", "1982.10"),
        (1982.01, "birth", "1982.01"),
        (198203.0, "birth", "198203"),
        (13900000000.0, "phone", "13900000000"),
        (None, "name", ""),
        (" 岑试样 ", "name", "岑试样"),
    ],
)
def test_a_cell_as_text(cell, key, text):
    assert rosters.text_of(cell, key) == text


def test_what_a_row_does_not_name_stays():
    assert differing() == {}
    assert differing(present_post="某镇党委书记") == {"present_post": "某镇党委书记"}


def test_a_month_says_nothing_else_than_the_day_in_it():
    assert differing(birth="198203") == {}
    assert differing(birth="1982.04") == {"birth": "1982-04"}


def test_words_become_codes():
    found = differing(
        sex="男", ethnic_group="土家族", political_status="民盟", party_joined="200206"
    )
    assert found == {
        "sex": "1", "ethnic_group": "15", "political_status": "05", "party_joined": "2002-06"
    }  # fmt: skip


def test_a_party_where_the_date_would_stand():
    assert differing(party_joined="民盟") == {"political_status": "05"}


def test_an_education_that_a_row_of_the_record_says_is_no_difference():
    assert differing(education="大学", degree="理学学士") == {}


def test_an_education_without_its_mode_is_taken_for_later_studies():
    [*_first, last] = differing(education="研究生", degree="管理学硕士")["education"]
    assert (last.mode, last.education, last.degree) == ("in_service", "研究生", "管理学硕士")


def test_an_education_with_its_mode_changes_that_row():
    [row] = differing(full_time_education="大专")["education"]
    assert (row.mode, row.education, row.school) == ("full_time", "大专", "某师范学院")
    assert OWN.education[0].education == "大学"


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"birth": "1982"}, [("name", "name_missing")]),
        ({"name": "岑"}, [("id_number", "nobody_named")]),
        ({"name": "岑", "birth": "去年"}, [("birth", "unreadable_date")]),
        ({"name": "岑", "birth": "1982", "sex": "?"}, [("sex", "unknown_word")]),
        ({"name": "岑", "id_number": "4200001982031400"}, [("id_number", "number_length")]),
        (
            {"name": "岑", "birth": "x", "ethnic_group": "火星"},
            [("birth", "unreadable_date"), ("ethnic_group", "unknown_word")],
        ),
    ],
)
def test_a_row_that_cannot_be_compared_says_everything_that_is_wrong(cells, faults):
    with pytest.raises(rosters.BadRow) as bad:
        rosters.read_row(cells)
    assert bad.value.faults == faults


@given(st.dictionaries(st.sampled_from(sorted(rosters.HEADINGS)), st.text(max_size=12)))
def test_any_row_is_read_or_refused(cells):
    try:
        values = rosters.read_row({key: text.strip() for key, text in cells.items()})
    except rosters.BadRow:
        return
    once = rosters.applied(values, OWN)
    assert not differences(rosters.applied(values, once), once, ROSTER_FIELDS)
