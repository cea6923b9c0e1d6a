from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.dates import (
    PartialDate,
    age_in_months,
    age_in_years,
    born_within,
    full_months,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("198203", "1982-03"),
        ("19820314", "1982-03-14"),
        ("1982", "1982"),
        ("1982.03", "1982-03"),
        ("1982.3.14", "1982-03-14"),
        ("1982-03", "1982-03"),
        ("1982年3月", "1982-03"),
        ("1982年3月14日", "1982-03-14"),
        ("1982.03\v(29岁)", "1982-03"),
        ("1982.03\n（29岁）", "1982-03"),
        ("１９８２．０３", "1982-03"),
        ("198200", "1982"),
        ("19820300", "1982-03"),
    ],
)
def test_every_way_of_writing_a_date_is_read(text, iso):
    assert PartialDate.parse(text).iso == iso


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_empty_date_is_none(text):
    assert PartialDate.parse(text) is None


@pytest.mark.parametrize(
    "text", ["1982.13", "19820230", "八二年", "1700", "1982.03.14.15", "03.1982"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)
    assert PartialDate.read(text) is None


def test_dates_sort_by_what_is_known():
    days = [
        PartialDate(1982, 3, 14),
        PartialDate(1982),
        PartialDate(1982, 3),
        PartialDate(1981, 12),
    ]
    assert [day.iso for day in sorted(days)] == ["1981-12", "1982", "1982-03", "1982-03-14"]


@pytest.mark.parametrize(
    ("born", "cut_off", "months"),
    [
        (PartialDate(1982, 3, 14), date(2011, 6, 30), 351),
        (PartialDate(1982, 3, 14), date(2011, 3, 13), 347),
        (PartialDate(1982, 3, 14), date(2011, 3, 14), 348),
        (PartialDate(1982, 3), date(2011, 3, 1), 348),
        (PartialDate(1982, 1, 31), date(2011, 2, 28), 349),
        (PartialDate(1984, 2, 29), date(2011, 2, 28), 324),
        (PartialDate(2012, 1), date(2011, 2, 28), 0),
    ],
)
def test_an_age_is_counted_in_full_months_at_the_cut_off(born, cut_off, months):
    assert age_in_months(born, cut_off) == months
    assert age_in_years(born, cut_off) == months // 12


def test_a_period_between_two_months_counts_both_ends():
    assert full_months(PartialDate(2008, 10), PartialDate(2008, 10)) == 0
    assert full_months(PartialDate(2008, 10), PartialDate(2010, 10)) == 24


def test_a_cohort_includes_both_its_ends_and_admits_doubt():
    first, last = date(1970, 1, 1), date(1989, 12, 31)
    assert born_within(PartialDate(1970, 1), first, last) is True
    assert born_within(PartialDate(1989, 12, 31), first, last) is True
    assert born_within(PartialDate(1990, 1), first, last) is False
    assert born_within(PartialDate(1989), first, date(1989, 6, 30)) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_the_stored_form_reads_back(day):
    for known in (PartialDate.of(day), PartialDate.of(day).to_month(), PartialDate(day.year)):
        assert PartialDate.parse(known.iso) == known
        assert PartialDate.parse(known.compact) == (known.to_month() if known.month else known)
        assert known.first_day <= day <= known.last_day
        assert known.agrees_with(PartialDate.of(day))
