"""The ladder of double marking, and the drawing of markers."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from selection.rules import exam_number
from selection.rules.marking import (
    Verdict,
    check_digit,
    draw_markers,
    fits_scale,
    is_code,
    ladder,
)

MARK = st.integers(0, 200).map(lambda half: Decimal(half) / 2)
TOLERANCE = st.integers(0, 20).map(Decimal)


def verdict(*marks, third=None, arbitration=None, tolerance=5, double=True):
    def exact(mark):
        return None if mark is None else Decimal(str(mark))

    return ladder(
        [exact(mark) for mark in marks],
        is_double=double,
        tolerance=Decimal(tolerance),
        third=exact(third),
        arbitration=exact(arbitration),
    )


@pytest.mark.parametrize(
    ("marks", "more", "way", "mark"),
    [
        ((70,), {}, "needs_mark", None),
        ((70, None), {}, "needs_mark", None),
        ((70, 75), {}, "mean", "72.5"),
        ((75, 70), {}, "mean", "72.5"),
        ((70, 75.5), {}, "needs_third", None),
        ((60, 70), {"third": 62}, "pair", "61"),
        ((60, 70), {"third": 69}, "pair", "69.5"),
        ((60, 70), {"third": 65}, "pair", "67.5"),  # equally near: the higher pair
        ((60, 80), {"third": 70}, "needs_arbitration", None),  # farther than 5 from both
        ((60, 80), {"third": 70, "arbitration": 74}, "arbitrated", "74"),
        ((60, 80), {"third": 85}, "pair", "82.5"),
        ((0, 0), {"tolerance": 0}, "mean", "0"),
    ],
)
def test_the_ladder_goes_as_decided(marks, more, way, mark):
    assert verdict(*marks, **more) == Verdict(way, None if mark is None else Decimal(mark))


def test_one_marker_is_enough_where_the_paper_says_so():
    assert verdict(64, double=False) == Verdict("single", Decimal(64))


@given(one=MARK, other=MARK, third=st.none() | MARK, final=st.none() | MARK, tolerance=TOLERANCE)
def test_the_effective_mark_lies_among_the_marks_it_rests_on(one, other, third, final, tolerance):
    found = ladder(
        [one, other], is_double=True, tolerance=tolerance, third=third, arbitration=final
    )
    given = [mark for mark in (one, other, third, final) if mark is not None]
    assert found == ladder(
        [other, one], is_double=True, tolerance=tolerance, third=third, arbitration=final
    )
    if found.is_settled:
        assert min(given) <= found.mark <= max(given)
    if final is not None:
        assert found.mark == final


@pytest.mark.django_db
@given(
    lines=st.lists(
        st.tuples(st.none() | MARK, st.none() | MARK, st.booleans(), TOLERANCE,
                  st.none() | MARK, st.none() | MARK),
        min_size=1, max_size=60,
    )
)  # fmt: skip
@settings(max_examples=40)
def test_the_database_climbs_the_same_ladder(lines):
    for one, other, double, tolerance, third, final in lines:
        marks = sorted(mark for mark in (one, other) if mark is not None)
        ours = ladder(
            marks, is_double=double, tolerance=tolerance, third=third, arbitration=final
        ).mark
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT selection_ladder(%s, %s, %s, %s, %s, %s, %s)",
                [
                    marks[0] if marks else None, marks[-1] if marks else None, len(marks), double,
                    tolerance, third, final,
                ],
            )  # fmt: skip
            assert cursor.fetchone() == (ours,)


@given(
    scripts=st.integers(1, 60),
    markers=st.integers(2, 9),
    each=st.integers(1, 2),
    seed=st.integers(),
)
def test_markers_differ_and_carry_the_same(scripts, markers, each, seed):
    given = draw_markers(range(scripts), range(100, 100 + markers), each=each, seed=seed)
    assert given == draw_markers(range(scripts), range(100, 100 + markers), each=each, seed=seed)
    loads = Counter({marker: len(found) for marker, found in given.items()})
    assert all(len(set(found)) == len(found) for found in given.values())
    assert Counter(script for found in given.values() for script in found) == dict.fromkeys(
        range(scripts), each
    )
    carried = [loads[marker] for marker in range(100, 100 + markers)]
    assert max(carried) - min(carried) <= 1


def test_nobody_is_given_a_script_twice():
    given = draw_markers([1, 2], [7, 8, 9], each=1, seed=1, barred={1: {7, 8}, 2: {8, 9}})
    assert given == {9: [1], 7: [2]}
    assert draw_markers([1], [7, 8], each=1, seed=1, barred={1: {7, 8}}) is None


@pytest.mark.parametrize(
    ("mark", "fits"), [("0", True), ("99.5", True), ("100", True), ("100.5", False), ("0.3", False)]
)
def test_marks_stand_on_the_scale(mark, fits):
    assert fits_scale(Decimal(mark), Decimal(100), Decimal("0.5")) is fits


@given(st.integers(0, 9_999_999))
def test_a_code_number_shows_one_wrong_digit(number):
    body = f"{number:07d}"
    code = body + check_digit(body)
    assert is_code(code)
    for place in range(8):
        wrong = code[:place] + str((int(code[place]) + 1) % 10) + code[place + 1 :]
        assert not is_code(wrong)


def test_codes_use_the_digit_of_exam_numbers():
    number = exam_number("municipal", 123)
    assert check_digit(number[:7]) == number[7]
    assert all(one != other for one, other in pairwise([number, number[::-1], number[1:]]))
