"""Careers by the archive: period by period, the earliest document first."""

import pytest

from candidates.rules import archived
from candidates.rules.archived import Stated, compared, prevailing
from candidates.rules.dates import PartialDate


def of(*periods, document="", dated=""):
    """Periods "2002.07--2004.08 text" of one document."""
    found = []
    for each in periods:
        span, text = each.split(" ", 1)
        start, end = span.split("--")
        found.append(
            Stated(
                PartialDate.parse(start), PartialDate.parse(end), text, document,
                PartialDate.parse(dated),
            )
        )  # fmt: skip
    return found


FORM = of(
    "1998.09--2002.07 华中农业大学农学专业学习",
    "2002.07--2004.08 红安县七里坪镇科员",
    "2004.08--2008.10 红安县七里坪镇党委委员、副镇长",
    "2008.10-- 红安县七里坪镇党委书记",
)


def said(form, *documents):
    return [
        (
            (line.form or line.archive).start.iso,
            line.archive.document if line.archive else "",
            line.differs,
        )
        for line in compared(form, documents)
    ]


def test_a_document_that_says_the_same_differs_in_nothing():
    roll = of(
        "1998.09--2002.07 华中农业大学学习", "2002.07--2004.08 七里坪镇 科员", "2004.08-- 七里坪镇副镇长",
        document="履历表", dated="2006.05",
    )  # fmt: skip
    assert said(FORM, roll) == [
        ("1998-09", "履历表", ()), ("2002-07", "履历表", ()), ("2004-08", "履历表", ()),
        ("2008-10", "", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "differs"),
    [
        ("2002.12--2004.08 红安县七里坪镇科员", ("start",)),
        ("2002.07--2005.08 红安县七里坪镇科员", ("end",)),
        ("2003.07--2005.01 红安县七里坪镇科员", ("start", "end")),
        ("2002.07--2004.08 红安县档案局临时工", ("words",)),
        ("2002-- 七里坪镇科员", ()),
        ("2002.07--2004 七里坪镇科员", ()),
    ],
)
def test_what_differs_is_named_for_its_period(period, differs):
    letter = of(period, document="录用审批表", dated="2003.01")
    lines = {start: line for start, *line in said(FORM, letter)}
    assert lines["2002-07"] == ["录用审批表", differs]


def test_an_open_end_means_until_the_day_of_the_document():
    letter = of("2004.08-- 七里坪镇副镇长", document="任职通知", dated="2009.03")
    assert said(FORM, letter)[2] == ("2004-08", "任职通知", ("end",))
    earlier = of("2004.08-- 七里坪镇副镇长", document="任职通知", dated="2008.10")
    assert said(FORM, earlier)[2] == ("2004-08", "任职通知", ())


def test_a_period_that_the_form_leaves_out_and_one_that_no_document_knows():
    roll = of(
        "2002.07--2003.12 武汉市某公司临时工", "2004.08--2008.10 七里坪镇副镇长",
        document="履历表", dated="2009",
    )  # fmt: skip
    form = [FORM[2], *of("2004.09--2006.01 县委党校学习")]
    lines = said(form, roll)
    assert lines == [
        ("2002-07", "履历表", ("missing",)), ("2004-08", "履历表", ()),
        ("2004-09", "", ("unproven",)),
    ]  # fmt: skip
    # A letter on one appointment says nothing of other times.
    letter = of("2004.08--2008.10 七里坪镇副镇长", document="任免表", dated="2009")
    assert said(form, letter)[1] == ("2004-09", "", ())


def test_the_earliest_document_prevails_and_a_later_one_may_close_what_it_left_open():
    first = of("2002.07-- 七里坪镇科员", document="录用审批表", dated="2002.08")
    closing = of("2002.07--2004.08 七里坪镇科员", document="履历表", dated="2006")
    other = of("2001.07--2004.08 七里坪镇科员", document="考察材料", dated="2008")
    counting, disagreements = prevailing([other, closing, first])
    assert [(row.document, row.start.iso, row.end.iso) for row in counting] == [
        ("录用审批表", "2002-07", "2004-08")
    ]
    assert [(each.first.document, each.other.document) for each in disagreements] == [
        ("录用审批表", "考察材料")
    ]


def test_nothing_is_compared_without_documents():
    assert {line.differs for line in compared(FORM, [])} == {()}
    assert prevailing([[], []]) == ([], [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("红安县七里坪镇党委委员、副镇长", "七里坪镇副镇长", True),
        ("红安县人民政府办公室科员（其间：2003.01--2003.06挂职）", "红安县政府办公室科员", True),
        ("红安县七里坪镇党委书记", "红安县档案局临时工", False),
        ("", "红安县", False),
    ],
)
def test_texts_are_alike_where_one_writes_the_other_shorter(one, other, same):
    assert (archived.alike(one, other) >= archived.ALIKE) == same
