from collections import Counter
from random import Random
from statistics import mean, stdev

import pytest

from cadreproj.demo import numbers
from cadreproj.demo.fates import fates
from cadreproj.demo.marks import PASS


@pytest.fixture(scope="module")
def everyone():
    return fates(numbers.scale("hubei"), Random(2011))


@pytest.fixture(scope="module")
def by_group(everyone):
    groups = {}
    for fate in everyone:
        groups.setdefault((fate.group.tier, fate.group.place, fate.group.field), []).append(fate)
    return list(groups.values())


def test_every_group_gets_exactly_the_numbers_it_was_given(by_group):
    for people in by_group:
        group = people[0].group
        assert len(people) == group.nominated
        assert Counter(fate.place for fate in people) == group.nominees
        assert sum(fate.qualified for fate in people) == group.qualified
        assert sum(fate.sat for fate in people) == group.sat
        assert sum(fate.inspected for fate in people) == group.inspected
        assert sum(fate.fit for fate in people) == group.fit
        assert sum(bool(fate.objection) for fate in people) == group.objections
        assert sum(fate.confirmed for fate in people) == group.seats
        assert Counter(fate.target for fate in people if fate.confirmed) == Counter(
            dict(zip(numbers.TARGETS[group.tier], group.targets, strict=True))
        )


def test_nobody_skips_a_step(everyone):
    for fate in everyone:
        assert fate.qualified or not fate.sat
        assert fate.sat or not fate.inspected
        assert fate.inspected or not fate.fit
        assert fate.fit or not (fate.seat or fate.reserve)
        assert (fate.seat or fate.reserve) or not (fate.confirmed or fate.objection)
        assert fate.confirmed or not (fate.outcome or fate.training or fate.class_number)


def test_the_marks_alone_explain_who_is_inspected(by_group):
    for people in by_group:
        sat = [fate for fate in people if fate.marks]
        passed = [fate for fate in sat if fate.marks.written >= PASS]
        assert len(passed) == people[0].group.passed
        assert all((fate.marks.interview is None) == (fate not in passed) for fate in sat)
        inside = [fate.marks.total for fate in passed if fate.inspected]
        outside = [fate.marks.total for fate in passed if not fate.inspected]
        assert sum(fate.inspected for fate in passed) == people[0].group.inspected
        assert not outside or min(inside) > max(outside)


def test_seats_are_numbered_and_an_upheld_objection_moves_the_reserve_up(by_group):
    for people in by_group:
        group = people[0].group
        assert sorted(fate.seat for fate in people if fate.seat) == list(range(1, group.seats + 1))
        reserves = [fate for fate in people if fate.reserve]
        upheld = [fate for fate in people if fate.objection == "upheld"]
        assert len(reserves) == len(upheld) == group.reserves
        assert all(fate.confirmed for fate in reserves)
        assert all(fate.seat and not fate.confirmed for fate in upheld)


def test_marks_follow_the_given_distributions(everyone):
    written = [fate.marks.written / 100 for fate in everyone if fate.marks]
    interview = [
        fate.marks.interview / 100 for fate in everyone if fate.marks and fate.marks.interview
    ]
    assert mean(written) == pytest.approx(68, abs=0.7)
    assert stdev(written) == pytest.approx(9, abs=0.6)
    assert mean(interview) == pytest.approx(79, abs=0.5)
    assert stdev(interview) == pytest.approx(5, abs=0.4)
    assert all(
        fate.marks.public % 50 == fate.marks.specialised % 50 == 0
        for fate in everyone
        if fate.marks
    )


def test_the_votes_of_the_inspection_have_the_given_shares(everyone):
    tallies = [sum(column) for column in zip(*(v for f in everyone for v in f.votes), strict=True)]
    shares = [100 * count / sum(tallies) for count in tallies]
    assert shares == pytest.approx([62, 33, 4, 1], abs=1)


def test_outcomes_and_training_have_the_published_totals(everyone):
    trainees = [fate for fate in everyone if fate.confirmed]
    assert Counter(fate.outcome for fate in trainees) == {
        "appointed": 2012, "reserve": 130, "adjusted_out": 18,
    }  # fmt: skip
    reasons = Counter(fate.adjust_reason for fate in trainees if fate.adjust_reason)
    assert reasons == {"weak": 11, "discipline": 4, "health_other": 3}
    training = Counter(fate.training for fate in trainees)
    assert (training["failed"], training["withdrew"]) == (22, 64)
    assert 0.12 < training["distinguished"] / 2074 < 0.15
    assert sum(bool(fate.posting) for fate in trainees) == 475
    assert sum(fate.is_ready_soon for fate in trainees) == 52
    classes = Counter(fate.class_number for fate in trainees)
    assert [classes[number] for number in (1, 2)] == [40, 40]
    assert len(classes) == 44
    assert all(45 <= classes[number] <= 55 for number in range(3, 45))


@pytest.mark.parametrize("size", ["running", "small", "small-running"])
def test_smaller_editions_are_complete_too(size):
    people = fates(numbers.scale(size), Random(1))
    assert sum(fate.confirmed for fate in people) == sum(
        funnel.seats for funnel in numbers.scale(size).funnels.values()
    )
    assert {"appointed", "reserve", "adjusted_out"} <= {fate.outcome for fate in people}
