import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.formats import lrmx, resume
from candidates.formats.words import CONFIDENCE, RESUME_NOTES
from candidates.rules.dates import PartialDate
from tests.data.make_lrmx import SAMPLE


def lines(text: str) -> list[str]:
    return [
        f"{period.start.dotted}-{period.end.dotted if period.end else ''} {period.text}"
        for period in resume.parse(text).periods
    ]


def test_the_sample_has_six_periods_and_three_asides():
    """Its last continuation line begins with dates and opens nothing."""
    history = resume.parse(lrmx.read(SAMPLE.read_bytes()).resume)
    assert [period.start.iso for period in history.periods] == [
        "2000-09", "2004-07", "2005-11", "2006-12", "2007-12", "2008-10",
    ]  # fmt: skip
    last = history.periods[-1]
    assert last.end is None
    assert last.text == "楚江市澜桥县青禾镇党委副书记、镇长"
    assert [(aside.start.iso, aside.end.iso) for aside in last.asides] == [
        ("2008-09", "2011-06"), ("2011-03", "2011-05"), ("2011-06", "2011-08"),
    ]  # fmt: skip
    assert last.asides[0].text.endswith("获公共管理硕士学位")
    assert history.periods[0].is_study
    assert not last.is_study
    assert not history.remarks


@pytest.mark.parametrize(
    "line",
    [
        "2004.07--2005.11  某镇科员",
        "2004.07-2005.11  某镇科员",
        "2004.07—2005.11  某镇科员",
        "2004.07——2005.11  某镇科员",
        "2004.07―2005.11  某镇科员",
        "2004.07──2005.11  某镇科员",
        "２００４．０７－－２００５．１１  某镇科员",
        "2004..07--2005..11  某镇科员",
        "2004.07--2005.11\t某镇科员",
        "2004.07--2005.11　某镇科员",
        "2004年7月--2005年11月  某镇科员",
        "2004年07月至2005年11月  某镇科员",
        "  2004.07--2005.11     某镇科员",
        "    2004.07--2005.11  某镇科员",
    ],
)
def test_dashes_dots_and_gaps_of_all_kinds_open_a_period(line):
    assert lines(line) == ["2004.07-2005.11 某镇科员"]


@pytest.mark.parametrize(
    "line",
    [
        "2008.10--         某镇镇长",
        "2008.10--至今     某镇镇长",
        "2008.10—今  某镇镇长",
        "2008.10至今  某镇镇长",
    ],
)
def test_an_open_end_is_the_present_post(line):
    assert lines(line) == ["2008.10- 某镇镇长"]


def test_a_missing_month_stays_missing():
    assert lines("1996--2000.07  某校学习") == ["1996-2000.07 某校学习"]


@pytest.mark.parametrize(
    "continuation",
    [
        "                  2011.03--2011.05在党校学习",
        "                  2011.03--2011.05  在党校学习",
        "     2011.03--2011.05  在党校学习",
        "2011.03--2011.05在党校学习",
        "2011.03--2011.05 在党校学习",
        "2011.03  在党校学习",
    ],
)
def test_a_continuation_line_with_dates_opens_nothing(continuation):
    (period,) = resume.parse(f"2008.10--         某镇镇长\n{continuation}").periods
    assert period.whole.startswith("某镇镇长2011.03")


def test_everything_on_one_line_is_parted_at_the_wide_gaps():
    gap = " " * 18
    text = (
        f"2000.09--2004.07  某校学习{gap}2004.07--2008.10  某镇科员{gap}"
        f"2008.10--         某镇镇长{gap}（其间：2009.01--2009.03在党校学习）"
    )
    history = resume.parse(text)
    assert [period.text for period in history.periods] == ["某校学习", "某镇科员", "某镇镇长"]
    assert history.periods[2].asides[0].text == "在党校学习"


def test_an_aside_keeps_the_brackets_inside_it():
    text = (
        "2008.10--         某镇镇长\n"
        + " " * 18
        + "(其中:2009.01--2009.03在某局（正科级）挂职)兼人大主席"
    )
    (period,) = resume.parse(text).periods
    assert period.asides[0].text == "在某局（正科级）挂职"
    assert period.text == "某镇镇长兼人大主席"


def test_lines_after_a_blank_line_and_before_the_first_period_are_remarks():
    history = resume.parse("简历\n2004.07--2005.11  某镇科员\n\n以上情况属实。")
    assert history.remarks == ("简历", "以上情况属实。")
    assert history.periods[0].whole == "某镇科员"


def test_a_period_may_have_its_text_on_the_next_line():
    assert lines("2004.07--2005.11\n某镇科员") == ["2004.07-2005.11 某镇科员"]


def test_impossible_months_open_nothing():
    assert lines("2004.13--2005.11  某镇科员") == []


def test_the_writer_starts_its_text_in_column_nineteen():
    text = resume.compose(
        [
            (PartialDate(2000, 9), PartialDate(2004, 7), "某校学习", []),
            (PartialDate(2004, 7), None, "某镇镇长", ["（其间：…）"]),
        ]
    )
    assert text == (
        "2000.09--2004.07  某校学习\n2004.07--         某镇镇长\n                  （其间：…）"
    )


months = st.builds(PartialDate, st.integers(1950, 2030), st.integers(1, 12))
words = st.text(st.sampled_from("某镇县科员书记党委办公室"), min_size=1, max_size=20)


@given(
    st.lists(st.tuples(months, st.one_of(months, st.none()), words, st.lists(words, max_size=2)))
)
def test_what_is_written_is_read_again(entries):
    periods = resume.parse(resume.compose(entries)).periods
    assert [(p.start, p.end, p.whole) for p in periods] == [
        (start, end, text + "".join(more)) for start, end, text, more in entries
    ]


@given(st.text(st.sampled_from("20041.-—至今 \n\t（）其间：某")))
def test_any_text_is_read_without_losing_its_words(text):
    history = resume.parse(text)
    for period in history.periods:
        assert period.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2002.07--2004.08  某镇科员\n2004.08--         某镇镇长", [("high", ()), ("high", ())]),
        ("2002.07--2004.08  甲\n2004.08--至今      乙", [("high", ()), ("high", ())]),
        ("2002.07—2004.08  甲\n2004--2006  乙", [("medium", ("dash",)), ("medium", ("month",))]),
        ("2002年07月--2004年08月  甲", [("medium", ("dates",))]),
        (
            "2002.07--2004.08  甲                  2004.08--2005.09  乙",
            [("medium", ("one_line",)), ("medium", ("one_line",))],
        ),
        (
            "2004.08--2006.01  甲\n                  2005.01--2005.06挂职",
            [("low", ("dated_line",))],
        ),
        ("2004.08--2006.01  甲\n2002.01--2003.01  乙", [("high", ()), ("low", ("order",))]),
        ("2004.08--2006.01  ", [("low", ("empty",))]),
    ],
)
def test_each_period_says_how_surely_it_was_read(text, expected):
    assert [(each.confidence, each.notes) for each in resume.parse(text).periods] == expected


def test_the_codes_of_notes_have_words():
    assert set(RESUME_NOTES) == resume.HABITS | resume.DOUBTS
    assert {resume.HIGH, resume.MEDIUM, resume.LOW} == set(CONFIDENCE)
