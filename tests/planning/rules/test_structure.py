"""Groups, targets and hidden numbers of the structure of teams."""

from collections import Counter
from decimal import Decimal

import pytest

from planning.rules import structure
from planning.rules.structure import Figure, Tally, Target


@pytest.mark.parametrize(
    ("dimension", "band", "inside", "outside"),
    [
        ("age", "..35", ["22", "35"], ["36", ""]),
        ("age", "36..40", ["36", "40"], ["35", "41"]),
        ("age", "51..", ["51", "70"], ["50"]),
        ("sex", "women", ["2"], ["1", "0", "9", ""]),
        ("ethnic_group", "minority", ["03", "15"], ["01", ""]),
        ("ethnic_group", "15", ["15"], ["03"]),
        ("politics", "non_communist", ["04", "13"], ["01", "02", ""]),
        ("education", "20", ["10", "14", "20", "28"], ["30", "90", ""]),
        ("field", "economy", ["economy"], ["finance", ""]),
    ],
)
def test_who_belongs_to_a_group(dimension, band, inside, outside):
    assert all(structure.includes(dimension, band, key) for key in inside)
    assert not any(structure.includes(dimension, band, key) for key in outside)


@pytest.mark.parametrize("band", ["", "..", "35", "40..36", "a..b"])
def test_what_is_no_range_of_ages(band):
    with pytest.raises(ValueError, match=r".*"):
        structure.ages(band)


def test_a_range_may_be_open_at_one_end():
    assert structure.age_band(None, 35) == "..35"
    assert structure.age_band(51, None) == "51.."
    assert structure.ages(structure.age_band(36, 40)) == (36, 40)


def test_groups_stand_in_the_order_of_ages_and_tables():
    bands = ["41..45", "51..", "..35", "36..40"]
    by_age = sorted(bands, key=lambda band: structure.order("age", band))
    assert by_age == ["..35", "36..40", "41..45", "51.."]
    groups = sorted(["15", "minority", "03"], key=lambda b: structure.order("ethnic_group", b))
    assert groups == ["minority", "03", "15"]


@pytest.mark.parametrize(
    ("target", "total", "count", "lacking"),
    [
        (Target("least", "share", Decimal("12.5")), 40, 5, 0),
        (Target("least", "share", Decimal("12.5")), 41, 5, 1),  # 5.125: six
        (Target("most", "share", Decimal("12.5")), 41, 6, 1),
        (Target("most", "share", Decimal("0")), 41, 2, 2),
        (Target("least", "number", Decimal("3")), 0, 0, 3),
        (Target("most", "number", Decimal("3")), 9, 3, 0),
        (Target("least", "share", Decimal("0.1")), 3, 0, 1),
    ],
)
def test_how_many_members_a_target_lacks(target, total, count, lacking):
    assert target.lacking(count, total) == lacking


def test_a_number_is_drawn_as_the_share_it_makes():
    assert Target("least", "number", Decimal("3")).share(12) == 25
    assert Target("least", "number", Decimal("3")).share(0) is None


def shown(dimension, bands, counter) -> dict:
    found = structure.figures(dimension, bands, counter)
    return {band: figure.count for band, figure in found.items()}


def test_large_groups_are_shown():
    people = Counter({"30": 10, "38": 20, "45": 30})
    assert shown("age", ["..35", "36..40", "41.."], people) == {
        "..35": 10, "36..40": 20, "41..": 30,
    }  # fmt: skip


def test_a_small_group_takes_the_next_smallest_with_it():
    people = Counter({"30": 3, "38": 20, "45": 30})
    assert shown("age", ["..35", "36..40", "41.."], people) == {
        "..35": None, "36..40": None, "41..": 30,
    }  # fmt: skip


def test_whoever_is_left_over_is_not_told_by_the_rest():
    assert shown("sex", ["women", "men"], Counter({"2": 3, "1": 97})) == {
        "women": None, "men": None,
    }  # fmt: skip


def test_groups_that_differ_by_few_do_not_tell_who_these_are():
    people = Counter({"10": 40, "20": 2, "30": 58})
    assert shown("education", ["10", "20"], people)["10"] is None


def test_ages_and_fields_are_filled_up_where_some_are_stated():
    assert structure.beside("age", ["..40"]) == ["..40", "41..45", "46..50", "51.."]
    assert structure.beside("age", ["36..40"]) == list(structure.USUAL["age"])
    assert structure.beside("age", ["30..50"]) == ["30..50", "51.."]
    assert structure.beside("field", ["economy"]) == list(structure.USUAL["field"])
    assert structure.beside("sex", ["women"]) == ["women"]
    assert structure.beside("ethnic_group", []) == ["minority"]


def test_groups_beside_each_other_may_differ_by_few():
    assert shown("age", ["..35", "36.."], Counter({"30": 10, "40": 11})) == {
        "..35": 10, "36..": 11,
    }  # fmt: skip


def test_nobody_is_no_secret():
    assert shown("sex", ["women", "men"], Counter({"1": 40})) == {"women": 0, "men": 40}
    assert shown("age", ["..35"], Counter()) == {"..35": 0}


def test_a_hidden_number_says_no_more_of_the_target_than_its_bounds():
    few = structure.figures("sex", ["women"], Counter({"2": 3, "1": 97}))["women"]
    assert (few.is_hidden, few.share, few.low, few.high) == (True, None, 1, 4)
    at_least = Target("least", "number", Decimal("5"))
    assert structure.is_met(at_least, few) is False
    assert structure.is_met(Target("least", "number", Decimal("3")), few) is None
    assert structure.is_met(Target("most", "share", Decimal("4")), few) is True
    assert structure.is_met(None, few) is None
    assert structure.is_met(at_least, Figure(0, 0, 0, 0)) is None


def test_people_are_counted_where_they_are_and_for_what_they_are_prepared():
    rows = [
        Tally("city", True, "", False, "sex", "1", 2),
        Tally("city", False, "", False, "sex", "2", 5),
        Tally("county", False, "provincial", True, "sex", "1", 3),
        Tally("", False, "municipal", False, "sex", "2", 7),
    ]
    city = structure.people_of(rows, "city")
    assert city["in_post"]["sex"] == {"1": 2, "2": 5}
    assert (city["appointed"]["sex"], city["before"]["sex"]) == ({"1": 2}, {"2": 5})
    assert city["nominated"]["sex"] == city["trainees"]["sex"] == {"1": 3}
    county = structure.people_of(rows, "county")
    assert county["nominated"]["sex"] == {"1": 3, "2": 7}
    assert county["trainees"]["sex"] == {"1": 3}
    township = structure.people_of(rows, "township")
    assert township["nominated"]["sex"] == {"2": 7}
    assert not township["in_post"]["sex"]
