"""Agreement of examiners against published tables, and what is refused for too few cases."""

import pytest
from scipy.stats import f as f_distribution

from selection.rules import agreement

#: Shrout & Fleiss (1979), table 2: six targets, four judges.
SHROUT_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]


def test_the_six_forms_are_those_of_shrout_and_fleiss_table_4():
    found = {each.form: round(each.value, 2) for each in agreement.icc(SHROUT_FLEISS)}
    assert found == {
        "ICC(1,1)": 0.17, "ICC(2,1)": 0.29, "ICC(3,1)": 0.71,
        "ICC(1,k)": 0.44, "ICC(2,k)": 0.62, "ICC(3,k)": 0.91,
    }  # fmt: skip


def test_the_intervals_are_those_that_r_psych_prints_for_the_same_table():
    found = {
        each.form: (round(each.low, 2), round(each.high, 2))
        for each in agreement.icc(SHROUT_FLEISS)
    }
    assert found == {
        "ICC(1,1)": (-0.13, 0.72), "ICC(2,1)": (0.02, 0.76), "ICC(3,1)": (0.34, 0.95),
        "ICC(1,k)": (-0.88, 0.91), "ICC(2,k)": (0.07, 0.93), "ICC(3,k)": (0.68, 0.99),
    }  # fmt: skip


@pytest.mark.parametrize("above", [1, 2.5, 5, 30, 999, 5000])
@pytest.mark.parametrize("below", [1, 4.79, 18, 400, 20000])
def test_quantiles_of_f_are_those_of_scipy(above, below):
    expected = f_distribution.ppf(0.975, above, below)
    assert agreement.f_quantile(0.975, above, below) == pytest.approx(expected, rel=1e-6)


def test_examiners_who_never_differ_agree_fully_without_an_interval():
    found = agreement.icc([[mark, mark] for mark in (60, 70, 80)])
    assert {each.value for each in found} == {1.0}
    assert {each.low for each in found} == {None}
    assert agreement.icc([[70, 70]] * 3) == []


def test_quadratic_kappa_by_hand():
    """Squared differences 1, 0, 1, 0: mean 1/2. By chance, over all sixteen pairs: mean 14/4."""
    pairs = [(1, 2), (2, 2), (3, 4), (5, 5)]
    chance = sum((one - two) ** 2 for one, _x in pairs for _y, two in pairs) / 16
    assert agreement.weighted_kappa(pairs) == pytest.approx(1 - 0.5 / chance)
    assert agreement.weighted_kappa([(1, 1), (2, 2)]) == 1
    assert agreement.weighted_kappa([(1, 2), (2, 1)]) == -1
    assert agreement.weighted_kappa([(1, 1), (1, 1)]) is None


def test_an_examiner_is_held_against_the_others_on_the_same_candidates():
    given = {number: {"A": 60.0 + number, "B": 70.0 + number} for number in range(10)}
    given[10] = {"A": 99.0}
    [one, two] = agreement.severities(given)
    assert (one.count, one.shared, one.difference, one.sd) == (11, 10, -10, 0)
    assert (two.count, two.shared, two.difference) == (10, 10, 10)


def test_of_too_few_candidates_nothing_is_said():
    given = {number: {"A": 60.0, "B": 70.0} for number in range(agreement.FEWEST - 1)}
    assert {each.difference for each in agreement.severities(given)} == {None}


def test_agreement_rests_on_the_commonest_set_of_examiners():
    given = {
        1: {"A": 1.0, "B": 2.0},
        2: {"B": 3.0, "A": 4.0},
        3: {"A": 5.0},
        4: {"A": 6.0, "C": 7.0},
    }
    assert agreement.complete(given) == (["A", "B"], [[1.0, 2.0], [4.0, 3.0]])
    assert agreement.complete({3: {"A": 5.0}}) == ([], [])


def test_a_distribution_has_its_quartiles_and_ten_bars():
    found = agreement.spread([50, 60, 70, 80, 100])
    assert (found.count, found.mean, found.quartiles) == (5, 72, (60, 70, 80))
    assert agreement.histogram([0, 9.9, 10, 99, 100], 100) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert agreement.spread([7]).sd is None
