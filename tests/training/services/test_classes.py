"""Classes: planning, changing, timetable, and the days on which they move."""

from datetime import date, time, timedelta
from decimal import Decimal as D

import pytest

from core.workflow.errors import MoveRefused, Refused
from tests.factories import training as make
from tests.plugins import database
from tests.support import acting
from training.models import TrainingClass
from training.services import classes, results


def fields(school, edition, **more):
    return {
        "organisation": school, "edition": edition, "tier": "municipal", "number": "M-1",
        "name": "第一期班", "category": "theory", "starts_on": date(2011, 6, 1),
        "ends_on": date(2011, 6, 15), "hours": 90, "capacity": 50, **more,
    }  # fmt: skip


def lesson(day, starts=9, ends=12, **more):
    given = {"on": day, "starts_at": time(starts), "ends_at": time(ends), "hours": D(3)}
    return given | {"subject": "县域治理", "teacher": "王老师", "room": "101"} | more


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": date(2011, 5, 31)}, "ends_on"),
        ({"merit_weight": 30}, "merit_weight"),
        ({"pass_mark": D(95)}, "pass_mark"),
    ],
)
def test_what_is_wrong_stands_at_its_field(manager, school, edition, now, wrong, field):
    with acting(manager) as actor, pytest.raises(Refused) as refusal:
        classes.plan(**fields(school, edition, **wrong), actor=actor, now=now)
    assert set(refusal.value.fields) == {field}


def test_a_number_is_given_once_in_an_edition(manager, school, edition, now):
    with acting(manager) as actor:
        classes.plan(**fields(school, edition), actor=actor, now=now)
        with pytest.raises(Refused) as refusal:
            classes.plan(**fields(school, edition), actor=actor, now=now)
    assert set(refusal.value.fields) == {"number"}


def test_only_the_province_runs_joint_classes(manager, office, school, edition, now):
    with acting(manager) as actor, pytest.raises(Refused) as refusal:
        classes.plan(**fields(school, edition, is_joint=True), actor=actor, now=now)
    assert "is_joint" in refusal.value.fields
    with acting(office) as actor:
        row = classes.plan(**fields(school, edition, is_joint=True), actor=actor, now=now)
    assert row.org_path == school.path[:4]
    with acting(manager):
        assert TrainingClass.objects.filter(pk=row.pk).exists()


def test_a_class_starts_and_ends_on_its_days(manager, school, edition, place, today, now):
    row = make.TrainingClassFactory(
        organisation=school, edition=edition, starts_on=today + timedelta(days=1),
        ends_on=today + timedelta(days=5),
    )  # fmt: skip
    with acting(manager) as actor:
        with pytest.raises(MoveRefused, match="not before"):
            classes.start(row, actor=actor, now=now)
        classes.edit(row, starts_on=today, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="Nobody is enrolled"):
            classes.start(row, actor=actor, now=now)
        make.EnrolmentFactory(training_class=row, trainee=make.trainee(place, edition))
        row.refresh_from_db()
        classes.start(row, actor=actor, now=now)
        with pytest.raises(MoveRefused, match="lasts until"):
            classes.complete(row, actor=actor, now=now)


def test_the_assessment_of_a_running_class_stays(running, manager, now):
    training_class, _rows = running
    with acting(manager) as actor:
        with pytest.raises(Refused) as refusal:
            classes.edit(training_class, merit_weight=0, test_weight=50, actor=actor, now=now)
        training_class.refresh_from_db()
        classes.edit(training_class, head_teacher="李老师", actor=actor, now=now)
    assert set(refusal.value.fields) == {"merit_weight", "test_weight"}


def test_a_timetable_has_no_lesson_outside_the_class_and_no_teacher_twice(
    training_class, manager, today, now
):
    with acting(manager) as actor:
        with pytest.raises(Refused, match="not a day of the class"):
            classes.add_lesson(
                training_class, **lesson(today + timedelta(days=1)), actor=actor, now=now
            )
        with pytest.raises(Refused, match="at the same time"):
            classes.set_timetable(
                training_class, [lesson(today), lesson(today, 11, 13)], actor=actor, now=now
            )
        given = [lesson(today), lesson(today, 14, 17)]
        assert classes.set_timetable(training_class, given, actor=actor, now=now) == 2
        [first, _second] = training_class.lessons.in_order()
        classes.remove_lesson(first, actor=actor, now=now)
        assert training_class.lessons.hours() == 3


def test_attendance_follows_the_timetable_and_is_corrected(running, manager, today, now):
    training_class, [first, second] = running
    make.LessonFactory(training_class=training_class, hours=3)
    make.LessonFactory(training_class=training_class, starts_at="14:00", ends_at="16:00", hours=2)
    with acting(manager) as actor:
        marks = [(first.pk, today, "present", None), (second.pk, today, "leave", None)]
        assert results.mark_attendance_many(marks, actor=actor, now=now) == 2
        first.refresh_from_db()
        assert first.hours_attended == 5
        results.mark_attendance(
            first, on=today, status="present", hours=D("2.5"), actor=actor, now=now
        )
        assert first.hours_attended == D("2.5")
        assert first.attendances.count() == 1
        with pytest.raises(Refused, match="not a day"):
            results.mark_attendance(
                first, on=today + timedelta(days=1), status="present", actor=actor, now=now
            )


def test_marks_are_recorded_only_while_the_class_runs(training_class, place, edition, manager, now):
    row = make.EnrolmentFactory(training_class=training_class, trainee=make.trainee(place, edition))
    with acting(manager) as actor, pytest.raises(MoveRefused, match="while the class runs"):
        results.record_results(row, test_score=D(80), actor=actor, now=now)


def test_a_missing_mark_follows_the_rule_of_the_class(running, manager, now):
    training_class, [row, _other] = running
    given = {"theory_score": D(80), "test_score": D(80), "inspection_score": D(80)}
    with acting(manager) as actor:
        results.record_results(row, **given, actor=actor, now=now)
        assert (row.composite, row.grade) == (None, "")
        with database.as_owner():
            TrainingClass.objects.filter(pk=training_class.pk).update(missing_rule="reweigh")
        results.record_results(row, test_score=D(90), actor=actor, now=now)
    assert (row.composite, row.grade) == (D("83.75"), "pass")
