"""Marks of the four-in-one sheet and attendance by day."""

import datetime
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused, Refused
from training import rules
from training.models import Attendance, Enrolment, Lesson
from training.states import ClassState, EnrolmentState, Presence

MARKS = ("merit_score", "theory_score", "test_score", "inspection_score")
#: What a sheet of results may hold for one enrolment.
RECORDED = (*MARKS, "hours_attended")
_WRITTEN = (*RECORDED, "composite", "grade")


def record_results(
    row: Enrolment, *, actor: Membership, now: datetime.datetime, **values: Any
) -> Enrolment:
    """Marks of one enrolment; an absent name leaves its mark as it is."""
    record_results_many({row.pk: values}, actor=actor, now=now)
    row.refresh_from_db()
    return row


def record_results_many(
    results: Mapping[int, Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> int:
    """Enrolment key -> {theory_score, test_score, inspection_score, merit_score, hours_attended},
    any of them; composites and grades are worked out anew. All or none; returns how many changed.
    """
    rows = list(
        Enrolment.objects.filter(pk__in=list(results))
        .select_related("training_class")
        .order_by("pk")
    )
    _check_recordable(rows, results)
    changed, entries = {}, []
    for row in rows:
        before = {name: getattr(row, name) for name in _WRITTEN}
        for name, value in results[row.pk].items():
            setattr(row, name, value)
        assess(row)
        after = {name: getattr(row, name) for name in _WRITTEN}
        differing = [name for name in _WRITTEN if before[name] != after[name]]
        if differing:
            changed[row.pk] = [after[name] for name in _WRITTEN]
            old, new = ({name: side[name] for name in differing} for side in (before, after))
            entries.append((row.ref, row.org_path, old, new))
    if changed:
        with act(actor, now):
            Enrolment.objects.set_each(_WRITTEN, changed)
            record_many("training.Enrolment", "enrolment.record_results", entries)
    return len(changed)


def assess(row: Enrolment) -> None:
    """Composite and grade by the class's own rule."""
    assessment = row.training_class.assessment
    row.composite = rules.composite(row.marks, assessment).value
    row.grade = rules.grade(row.composite, assessment)


def mark_attendance(
    row: Enrolment,
    *,
    on: date,
    status: Any,
    hours: Any = None,
    actor: Membership,
    now: datetime.datetime,
) -> Enrolment:
    """One day of one trainee."""
    mark_attendance_many([(row.pk, on, status, hours)], actor=actor, now=now)
    row.refresh_from_db()
    return row


def mark_attendance_many(
    marks: Iterable[tuple[Any, ...]], *, actor: Membership, now: datetime.datetime
) -> int:
    """(enrolment key, day, presence, hours or None) for any number of days and trainees.

    Without hours somebody present gets those of the day's timetable, or a full day's. A day marked
    before is corrected. Hours attended are summed anew; one ledger entry per class.
    """
    marks = list(marks)
    keys = {key for key, *_rest in marks}
    rows = {
        row.pk: row
        for row in Enrolment.objects.filter(pk__in=keys).select_related("training_class")
    }
    _check_days(rows, keys, marks)
    hours_of = _timetable_hours(rows.values())
    attendances = [
        Attendance(
            enrolment_id=key,
            org_path=rows[key].org_path,
            on=on,
            status=status,
            hours=_hours(status, hours, hours_of, rows[key].training_class_id, on),
        )
        for key, on, status, hours in marks
    ]
    with act(actor, now):
        Attendance.objects.bulk_create(
            attendances,
            update_conflicts=True,
            unique_fields=["enrolment", "on"],
            update_fields=["status", "hours"],
        )
        sums = Attendance.objects.filter(enrolment__in=keys).hours_by_enrolment()
        Enrolment.objects.set_each(["hours_attended"], {key: (sums[key],) for key in keys})
        record_many(
            "training.TrainingClass", "trainingclass.mark_attendance", _day_entries(rows, marks)
        )
    return len(marks)


def _check_recordable(rows: Any, results: Any) -> None:
    if len(rows) != len(results):
        raise Refused(_("Somebody of the list is not in view."))
    for row in rows:
        if row.state != EnrolmentState.ENROLLED or row.training_class.state != ClassState.RUNNING:
            raise MoveRefused(
                _("Marks are recorded while the class runs and the enrolment is not settled."),
                code="state",
            )
    for values in results.values():
        for name, value in values.items():
            if name not in RECORDED:
                raise TypeError(f"{name} is not a result")
            if value is not None and not 0 <= Decimal(value) <= (100 if name in MARKS else 2000):
                raise Refused(fields={name: _("A mark lies between 0 and 100.")})


def _check_days(rows: Any, keys: Any, marks: Any) -> None:
    if set(rows) != keys:
        raise Refused(_("Somebody of the list is not in view."))
    for key, on, _status, _hours in marks:
        training_class = rows[key].training_class
        if training_class.state != ClassState.RUNNING:
            raise MoveRefused(_("Attendance is kept while the class runs."), code="state")
        if not training_class.starts_on <= on <= training_class.ends_on:
            raise Refused(_("%(day)s is not a day of the class.") % {"day": on})


def _timetable_hours(rows: Any) -> dict[tuple[int, date], Decimal]:
    classes = {row.training_class_id for row in rows}
    sums = (
        Lesson.objects.filter(training_class__in=classes)
        .order_by()
        .values_list("training_class", "on")
        .annotate(Sum("hours"))
    )
    return {(key, on): hours for key, on, hours in sums}


def _hours(status: Any, hours: Any, hours_of: Any, training_class_id: Any, on: date) -> Decimal:
    if status != Presence.PRESENT:
        return Decimal(0)
    if hours is not None:
        return Decimal(hours)
    return min(hours_of.get((training_class_id, on), rules.FULL_DAY), Decimal(12))


def _day_entries(rows: Any, marks: Any) -> list[tuple[Any, ...]]:
    days: dict[Any, Any] = {}
    for key, on, _status, _hours in marks:
        days.setdefault(rows[key].training_class_id, []).append(on)
    classes = {row.training_class_id: row.training_class for row in rows.values()}
    return [
        (
            classes[key].ref,
            classes[key].org_path,
            {},
            {"from": min(on), "to": max(on), "marks": len(on)},
        )
        for key, on in days.items()
    ]
