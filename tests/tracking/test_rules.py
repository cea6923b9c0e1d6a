"""What a review must say, when it is late, when the next cycle is due."""

import datetime as dt

import pytest

from tracking.rules import Draft, gaps, is_late, next_cycle

TODAY = dt.date(2012, 12, 20)
OUT = Draft("adjust_out", "work long behind", "weak", dt.date(2012, 12, 1), "accepts it")


def test_a_complete_review_has_no_gap():
    assert gaps(Draft("keep", "good results"), TODAY) == {}
    assert gaps(OUT, TODAY) == {}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"ground": ""}, {"ground": "ground"}),
        ({"hearing_note": " "}, {"hearing_note": "hearing_note"}),
        ({"hearing_on": None}, {"hearing_on": "hearing_on"}),
        ({"hearing_on": dt.date(2012, 12, 21)}, {"hearing_on": "hearing_future"}),
        ({"evidence": ""}, {"evidence": "evidence"}),
    ],
)
def test_adjusting_out_takes_ground_talk_and_evidence(change, missing):
    draft = Draft(**{**{n: getattr(OUT, n) for n in OUT.__dataclass_fields__}, **change})
    assert gaps(draft, TODAY) == missing


def test_a_ground_belongs_to_adjusting_out_only():
    assert gaps(Draft("keep", "good", ground="weak"), TODAY) == {"ground": "ground_without"}


@pytest.mark.parametrize(
    ("state", "days", "late"),
    [("due", -1, True), ("returned", -1, True), ("due", 0, False), ("submitted", -9, False)],
)
def test_a_review_is_late_only_while_its_author_has_it(state, days, late):
    assert is_late(state, TODAY + dt.timedelta(days=days), TODAY) is late


@pytest.mark.parametrize(
    ("last", "due"),
    [(None, True), (dt.date(2011, 12, 31), True), (dt.date(2012, 1, 1), False)],
)
def test_a_cycle_is_opened_every_twelve_months(last, due):
    assert next_cycle(last, TODAY) is due
