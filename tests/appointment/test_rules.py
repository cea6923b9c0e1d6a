"""The arithmetic of appointment, as tables; no database."""

from datetime import date

import pytest

from appointment import rules
from appointment.rules import PersonFacts, PostFacts, Vote

ON = date(2011, 10, 8)


@pytest.mark.parametrize(
    ("vote", "faults"),
    [
        (Vote(9, 6, 5), []),
        (Vote(9, 6, 4, 2), ["majority"]),  # more than half of all members, not of those present
        (Vote(9, 5, 5), ["quorum"]),
        (Vote(10, 10, 5, 5), ["majority"]),
        (Vote(12, 8, 7, 1), []),
        (Vote(9, 6, 5, 2), ["sum"]),
        (Vote(9, 10, 9), ["sum"]),
        (Vote(0, 0, 0), ["sum", "majority"]),
    ],
)
def test_a_decision_needs_quorum_and_more_than_half_of_all_members(vote, faults):
    assert rules.vote_faults(vote) == faults


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2011, 10, 8), 12, date(2012, 10, 8)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2011, 8, 31), 18, date(2013, 2, 28)),
        (date(2011, 12, 1), 1, date(2012, 1, 1)),
    ],
)
def test_a_period_ends_on_the_corresponding_day(start, months, end):
    assert rules.months_later(start, months) == end


def test_probation_lasts_one_year_and_elected_posts_have_none():
    assert rules.probation_ends_on(ON, elected=False) == date(2012, 10, 8)
    assert rules.probation_ends_on(ON, elected=True) is None
    assert not rules.probation_over(date(2012, 10, 8), date(2012, 10, 7))
    assert rules.probation_over(date(2012, 10, 8), date(2012, 10, 8))


def test_a_reserve_entry_expires_by_readiness():
    assert rules.reserve_expires_on(ON, "near") == date(2012, 10, 8)
    assert rules.reserve_expires_on(ON, "long") == date(2013, 10, 8)


def test_a_notice_is_over_after_its_last_day():
    assert not rules.notice_over(None, ON)
    assert not rules.notice_over(ON, ON)
    assert rules.notice_over(date(2011, 10, 7), ON)


@pytest.mark.parametrize(
    ("person", "post", "found"),
    [
        # one step up with enough years
        (PersonFacts(65, date(2009, 10, 8)), PostFacts(70), []),
        (PersonFacts(65, date(2009, 10, 9)), PostFacts(70), [("short_tenure", "exception")]),
        (PersonFacts(60, date(2008, 10, 8)), PostFacts(65), []),
        (PersonFacts(60, date(2008, 10, 9)), PostFacts(65), [("short_tenure", "exception")]),
        # sideways
        (PersonFacts(65, date(2011, 1, 1)), PostFacts(65), []),
        # over one level, over two
        (PersonFacts(60, date(2000, 1, 1)), PostFacts(70), [("skips_level", "exception")]),
        (PersonFacts(55, date(2000, 1, 1)), PostFacts(70), [("two_levels", "block")]),
        # not recorded
        (PersonFacts(), PostFacts(65), [("unknown_level", "warn")]),
        (PersonFacts(60), PostFacts(65), [("unknown_level", "warn")]),
        # status
        (
            PersonFacts(65, in_probation=True, holds_post=True),
            PostFacts(65),
            [("in_probation", "block")],
        ),
        (PersonFacts(65, holds_post=True), PostFacts(65), [("holds_post", "warn")]),
        (PersonFacts(65, under_way=True), PostFacts(65), [("under_way", "block")]),
        (PersonFacts(65, graduated=False), PostFacts(65), [("not_graduated", "warn")]),
        # age and place
        (PersonFacts(65, born=date(1971, 10, 9)), PostFacts(65, age_max=39), []),
        (PersonFacts(65, born=date(1971, 10, 8)), PostFacts(65, age_max=39), [("too_old", "warn")]),
        (
            PersonFacts(65, origin="湖北红安"),
            PostFacts(65, is_head=True, place_name="红安"),
            [("home_place", "warn")],
        ),
        (PersonFacts(65, origin="湖北红安"), PostFacts(65, place_name="红安"), []),
    ],
)
def test_conflicts_between_a_person_and_a_post(person, post, found):
    assert [(one.key, one.weight) for one in rules.conflicts(person, post, ON)] == found


def test_the_gravest_conflict_comes_first():
    person = PersonFacts(55, graduated=False, under_way=True)
    found = rules.conflicts(person, PostFacts(70), ON)
    assert [one.weight for one in found] == ["block", "block", "warn"]
    assert rules.blocked(found)
    assert not rules.needs_exception(found)
