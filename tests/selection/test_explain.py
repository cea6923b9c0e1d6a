"""The explanation adds up: for every candidate it comes to the very score of the engine."""

import json
import random
from decimal import Decimal
from fractions import Fraction

import pytest

from selection.ranking.explain import Given, explain, half_up, shown
from selection.ranking.faults import Faulty
from selection.ranking.parse import scheme_of
from selection.ranking.run import File, rank, read
from tests.selection.test_ranking_property import as_csv, random_marks, random_scheme

pytestmark = pytest.mark.django_db


def explained_case(seed: int) -> int:
    """How many scores were compared."""
    rng = random.Random(seed)
    data = random_scheme(rng)
    marks = random_marks(rng, data)
    names = ["candidate", "group", "component", "examiner", "panel", "mark"]
    scheme, given = (
        File("scheme.json", json.dumps(data).encode()),
        File("marks.csv", as_csv(names, marks)),
    )
    try:
        rows = rank(*read(scheme, given)).rows
    except Faulty:
        return 0
    parsed = scheme_of(json.dumps(data))
    score_of = {step.name: step.score for step in parsed.steps}
    of = {}
    for row in marks:
        mark = Decimal(row["mark"]) if row["mark"] else None
        one = Given(row["component"], row["examiner"], row["panel"], mark)
        of.setdefault(row["group"], {}).setdefault(row["candidate"], []).append(one)
    compared = 0
    for group, candidate, step, score, *_rest in rows:
        if not score:
            continue
        explanation = explain(parsed, of[group][candidate], of[group])
        name = score_of[step]
        assert shown(explanation.scores[name], parsed.digits_of(name)) == score, f"seed {seed}"
        compared += 1
    return compared


def test_explanations_come_to_the_scores_of_the_engine():
    assert sum(explained_case(seed) for seed in range(60)) > 200


def test_each_line_can_be_followed_by_hand():
    scheme = scheme_of(
        json.dumps(
            {
                "name": "x",
                "components": {
                    "talk": {"max": 100, "examiners": {"drop_highest": 1, "drop_lowest": 1}},
                    "paper": {"max": 100},
                },
                "composites": {"total": {"of": {"talk": 60, "paper": 40}, "divide_by": 100}},
                "steps": [{"name": "s", "score": "total"}],
            }
        )
    )
    talk = [Given("talk", str(n), "", Decimal(m)) for n, m in enumerate((70, 80, 81, 82, 95))]
    found = explain(scheme, [*talk, Given("paper", "", "", Decimal("71.5"))])
    line = found.components[0]
    assert [dropped for _examiner, _mark, dropped in line.marks] == [
        True,
        False,
        False,
        False,
        True,
    ]
    assert (line.shown_total, line.count, line.shown_exact, line.shown_score) == (
        "243", 3, "81", "81.00",
    )  # fmt: skip
    total = found.composites[0]
    assert total.shown_parts[1] == {
        "name": "paper", "score": "71.5", "weight": "40", "product": "2860",
    }  # fmt: skip
    assert (total.shown_total, total.shown_exact, total.shown_score) == ("7720", "77.2", "77.20")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("-0.001", 2, "0.00"), ("2.5", 0, "3")],
)
def test_half_up_goes_away_from_zero_and_never_shows_minus_zero(value, digits, text):
    assert shown(half_up(Fraction(value), digits), digits) == text
