from candidates.rules.careers import Doubt, Span, doubts
from candidates.rules.dates import PartialDate as Day

STUDY = Span(Day(2000, 9), Day(2004, 7))
CLERK = Span(Day(2004, 7), Day(2008, 10))
HEAD = Span(Day(2008, 10))


def test_a_history_that_hangs_together_raises_no_doubt():
    assert doubts([STUDY, CLERK, HEAD], born=Day(1982, 3), work_started=Day(2004, 7)) == []


def test_a_post_left_in_one_month_and_taken_up_in_the_next_leaves_no_gap():
    assert doubts([STUDY, Span(Day(2004, 8))]) == []


def test_gaps_and_overlaps_are_measured_in_months():
    assert doubts([STUDY, Span(Day(2004, 10))]) == [Doubt("gap", 1, 3)]
    assert doubts([STUDY, Span(Day(2004, 5))]) == [Doubt("overlap", 1, 2)]


def test_order_and_direction_are_checked():
    assert doubts([CLERK, STUDY]) == [Doubt("unordered", 1)]
    assert doubts([Span(Day(2004, 7), Day(2003, 1))]) == [Doubt("reversed", 0)]
    assert doubts([Span(Day(2000, 1)), HEAD]) == [Doubt("two_open", 1)]


def test_work_begins_at_sixteen_and_inside_the_history():
    assert Doubt("too_young", 0) in doubts([], born=Day(1990, 1), work_started=Day(2004, 7))
    assert doubts([HEAD], work_started=Day(2004, 7)) == [Doubt("work_start", 0)]
