"""What a sheet says, and when it is void."""

from hypothesis import given
from hypothesis import strategies as st

from selection.rules import ballots


def test_one_mark_a_line_counts():
    sheet = {"overall": ["excellent"], "recommendation": ["agree"]}
    assert ballots.read_sheet(sheet) == ({"overall": "excellent", "recommendation": "agree"}, False)


def test_two_marks_in_a_line_make_the_sheet_void():
    sheet = {"overall": ["excellent"], "morality": ["excellent", "basic"]}
    assert ballots.read_sheet(sheet) == ({}, True)


def test_an_empty_sheet_and_an_unknown_mark_are_void():
    assert ballots.read_sheet({}) == ({}, True)
    assert ballots.read_sheet({"overall": ["agree"]}) == ({}, True)


def test_more_marks_than_sheets_are_found():
    counts = {"overall": {"excellent": 3, "basic": 1}, "morality": {"excellent": 3}}
    assert ballots.tally_faults(counts, 3) == ["overall"]


@given(
    st.dictionaries(
        st.sampled_from(ballots.LINES),
        st.lists(st.sampled_from((*ballots.MARKS, *ballots.CHOICES, "", "x")), max_size=3),
    )
)
def test_a_void_sheet_says_nothing_and_a_good_one_only_what_was_offered(given):
    marks, void = ballots.read_sheet(given)
    assert void == (not marks)
    assert all(mark in ballots.options(line) for line, mark in marks.items())
