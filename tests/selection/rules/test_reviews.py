"""What counts of a criterion, lights, and bars to an exemption; no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from selection.rules import reviews

VERDICTS = (reviews.PASS, reviews.FAIL, reviews.NEEDS_PROOF)


@given(some.sampled_from(VERDICTS), some.sampled_from(("", *VERDICTS)), some.booleans())
def test_an_exemption_counts_before_a_person_and_a_person_before_the_rule(rule, said, exempt):
    counts = reviews.effective(rule=rule, said=said, is_exempt=exempt)
    assert counts == (reviews.PASS if exempt else said or rule)


@given(some.lists(some.sampled_from(VERDICTS)), some.booleans(), some.randoms())
def test_the_light_is_that_of_the_worst_and_knows_no_order(verdicts, open_findings, chance):
    light = reviews.light(verdicts, has_open_findings=open_findings)
    shuffled = chance.sample(verdicts, len(verdicts))
    assert light == reviews.light(shuffled, has_open_findings=open_findings)
    assert (light == reviews.RED) == (reviews.FAIL in verdicts)
    if light == reviews.GREEN:
        assert set(verdicts) <= {reviews.PASS}
        assert not open_findings


def bars(key="years_at_level_min", months=24, earlier=(), found=None, needed=None):
    return reviews.bars_to_exemption(
        key, months_at_level=months, earlier=earlier, level_found=found, level_needed=needed
    )


@pytest.mark.parametrize("key", sorted(reviews.NEVER))
def test_basic_conditions_are_never_set_aside(key):
    assert "never" in bars(key)


def test_each_bar_has_its_case():
    assert bars() == []
    assert bars(months=None) == []
    assert bars(months=11) == ["promoted"]
    assert bars(months=12) == []
    assert bars(earlier=["grassroots_years_min"]) == ["twice"]
    assert bars(earlier=["education_min"]) == []
    assert bars("education_min", earlier=["grassroots_years_min"]) == []
    assert bars("level_min", found="clerk", needed="section_head") == ["two_levels"]
    assert bars("level_min", found="section_deputy", needed="section_head") == []


@given(some.dates(date(1950, 1, 1), date(2050, 1, 1)), some.integers(0, 20_000))
def test_months_grow_with_time_and_a_year_has_twelve(start, days):
    end = start + timedelta(days=days)
    months = reviews.months_between(start, end)
    assert months >= 0
    assert months <= reviews.months_between(start, end + timedelta(days=1))
    assert months * 28 <= days
