"""What judges the nominees of a place: the province's conditions with its own."""

import pytest

from planning.rules import own
from planning.rules.qualifications import Rule

YEARS = Rule("grassroots_years_min", {"years": 2})
AGE = Rule("age_between", {"least": 25, "most": 40})


def test_without_own_conditions_the_province_alone_asks():
    [found] = own.combined([YEARS], [])
    assert (found.parameters, found.source, found.asked) == ({"years": 2}, "province", None)


def test_a_stricter_condition_stands_in_place_of_the_provinces_and_says_so():
    [found] = own.combined([YEARS], [Rule(YEARS.key, {"years": 3})])
    assert (found.parameters, found.source, found.asked) == ({"years": 3}, "place", {"years": 2})


def test_an_added_condition_stands_last():
    added = Rule("education_min", {"education": "20"})
    found = own.combined([YEARS, AGE], [added, Rule(YEARS.key, {"years": 3})])
    assert [(each.key, each.source, each.asked is None) for each in found] == [
        ("grassroots_years_min", "place", False),
        ("age_between", "province", True),
        ("education_min", "place", True),
    ]


@pytest.mark.parametrize(
    ("asked", "parameters", "source"),
    [
        ({"least": 27, "most": 40}, {"least": 27, "most": 38}, "place"),
        ({"least": 30, "most": 35}, {"least": 30, "most": 35}, "province"),
    ],
)
def test_where_the_province_has_become_stricter_since_the_stricter_of_both_holds(
    asked, parameters, source
):
    [found] = own.combined([Rule(AGE.key, asked)], [Rule(AGE.key, {"least": 25, "most": 38})])
    assert (found.parameters, found.source) == (parameters, source)


@pytest.mark.parametrize(
    ("asked", "given", "holds"),
    [("warns", "blocks", "blocks"), ("blocks", "warns", "blocks"), ("warns", "warns", "warns")],
)
def test_what_shuts_out_by_either_shuts_out(asked, given, holds):
    rule = Rule(YEARS.key, {"years": 2}, asked)
    [found] = own.combined([rule], [Rule(YEARS.key, {"years": 3}, given)])
    assert found.severity == holds


def test_what_the_province_has_stated_wrongly_is_left_to_the_reviewer_as_it_is():
    broken = Rule(YEARS.key, {})
    [found] = own.combined([broken], [Rule(YEARS.key, {"years": 3})])
    assert (found.parameters, found.source) == ({}, "province")
