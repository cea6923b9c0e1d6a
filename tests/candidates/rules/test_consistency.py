"""Each rule on the smallest life that breaks it, and on one that only just does not."""

import pytest

from candidates import states
from candidates.rules import consistency
from candidates.rules.consistency import Kin, Life, Period
from candidates.rules.dates import PartialDate


def day(text):
    return PartialDate.parse(text)


def post(start, end="", level="", height=0, kind="post"):
    return Period(day(start), day(end), kind, level, height)


def found(**life):
    rows = consistency.contradictions(Life(**{"birth": day("1980-05"), **life}))
    return [(row.rule, row.slot) for row in rows]


TOWNSHIP, DEPUTY = ("1A42", 55), ("1A32", 65)


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({}, []),
        ({"number_birth": day("1980-05-09")}, []),
        ({"number_birth": day("1980-06-09")}, [("birth_number", "")]),
        ({"sex": "1", "number_sex": "2"}, [("sex_number", "")]),
        ({"sex": "0", "number_sex": "2"}, []),
        ({"work_started": day("1996-04")}, [("work_age", "")]),
        ({"work_started": day("1996-05")}, []),
        ({"party_joined": day("1998-04"), "political_status": "01"}, [("party_age", "")]),
        ({"party_joined": day("1998-05"), "political_status": "01"}, []),
        ({"political_status": "01"}, [("party_status", "")]),
        ({"party_joined": day("2000"), "political_status": "13"}, [("party_status", "")]),
        ({"periods": (post("2001-07", "2001-05"),)}, [("reversed", "2001-07")]),
        ({"periods": (post("2001-07", "2003-05"), post("2003-09"))}, [("gap", "2003-09")]),
        ({"periods": (post("2001-07", "2003-08"), post("2003-09"))}, []),
        ({"periods": (post("2001-07", "2003-09"), post("2003-07"))}, [("overlap", "2003-07")]),
        (
            {"periods": (post("2001-07", "2003-09"), post("2003-07", "2004-07", kind="study"))},
            [],
        ),
        ({"periods": (post("2001-07"), post("2003-07"))}, [("two_open", "2003-07")]),
        (
            {"periods": (post("2003-07"),), "work_started": day("2001-07")},
            [("work_resume", "")],
        ),
        ({"years": (2008, 2010)}, [("appraisal_missing", "2009")]),
        ({"years": (2008,), "work_started": day("2009-07")}, [("appraisal_early", "2008")]),
        ({"family": (Kin("父亲", day("1967-01")),)}, [("kin_age", Kin("父亲").key)]),
        ({"family": (Kin("父亲", day("1955-01")),)}, []),
        ({"family": (Kin("女儿", day("1992-01")),)}, [("kin_age", Kin("女儿").key)]),
        ({"family": (Kin("妻子"), Kin("妻子"))}, [("two_spouses", "")]),
        ({"family": (Kin("妻子"), Kin("妻子", is_deceased=True))}, []),
        (
            {"present_post": "某县财政局局长", "family": (Kin("妻子", unit="某县财政局科员"),)},
            [("kin_same_unit", Kin("妻子").key)],
        ),
        (
            {"present_post": "某县财政局局长", "family": (Kin("妻子", unit="某县教育局科员"),)},
            [],
        ),
    ],
)
def test_what_a_life_says_against_itself(life, expected):
    assert found(**life) == expected


def test_levels_are_held_against_least_tenure_and_order():
    periods = (post("2001-07", "2002-07", *TOWNSHIP), post("2002-07", "", *DEPUTY))
    rules = [rule for rule, _slot in found(periods=periods)]
    assert rules == ["level_skipped", "short_tenure"]
    at = {"level": "1A32", "periods": periods[1:]}
    assert found(**at, level_since=day("2003-01")) == [("level_since", "")]
    assert found(**at, level_since=day("2002-07")) == []


def test_a_relative_is_known_again_on_another_line():
    father, sister = Kin("父亲", day("1967-01"), name="岑老样"), Kin("姐姐", name="岑大样")
    assert found(family=(father,)) == found(family=(sister, father)) == [("kin_age", father.key)]
    assert "岑" not in father.key
    twins = found(family=(Kin("女儿", day("1991-01")), Kin("女儿", day("1991-01"))))
    assert len({slot for _rule, slot in twins}) == 2
    assert all(len(slot) <= 24 for _rule, slot in twins)


def test_the_digest_is_of_the_data():
    one, same, other = (
        consistency.contradictions(Life(birth=day("1980-05"), work_started=day(text)))[0].digest
        for text in ("1990", "1990", "1991")
    )
    assert one == same != other


def test_every_rule_has_words_and_a_sentence():
    assert (
        set(consistency.RULES) == set(states.FindingRule.values) == set(states.findings.SENTENCES)
    )
