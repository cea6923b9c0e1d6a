"""A place may ask more than the province and never less: kind by kind, value by value."""

import itertools
import json

import pytest
from django.db import connection

from planning.rules.qualifications import EDUCATION, GRADES, KINDS, LEVELS, Rule
from planning.rules.strictness import adds_nothing, loosened, strictness

VALUES = {
    "whole": [0, 2, 35, 100],
    "few": [1, 3, 10],
    "date": ["1969-12-31", "1970-01-01", "1989-12-31"],
    "education": list(EDUCATION),
    "level": list(LEVELS),
    "grade": list(GRADES),
}


@pytest.mark.parametrize(
    ("key", "asked", "given", "looser"),
    [
        ("age_between", {"least": 18, "most": 40}, {"least": 18, "most": 35}, []),
        ("age_between", {"least": 18, "most": 40}, {"least": 16, "most": 45}, ["least", "most"]),
        (
            "born_between",
            {"from": "1970-01-01", "to": "1989-12-31"},
            {"from": "1975-01-01", "to": "1990-01-01"},
            ["to"],
        ),
        ("grassroots_years_min", {"years": 2}, {"years": 1}, ["years"]),
        ("education_min", {"education": "30"}, {"education": "20"}, []),
        ("education_min", {"education": "20"}, {"education": "30"}, ["education"]),
        (
            "education_min_from_level",
            {"level": "bureau_deputy", "education": "20"},
            {"level": "division_head", "education": "20"},
            [],
        ),
        (
            "education_min_from_level",
            {"level": "bureau_deputy", "education": "20"},
            {"level": "bureau_head", "education": "20"},
            ["level"],
        ),
        ("training_months_min", {"months": 3, "years": 5}, {"months": 3, "years": 3}, []),
        ("training_months_min", {"months": 3, "years": 5}, {"months": 3, "years": 6}, ["years"]),
        (
            "appraisals",
            {"years": 3, "grade": "competent"},
            {"years": 3, "grade": "basic"},
            ["grade"],
        ),
        ("health", {}, {}, []),
    ],
)
def test_what_is_looser_is_named(key, asked, given, looser):
    assert loosened(Rule(key, asked), Rule(key, given)) == looser


def test_a_condition_that_shuts_out_is_not_made_a_warning():
    asked, given = Rule("health"), Rule("health", severity="warns")
    assert loosened(asked, given) == ["severity"]
    assert loosened(given, asked) == []


def test_the_same_values_and_effect_add_nothing():
    asked = Rule("grassroots_years_min", {"years": 2})
    assert adds_nothing(asked, Rule("grassroots_years_min", {"years": 2}))
    assert not adds_nothing(asked, Rule("grassroots_years_min", {"years": 3}))


@pytest.mark.django_db
def test_the_database_puts_every_value_in_the_same_order():
    names = [(kind.key, *pair) for kind in KINDS.values() for pair in kind.parameters.items()]
    assert names
    with connection.cursor() as cursor:
        for key, name, sort in names:
            cursor.execute(
                "SELECT "
                + ", ".join(["planning_strictness(%s, %s, %s::jsonb)"] * len(VALUES[sort])),
                [part for value in VALUES[sort] for part in (key, name, json.dumps(value))],
            )
            found = dict(zip(VALUES[sort], cursor.fetchone(), strict=True))
            for one, other in itertools.permutations(VALUES[sort], 2):
                mine = strictness(key, name, one) < strictness(key, name, other)
                assert mine == (found[one] < found[other]), (key, name, one, other)
