"""Seats by the usual methods: published tables, and what holds whatever the numbers."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planning.rules.methods import (
    DHONDT,
    LARGEST_REMAINDER,
    METHODS,
    WEBSTER,
    Claim,
    Impossible,
    Loss,
    exact,
    give,
    losses,
)


def claims(*weights, least=0, most=None):
    return [Claim(weight, least, most) for weight in weights]


#: M. L. Balinski and H. P. Young, Fair Representation, 2nd ed., appendix B: apportionment
#: populations of the first census (1791); Hamilton's bill for 120 seats, which Washington vetoed, and
#: the act of 1792 for 105 by Jefferson's method.
CENSUS_1791 = {
    "Virginia": (630_560, 21, 19),
    "Massachusetts": (475_327, 16, 14),
    "Pennsylvania": (432_879, 14, 13),
    "North Carolina": (353_523, 12, 10),
    "New York": (331_589, 11, 10),
    "Maryland": (278_514, 9, 8),
    "Connecticut": (236_841, 8, 7),
    "South Carolina": (206_236, 7, 6),
    "New Jersey": (179_570, 6, 5),
    "New Hampshire": (141_822, 5, 4),
    "Vermont": (85_533, 3, 2),
    "Georgia": (70_835, 2, 2),
    "Kentucky": (68_705, 2, 2),
    "Rhode Island": (68_446, 2, 2),
    "Delaware": (55_540, 2, 1),
}


def test_hamiltons_bill_of_1792():
    states = claims(*(population for population, _h, _j in CENSUS_1791.values()))
    assert give(120, states, LARGEST_REMAINDER) == [h for _p, h, _j in CENSUS_1791.values()]


def test_the_apportionment_act_of_1792():
    states = claims(*(population for population, _h, _j in CENSUS_1791.values()))
    assert give(105, states, DHONDT) == [j for _p, _h, j in CENSUS_1791.values()]


@pytest.mark.parametrize(
    ("method", "seats"),
    [(DHONDT, [4, 3, 1, 0]), (WEBSTER, [3, 3, 1, 1]), (LARGEST_REMAINDER, [3, 3, 1, 1])],
)
def test_the_worked_example_of_the_encyclopedia(method, seats):
    """Wikipedia, "D'Hondt method": 230,000 votes, eight seats, compared with Sainte-Laguë."""
    assert give(8, claims(100_000, 80_000, 30_000, 20_000), method) == seats


def test_the_example_of_sainte_lague():
    """Wikipedia, "Sainte-Laguë method": 53, 24 and 23 thousand votes, seven seats."""
    assert give(7, claims(53_000, 24_000, 23_000), WEBSTER) == [3, 2, 2]


def test_the_alabama_paradox_is_found():
    """Wikipedia, "Apportionment paradox": weights 6, 6, 2; the third loses its second of ten seats
    when there are eleven."""
    places = claims(6, 6, 2)

    assert give(10, places) == [4, 4, 2]
    assert give(11, places) == [5, 5, 1]
    assert losses(range(10, 12), places) == [Loss(total=11, place=2, before=2, after=1)]
    assert losses(range(10, 12), places, WEBSTER) == []


def test_a_tie_goes_to_the_earlier_claim():
    """The caller puts them in the order of division codes."""
    assert give(3, claims(5, 5)) == [2, 1]
    assert give(3, claims(5, 5), WEBSTER) == [2, 1]


def test_seats_by_county_level_units_add_up():
    units = claims(13, 6, 8, 13, 9, 3, 5, 7, 8, 10, 6, 3, 8, 1, 1, 1, 1)
    for method in METHODS:
        assert sum(give(2_080, units, method)) == 2_080
    assert give(10, claims(1, 1, 1)) == [4, 3, 3]


def test_bounds_take_from_the_others_in_proportion():
    places = [Claim(90, most=5), Claim(6), Claim(3), Claim(1, least=2)]

    assert exact(12, places) == [5, Fraction(10, 3), Fraction(5, 3), 2]
    assert give(12, places) == [5, 3, 2, 2]


def test_a_fixed_number_is_given_whatever_the_weight():
    for method in METHODS:
        assert give(10, [Claim(100, 1, 1), Claim(1), Claim(1)], method)[0] == 1


@pytest.mark.parametrize(
    ("code", "total", "places"),
    [
        ("least", 3, claims(1, 1, least=2)),
        ("most", 5, claims(1, 1, most=2)),
        ("crossed", 5, [Claim(1, 3, 2)]),
        ("weights", 5, claims(0, 0)),
    ],
)
def test_bounds_that_cannot_hold_are_named(code, total, places):
    with pytest.raises(Impossible) as refused:
        give(total, places)
    assert refused.value.code == code


bounded = st.builds(
    lambda weight, least, more: Claim(weight, least, None if more is None else least + more),
    st.integers(1, 400),
    st.integers(0, 5),
    st.none() | st.integers(0, 60),
)


@given(st.lists(bounded, min_size=1, max_size=20), st.integers(0, 500), st.sampled_from(METHODS))
def test_the_total_is_given_out_inside_the_bounds(places, total, method):
    try:
        seats = give(total, places, method)
    except Impossible:
        assume(False)
    assert sum(seats) == total
    for number, claim in zip(seats, places, strict=True):
        assert claim.least <= number
        assert claim.most is None or number <= claim.most


@given(st.lists(bounded, min_size=1, max_size=20), st.integers(0, 500))
def test_largest_remainders_round_each_exact_share_down_or_up(places, total):
    try:
        shares = exact(total, places)
    except Impossible:
        assume(False)
    assert sum(shares) == total
    for seats, share in zip(give(total, places), shares, strict=True):
        assert int(share) <= seats <= -int(-share // 1)


@given(
    st.lists(bounded, min_size=1, max_size=12),
    st.integers(0, 150),
    st.sampled_from([WEBSTER, DHONDT]),
)
def test_with_divisors_a_larger_total_costs_nobody_a_seat(places, total, method):
    assert losses(range(total, total + 5), places, method) == []


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=20), st.integers(0, 300))
def test_webster_needs_no_repair(weights, total):
    """No seat moved from one place to another brings both nearer to their exact share in the sense
    of Webster: (2s - 1) / w of the richer never exceeds (2s + 1) / w of the poorer."""
    seats = give(total, claims(*weights), WEBSTER)
    highest = max(
        (Fraction(2 * s - 1, w) for s, w in zip(seats, weights, strict=True) if s), default=0
    )
    lowest = min(Fraction(2 * s + 1, w) for s, w in zip(seats, weights, strict=True))
    assert highest <= lowest


#: Populations of the states in the census of 1880, as the apportionment of 1882 used them; Alabama,
#: Illinois and Texas are printed by G. Szpiro, "7. More Seats or Less?" (georgeszpiro.com), the exact
#: shares and what became of them by B. Cipra, "E Pluribus Confusion", American Scientist, 2010.
CENSUS_1880 = {
    "Alabama": 1_262_505, "Arkansas": 802_525, "California": 864_694, "Colorado": 194_327,
    "Connecticut": 622_700, "Delaware": 146_608, "Florida": 269_493, "Georgia": 1_542_180,
    "Illinois": 3_077_871, "Indiana": 1_978_301, "Iowa": 1_624_615, "Kansas": 996_096,
    "Kentucky": 1_648_690, "Louisiana": 939_946, "Maine": 648_936, "Maryland": 934_943,
    "Massachusetts": 1_783_085, "Michigan": 1_636_937, "Minnesota": 780_773,
    "Mississippi": 1_131_597, "Missouri": 2_168_380, "Nebraska": 452_402, "Nevada": 62_266,
    "New Hampshire": 346_991, "New Jersey": 1_131_116, "New York": 5_082_871,
    "North Carolina": 1_399_750, "Ohio": 3_198_062, "Oregon": 174_768,
    "Pennsylvania": 4_282_891, "Rhode Island": 276_531, "South Carolina": 995_577,
    "Tennessee": 1_542_359, "Texas": 1_591_749, "Vermont": 332_286, "Virginia": 1_512_565,
    "West Virginia": 618_457, "Wisconsin": 1_315_497,
}  # fmt: skip


@pytest.mark.parametrize(
    ("total", "alabama", "texas", "illinois", "seats"),
    [(299, 7.646, 9.640, 18.640, [8, 9, 18]), (300, 7.671, 9.672, 18.702, [7, 10, 19])],
)
def test_the_shares_behind_the_alabama_paradox(total, alabama, texas, illinois, seats):
    """The exact shares as printed. Of the seats by remainder the Constitution gave one to Nevada,
    whose share is below one half; the others go by the order of the remainders."""
    names = list(CENSUS_1880)
    shares = dict(zip(names, exact(total, claims(*CENSUS_1880.values())), strict=True))
    three = ["Alabama", "Texas", "Illinois"]
    assert [float(shares[name]) for name in three] == pytest.approx(
        [alabama, texas, illinois], abs=0.001
    )
    rest = total - sum(int(share) for share in shares.values()) - 1
    ahead = sorted(names, key=lambda name: int(shares[name]) - shares[name])[:rest]
    assert [int(shares[name]) + (name in ahead) for name in three] == seats


def test_webster_costs_no_state_a_seat_between_275_and_350():
    assert losses(range(275, 351), claims(*CENSUS_1880.values()), WEBSTER) == []


def test_both_methods_agree_on_the_325_seats_of_1882():
    """M. J. Caulfield, "Apportioning Representatives in the United States Congress: Paradoxes of
    Apportionment", MAA Convergence: sizes were chosen so that Hamilton and Webster agree."""
    states = claims(*CENSUS_1880.values())
    assert give(325, states, LARGEST_REMAINDER) == give(325, states, WEBSTER)
