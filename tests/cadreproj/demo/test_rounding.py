from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadreproj.demo.rounding import apportion, controlled


def test_the_largest_remainders_are_rounded_up_and_ties_go_first():
    assert apportion(10, [22, 12, 24, 16, 14, 12]) == [2, 1, 3, 2, 1, 1]
    assert apportion(1, [1, 1, 1]) == [1, 0, 0]


def test_bounds_are_kept_and_the_rest_is_split_again():
    assert apportion(10, [5, 3, 2], upper=[2, 10, 10]) == [2, 5, 3]
    assert apportion(10, [100, 1, 1], lower=[0, 2, 2]) == [6, 2, 2]


def test_an_impossible_total_is_refused():
    with pytest.raises(ValueError, match="lie between"):
        apportion(3, [1, 1], upper=[1, 1])


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 9), st.integers(0, 30)), min_size=1),
    st.data(),
)
def test_any_split_adds_up_within_its_bounds(parts, data):
    weights = [weight for weight, _, _ in parts]
    lower = [low for _, low, _ in parts]
    upper = [low + more for _, low, more in parts]
    total = data.draw(st.integers(sum(lower), sum(upper)))
    split = apportion(total, weights, lower=lower, upper=upper)
    assert sum(split) == total
    assert all(a <= x <= b for a, x, b in zip(lower, split, upper, strict=True))


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=8),
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
)
def test_a_table_keeps_its_margins_and_every_cell_its_floor_or_ceiling(rows, weights):
    columns = apportion(sum(rows), weights)
    table = controlled(rows, columns)
    assert [sum(line) for line in table] == rows
    assert [sum(line[at] for line in table) for at in range(len(columns))] == columns
    for row, line in zip(rows, table, strict=True):
        for column, cell in zip(columns, line, strict=True):
            assert abs(Fraction(row * column, sum(rows)) - cell) < 1
