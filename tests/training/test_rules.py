"""The arithmetic of training, as tables; no database."""

from datetime import date, time
from decimal import Decimal as D

import pytest

from training import rules
from training.rules import Assessment

FOUR = {"merit": 20, "theory": 30, "test": 30, "inspection": 20}
ALL = {"merit": D(80), "theory": D(90), "test": D("70.55"), "inspection": D(85)}


def test_the_composite_is_the_weighted_sum_of_all_four():
    found = rules.composite(ALL, Assessment(FOUR))
    assert found.value == D("81.17")  # 16 + 27 + 21.165 + 17 = 81.165, half up
    assert found.parts == {
        "merit": D("16.00"), "theory": D("27.00"), "test": D("21.17"), "inspection": D("17.00"),
    }  # fmt: skip
    assert found.missing == ()


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("incomplete", None),
        ("reweigh", D("80.21")),  # (16 + 27 + 21.165) / 0.8
        ("zero", D("64.17")),
    ],
)
def test_a_missing_component_means_what_the_class_says(rule, value):
    found = rules.composite(ALL | {"inspection": None}, Assessment(FOUR, missing=rule))
    assert found.value == value
    assert found.missing == ("inspection",)


def test_nothing_to_reweigh_leaves_no_composite():
    assert rules.composite({}, Assessment(FOUR, missing="reweigh")).value is None


def test_a_component_without_weight_is_never_missing():
    weights = {"merit": 0, "theory": 50, "test": 50, "inspection": 0}
    found = rules.composite({"theory": D(60), "test": D(80)}, Assessment(weights))
    assert found.value == D("70.00")
    assert found.missing == ()


def test_zero_is_a_mark_and_not_a_missing_one():
    found = rules.composite(ALL | {"test": D(0)}, Assessment(FOUR))
    assert found.value == D("60.00")


@pytest.mark.parametrize(
    ("weights", "faults"),
    [
        (FOUR, []),
        (FOUR | {"merit": 21}, ["sum"]),
        (FOUR | {"merit": -10, "theory": 60}, ["negative"]),
        ({"merit": 100}, ["sum"]),
    ],
)
def test_weights_add_up_to_a_hundred(weights, faults):
    assert rules.weight_faults(weights) == faults


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        (None, ""),
        (D("59.99"), "fail"),
        (D(60), "pass"),
        (D("89.99"), "pass"),
        (D(90), "distinguished"),
    ],
)
def test_grades_include_their_limits(value, grade):
    assert rules.grade(value, Assessment(FOUR)) == grade


@pytest.mark.parametrize(
    ("value", "attended", "due", "gaps"),
    [
        (D(75), D(256), D(320), []),
        (D(75), D("255.9"), D(320), ["attendance"]),
        (D(50), D(320), D(320), ["mark"]),
        (None, D(0), D(320), ["composite", "attendance"]),
        (D(75), D(0), D(0), []),
    ],
)
def test_graduation_needs_composite_mark_and_attendance(value, attended, due, gaps):
    assert rules.completion_gaps(value, attended, due, Assessment(FOUR)) == gaps


def test_attendance_is_a_share_of_the_hours_due():
    assert rules.attendance_share(D(85), D(90)) == D("94.44")
    assert rules.attendance_share(D(85), D(0)) is None


def test_the_timetable_is_compared_with_the_planned_hours():
    assert rules.hours_gap(D(90), [D("7.5")] * 11) == D("7.5")
    assert rules.hours_gap(D(8), [D(5), D(5)]) == D(-2)


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ((date(2011, 6, 1), date(2011, 6, 15)), (date(2011, 6, 15), date(2011, 6, 30)), True),
        ((date(2011, 6, 1), date(2011, 6, 15)), (date(2011, 6, 16), date(2011, 6, 30)), False),
        ((date(2011, 6, 1), date(2011, 6, 30)), (date(2011, 6, 5), date(2011, 6, 6)), True),
    ],
)
def test_periods_include_both_ends(first, second, collide):
    assert rules.collide(first, second) is collide
    assert rules.collide(second, first) is collide
    assert rules.collisions(first, [second]) == ([0] if collide else [])


def test_a_teacher_stands_in_one_room_at_a_time():
    day = date(2011, 6, 1)
    lessons = [
        (day, time(9), time(12), "王老师"),
        (day, time(11), time(13), "王老师"),
        (day, time(11), time(13), "李老师"),
        (day, time(12), time(13), ""),
        (day, time(12), time(13), ""),
    ]
    assert rules.lesson_faults(lessons) == [(0, 1)]
