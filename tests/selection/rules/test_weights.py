"""The smallest change of weights under which two candidates are level."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from selection.rules.weights import smallest_swap

HALVES = {"written": Fraction(1, 2), "interview": Fraction(1, 2)}


def marks(written, interview):
    return {"written": Fraction(written), "interview": Fraction(interview)}


def level(weights, above, below):
    return sum(weights[name] * (above[name] - below[name]) for name in weights)


def test_a_little_more_weight_on_the_interview_swaps_two_who_differ_there():
    swap = smallest_swap(HALVES, marks(82, 70), marks(70, 80))
    assert swap.weights == {"written": Fraction(5, 11), "interview": Fraction(6, 11)}
    assert swap.largest == Fraction(1, 22)


def test_whoever_is_better_in_everything_cannot_be_overtaken():
    assert smallest_swap(HALVES, marks(90, 90), marks(80, 70)).weights is None


def test_two_with_the_same_lead_in_everything_are_swapped_by_no_weights():
    assert smallest_swap(HALVES, marks(81, 81), marks(80, 80)).weights is None


def test_two_who_are_level_need_no_change():
    assert smallest_swap(HALVES, marks(80, 70), marks(70, 80)).largest == 0


grades = st.integers(0, 100).map(Fraction)
triples = st.fixed_dictionaries({"a": grades, "b": grades, "c": grades})


@given(
    st.fixed_dictionaries({name: st.integers(1, 9).map(Fraction) for name in "abc"}),
    triples,
    triples,
)
def test_the_weights_found_are_level_keep_the_total_and_are_never_negative(weights, above, below):
    swap = smallest_swap(weights, above, below)
    if swap.weights is None:
        return
    assert level(swap.weights, above, below) == 0
    assert sum(swap.weights.values()) == sum(weights.values())
    assert min(swap.weights.values()) >= 0
