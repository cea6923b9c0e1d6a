"""Drift and order effects of an examiner, against scipy and against sequences of known make."""

from random import Random

import pytest
from scipy.stats import linregress, t

from selection.rules import drift


def test_the_slope_and_its_interval_are_those_of_scipy():
    rng = Random(4)
    values = [0.05 * place + rng.gauss(0, 1) for place in range(40)]
    found = drift.drift("甲", values)
    line = linregress(range(40), values)
    reach = t.ppf(0.975, 38) * line.stderr
    assert found.slope == pytest.approx(10 * line.slope)
    assert (found.low, found.high) == pytest.approx(
        (10 * (line.slope - reach), 10 * (line.slope + reach))
    )
    assert found.drifts


def test_marks_that_follow_the_one_before_echo_and_independent_ones_do_not():
    rng = Random(7)
    noise = [rng.gauss(0, 1) for _each in range(200)]
    pulled = [0.0]
    for each in noise:
        pulled.append(0.7 * pulled[-1] + each)
    assert drift.drift("甲", pulled[1:]).echoes
    found = drift.drift("乙", noise)
    assert not found.echoes
    assert not found.drifts


def test_an_examiner_is_held_against_the_others_in_the_own_order():
    given = {n: {"甲": 70.0 + n, "乙": 70.0 + n + 0.5 * n} for n in range(30)}
    given[30] = {"甲": 60.0}  # nobody else marked this one
    backwards = {"甲": [30, *range(30)], "乙": list(reversed(range(30)))}
    first, second = drift.drifts(given, backwards)
    assert (first.examiner, first.count, second.count) == ("乙", 30, 30)
    assert first.slope == pytest.approx(-5.0)
    assert second.slope == pytest.approx(-5.0)
    assert first.echo is None  # nothing is left beside the trend


def test_a_short_session_says_nothing():
    found = drift.drift("甲", [1.0] * 19)
    assert (found.count, found.slope, found.drifts, found.echoes) == (19, None, False, False)
