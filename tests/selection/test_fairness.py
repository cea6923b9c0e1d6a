"""Rates of groups at a gate, against published figures and by their own rules."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selection.rules.fairness import Count, exact_test, gap_opens, interval, rates

counts = st.integers(0, 60).flatmap(
    lambda judged: st.builds(Count, st.just(judged), st.integers(0, judged))
)


def test_the_lady_tasting_tea():
    """R. A. Fisher, The Design of Experiments, chapter 2: three of four right; 34 of 70 tables."""
    assert exact_test(Count(4, 3), Count(4, 1)) == pytest.approx(34 / 70)
    assert exact_test(Count(4, 4), Count(4, 0)) == pytest.approx(2 / 70)


def test_the_example_of_the_uniform_guidelines():
    """Questions and answers 12 and 21 on the Guidelines: 48 of 80 and 12 of 40 pass; a ratio of a half."""
    found = rates({"one": Count(80, 48), "other": Count(40, 12)})
    assert found["one"].is_reference
    assert found["other"].ratio == Fraction(1, 2)
    assert found["other"].is_signal


def test_a_known_interval():
    """Newcombe (Statistics in Medicine 17, 1998), table I, method 3: 81 of 263 and 15 of 148."""
    assert interval(Count(263, 81)) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert interval(Count(148, 15)) == pytest.approx((0.0624, 0.1605), abs=5e-5)


def test_a_low_ratio_of_few_people_is_no_signal():
    found = rates({"many": Count(50, 25), "few": Count(6, 2)})
    assert found["few"].is_low
    assert not found["few"].is_signal


def test_a_sure_difference_above_four_fifths_is_no_signal():
    found = rates({"one": Count(4000, 3600), "other": Count(4000, 3300)})
    assert found["other"].chance < 0.001
    assert not found["other"].is_low
    assert not found["other"].is_signal


def test_one_small_group_takes_the_next_smallest_with_it():
    """Else the total less the others tells it."""
    found = rates({"a": Count(40, 20), "b": Count(12, 6), "c": Count(2, 0)})
    assert [key for key, rate in found.items() if rate.is_suppressed] == ["b", "c"]
    assert found["b"].passed is None


def test_two_small_groups_hide_each_other():
    found = rates({"a": Count(40, 20), "b": Count(3, 1), "c": Count(2, 0)})
    assert [key for key, rate in found.items() if rate.is_suppressed] == ["b", "c"]


def test_where_nobody_passes_there_is_no_ratio():
    found = rates({"a": Count(10, 0), "b": Count(9, 0)})
    assert [rate.ratio for rate in found.values()] == [None, None]
    assert not any(rate.is_signal for rate in found.values())


def test_the_gap_opens_at_the_first_gate_with_a_signal():
    even = rates({"a": Count(50, 25), "b": Count(50, 24)})
    uneven = rates({"a": Count(50, 40), "b": Count(50, 10)})
    assert gap_opens([("review", even), ("exam", uneven), ("inspection", uneven)]) == "exam"
    assert gap_opens([("review", even)]) == ""


@given(one=counts, other=counts)
def test_the_exact_test_is_the_sum_over_all_tables(one, other):
    passed, total = one.passed + other.passed, one.judged + other.judged
    weights = {
        k: comb(one.judged, k) * comb(other.judged, passed - k)
        for k in range(passed + 1)
        if passed - k >= 0
    }
    naive = Fraction(
        sum(weight for weight in weights.values() if weight <= weights[one.passed]),
        comb(total, passed),
    )
    assert exact_test(one, other) == pytest.approx(float(naive))
    assert exact_test(one, other) == pytest.approx(exact_test(other, one))


@given(groups=st.dictionaries(st.text("abcdef", min_size=1, max_size=3), counts, max_size=6))
def test_nothing_is_shown_of_less_than_five_and_the_reference_passes_most(groups):
    found = rates(groups)
    for key, rate in found.items():
        assert (rate.is_suppressed or rate.is_empty) == (rate.passed is None)
        assert rate.is_empty == (groups[key].judged == 0)
        if rate.passed is not None:
            assert groups[key].judged >= 5
            assert rate.low <= float(rate.rate) + 1e-12 <= rate.high + 2e-12
            assert rate.ratio is None or rate.ratio <= 1
    shown = [rate for rate in found.values() if rate.passed is not None]
    assert sum(rate.is_reference for rate in shown) == (1 if shown else 0)
