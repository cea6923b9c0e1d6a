"""Qualifications, dates, notices, readiness and shares: arithmetic, without a database."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.rules import apportionment, calendar, dates, procedure, readiness
from planning.rules.qualifications import KINDS, Facts, Rule, faults, gaps

ON = date(2011, 6, 30)


def verdicts(facts, *rules):
    return [(gap.key, gap.verdict) for gap in gaps(facts, rules, ON)]


BORN = Rule("born_between", {"from": "1970-01-01", "to": "1989-12-31"})


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        ("1970-01-01", None),
        ("1969-12-31", "fail"),
        ("1989-12", None),
        ("1990.01", "fail"),
        ("1969", "fail"),
        ("1989", None),
        (None, "needs_proof"),
        ("unknown", "needs_proof"),
    ],
)
def test_the_cohort_is_bounded_inclusively(born, verdict):
    found = verdicts(Facts(born=born), BORN)
    assert found == ([("born_between", verdict)] if verdict else [])


def test_a_year_that_straddles_the_bound_needs_proof():
    rule = Rule("born_between", {"from": "1970-07-01", "to": "1989-12-31"})
    assert verdicts(Facts(born="1970"), rule) == [("born_between", "needs_proof")]


@pytest.mark.parametrize(
    ("started", "verdict"),
    [
        ("2006-06-30", None),
        ("2006-07-01", "fail"),
        ("2006-07", "fail"),
        ("2006-06", None),
        ("2006", "needs_proof"),
    ],
)
def test_service_is_counted_in_full_months_to_the_cut_off(started, verdict):
    rule = Rule("service_years_min", {"years": 5})
    found = verdicts(Facts(work_started_on=started), rule)
    assert found == ([("service_years_min", verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("facts", "key", "parameters", "verdict"),
    [
        (Facts(grassroots_months=24), "grassroots_years_min", {"years": 2}, None),
        (Facts(grassroots_months=23), "grassroots_years_min", {"years": 2}, "fail"),
        (Facts(), "grassroots_years_min", {"years": 2}, "needs_proof"),
        (Facts(has_led_grassroots=True), "grassroots_leadership", {}, None),
        (Facts(has_led_grassroots=False), "grassroots_leadership", {}, "fail"),
        (Facts(), "grassroots_leadership", {}, "needs_proof"),
        (Facts(education="21"), "education_min", {"education": "30"}, None),
        (Facts(education="31"), "education_min", {"education": "20"}, "fail"),
        (Facts(education="11"), "education_min", {"education": "10"}, None),
        (Facts(), "education_min", {"education": "30"}, "needs_proof"),
        (Facts(level="division_deputy"), "level_min", {"level": "section_head"}, None),
        (Facts(level="clerk"), "level_min", {"level": "section_deputy"}, "fail"),
        (Facts(level="odd"), "level_min", {"level": "section_deputy"}, "needs_proof"),
        (Facts(level_since="2009-06"), "years_at_level_min", {"years": 2}, None),
        (Facts(level_since="2009-07"), "years_at_level_min", {"years": 2}, "fail"),
        (
            Facts(posts_at_lower_level=1),
            "posts_at_next_lower_level_min",
            {"posts": 2},
            "fail",
        ),
        (Facts(), "posts_at_next_lower_level_min", {"posts": 2}, "needs_proof"),
        (Facts(born="1971-06-30"), "age_between", {"least": 18, "most": 40}, None),
        (Facts(born="1970-06-30"), "age_between", {"least": 18, "most": 40}, "fail"),
        (Facts(born="1970"), "age_between", {"least": 18, "most": 40}, "needs_proof"),
        (
            Facts(level="division_deputy", level_since="2009-06-30"),
            "years_as_deputy_before_head",
            {"years": 2},
            None,
        ),
        (
            Facts(level="division_deputy", level_since="2009-07-01"),
            "years_as_deputy_before_head",
            {"years": 2},
            "fail",
        ),
        (Facts(level="division_head"), "years_as_deputy_before_head", {"years": 2}, None),
        (Facts(), "years_as_deputy_before_head", {"years": 2}, "needs_proof"),
        (
            Facts(level="section_head", level_since="2009-01"),
            "years_as_lower_head_before_upper_deputy",
            {"years": 3},
            "fail",
        ),
        (
            Facts(level="bureau_deputy", education="31"),
            "education_min_from_level",
            {"level": "bureau_deputy", "education": "20"},
            "fail",
        ),
        (
            Facts(level="division_head", education="31"),
            "education_min_from_level",
            {"level": "bureau_deputy", "education": "20"},
            None,
        ),
        (Facts(is_party_member=False), "party_member", {}, "fail"),
        (Facts(appraisals={2010: "basic"}), "blocked_appraisal", {}, "fail"),
        (Facts(appraisals={2009: "basic"}), "blocked_appraisal", {}, "needs_proof"),
        (Facts(posts_at_lower_level=2), "posts_at_next_lower_level_min", {"posts": 2}, None),
        (Facts(is_party_member=False), "party_years_min", {"years": 3}, "fail"),
        (Facts(joined_party_on="2005"), "party_years_min", {"years": 3}, None),
        (Facts(), "moral_conditions", {}, "needs_proof"),
        (Facts(attested=frozenset({"health"})), "health", {}, None),
    ],
)
def test_each_kind_of_rule(facts, key, parameters, verdict):
    assert verdicts(facts, Rule(key, parameters)) == ([(key, verdict)] if verdict else [])


@pytest.mark.parametrize(
    ("grades", "verdict"),
    [
        ({2008: "competent", 2009: "excellent", 2010: "competent"}, None),
        ({2008: "competent", 2009: "basic", 2010: "competent"}, "fail"),
        ({2009: "excellent", 2010: "competent"}, "needs_proof"),
        ({2005: "basic", 2008: "competent", 2009: "excellent", 2010: "competent"}, None),
    ],
)
def test_the_last_three_appraisals(grades, verdict):
    rule = Rule("appraisals", {"years": 3, "grade": "competent"})
    assert verdicts(Facts(appraisals=grades), rule) == (
        [("appraisals", verdict)] if verdict else []
    )


def test_an_attestation_fills_a_want_of_proof_but_never_a_failure():
    rule = Rule("grassroots_years_min", {"years": 2})
    attested = frozenset({"grassroots_years_min"})
    assert not verdicts(Facts(attested=attested), rule)
    assert verdicts(Facts(grassroots_months=3, attested=attested), rule) == [
        ("grassroots_years_min", "fail")
    ]


@pytest.mark.parametrize(
    "rule",
    [
        Rule("no_such_rule", {}),
        Rule("education_min", {}),
        Rule("service_years_min", {"years": "5"}),
    ],
)
def test_a_rule_that_cannot_be_judged_never_passes(rule):
    assert faults(rule)
    assert verdicts(Facts(education="10", work_started_on="1990"), rule) == [
        (rule.key, "needs_proof")
    ]


def test_the_defaults_of_every_kind_are_whole():
    for kind in KINDS.values():
        assert not faults(Rule(kind.key, kind.default)), kind.key


def test_a_reversed_cohort_is_a_fault():
    assert faults(Rule("born_between", {"from": "1990-01-01", "to": "1970-01-01"})) == ["to"]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2011, 1, 31), date(2011, 2, 28), 1),
        (date(2011, 1, 15), date(2011, 2, 14), 0),
        (date(2008, 2, 29), date(2011, 2, 28), 36),
    ],
)
def test_full_months(start, end, months):
    assert dates.months_between(start, end) == months


def test_age_of_a_month_is_a_span():
    assert dates.age("1976-06", ON) == (35, 35)
    assert dates.age("1976", ON) == (34, 35)
    assert dates.age("", ON) is None


def test_a_leap_day_moves_to_the_28th():
    assert dates.moved(date(2012, 2, 29), 1) == date(2013, 2, 28)
    assert dates.moved(None, 1) is None


def weekday(day):
    return day.weekday() < 5


def test_a_notice_in_working_days_skips_the_weekend_and_its_first_day():
    end = calendar.notice_end(date(2011, 5, 20), 5, in_working_days=True, is_working_day=weekday)
    assert end == date(2011, 5, 27)


def test_a_notice_in_calendar_days_does_not_end_on_a_day_of_rest():
    end = calendar.notice_end(date(2011, 5, 21), 7, in_working_days=False, is_working_day=weekday)
    assert end == date(2011, 5, 30)


# readiness

WHOLE = readiness.Outline(
    filled=frozenset((*readiness.TEXTS, *readiness.DATES)),
    dates={name: date(2011, 1 + number, 1) for number, name in enumerate(readiness.DATES[1:])}
    | {"ends_on": date(2011, 12, 31)},
    sub_projects=6,
    rules={"municipal": 5},
    leading_group=3,
    steps=procedure.ORDER,
    planned={"municipal": 10},
    given={"municipal": 10},
    places=2,
    places_with_quota=2,
    gate_documents=1,
)


def test_a_whole_edition_lacks_nothing():
    assert not readiness.missing(readiness.readiness(WHOLE))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"filled": frozenset()}, "texts"),
        ({"sub_projects": 0}, "sub_projects"),
        ({"rules": {"municipal": 0}}, "rules_municipal"),
        ({"faulty_rules": ("education_min",)}, "rules_whole"),
        ({"leading_group": 0}, "leading_group"),
        ({"given": {"municipal": 9}}, "quota_municipal"),
        ({"planned": {"municipal": 0}, "given": {}}, "quota_municipal"),
        ({"places_with_quota": 1}, "quota_places"),
        ({"gate_documents": 0}, "documents"),
        ({"blank_documents": ("通知",)}, "documents_whole"),
    ],
)
def test_each_want_is_named(change, key):
    outline = readiness.Outline(**{**WHOLE.__dict__, **change})
    assert key in [item.key for item in readiness.missing(readiness.readiness(outline))]


def test_dates_out_of_order_are_named():
    wrong = {"starts_on": date(2011, 1, 1), "ends_on": date(2011, 12, 31)}
    wrong |= {"nomination_opens_on": date(2011, 2, 1), "nomination_closes_on": date(2011, 1, 20)}
    assert readiness.disorder(wrong) == ("nomination_closes_on",)
    assert readiness.disorder({**wrong, "nomination_closes_on": date(2012, 1, 20)}) == (
        "nomination_closes_on",
    )
    assert readiness.disorder({"starts_on": date(2011, 5, 1), "ends_on": date(2011, 1, 1)}) == (
        "ends_on",
    )


# shares


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=20),
    st.lists(st.integers(0, 30), min_size=1, max_size=7).filter(any),
)
def test_controlled_rounding_keeps_rows_exact_and_columns_within_one(rows, weights):
    cells = apportionment.matrix(rows, weights)
    assert [sum(line) for line in cells] == rows
    whole = sum(weights)
    for column, weight in enumerate(weights):
        exact = Fraction(sum(rows)) * weight / whole
        assert abs(sum(line[column] for line in cells) - exact) < 1
    for total, line in zip(rows, cells, strict=True):
        for weight, cell in zip(weights, line, strict=True):
            assert abs(cell - Fraction(total) * weight / whole) < 1
