"""The days of an edition in their order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planning.rules import agenda

DATES = {
    "nomination_opens_on": date(2026, 3, 2),
    "nomination_closes_on": date(2026, 3, 20),
    "review_due_on": date(2026, 4, 3),
    "exam_on": date(2026, 4, 18),
    "inspection_from": date(2026, 4, 27),
    "inspection_to": date(2026, 5, 15),
}
STEPS = ("recommendation", "review", "exam", "inspection", "decision")


def on_weekdays(day: date) -> bool:
    return day.weekday() < 5


def test_the_days_stand_in_their_order_with_days_of_rest_marked():
    found = agenda.days({**DATES, "cutoff_on": None}, on_weekdays)
    assert [day.name for day in found] == list(DATES)
    assert [day.name for day in found if not day.is_working] == ["exam_on"]


def test_what_falls_on_one_day_is_named():
    found = agenda.days({"a": date(2026, 3, 2), "b": date(2026, 3, 2)}, on_weekdays)
    assert [(day.name, day.same) for day in found] == [("a", ("b",)), ("b", ("a",))]


def test_gates_that_follow_each_other_do_not_overlap():
    found = agenda.stretches(DATES, STEPS, on_weekdays)
    assert [stretch.step for stretch in found] == ["recommendation", "review", "exam", "inspection"]
    assert not any(stretch.overlaps for stretch in found)
    assert (found[0].days, found[0].working_days) == (19, 15)


def test_gates_that_run_at_the_same_time_name_each_other():
    found = agenda.stretches({**DATES, "inspection_from": date(2026, 3, 25)}, STEPS, on_weekdays)
    overlapping = {stretch.step: stretch.overlaps for stretch in found if stretch.overlaps}
    assert overlapping == {"review": ("inspection",), "inspection": ("review",)}


def test_a_gate_without_its_days_is_left_out():
    found = agenda.stretches({**DATES, "exam_on": None}, STEPS, on_weekdays)
    assert "exam" not in [stretch.step for stretch in found]


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_share_lies_between_the_ends(before, after):
    first = date(2026, 1, 1)
    day, last = first + timedelta(before), first + timedelta(before + after)
    assert 0 <= agenda.share(day, first, last) <= 100
