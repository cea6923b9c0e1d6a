"""Classes and their timetables: plan, change, and move through the year."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act, record, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from training import rules
from training.models import Enrolment, Lesson, TrainingClass
from training.states import ENROLMENT, TRAINING_CLASS, ClassState

#: What an edit of the page may change; the assessment only before the class runs.
EDITABLE = (
    "organisation", "is_joint", "edition", "tier", "number", "name", "category", "head_teacher",
    "starts_on", "ends_on", "hours", "capacity", "note",
)  # fmt: skip
ASSESSMENT = (
    "merit_weight", "theory_weight", "test_weight", "inspection_weight", "missing_rule",
    "pass_mark", "distinguished_mark", "attendance_min",
)  # fmt: skip


def plan(*, actor: Membership, now: datetime.datetime, **fields: Any) -> TrainingClass:
    """A new class, in the school's area, or in the province's when it is joint."""
    row = TrainingClass(**fields)
    row.org_path = _home(row)
    _check_reach(actor, row)
    _check(row)
    with act(actor, now):
        row.save()
        record(row, "trainingclass.plan", after=_facts(row, fields))
    return row


def edit(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, **fields: Any
) -> TrainingClass:
    """Other values; the school and the assessment stay once somebody is enrolled."""
    changed = [name for name in fields if getattr(row, name) != fields[name]]
    if not changed:
        return row
    if row.state not in {ClassState.PLANNED, ClassState.ENROLLING, ClassState.RUNNING}:
        raise MoveRefused(_("The class is over; its entries stay as they are."), code="state")
    started = row.state == ClassState.RUNNING
    fixed = [name for name in changed if started and name in {*ASSESSMENT, "starts_on"}]
    fixed += [name for name in changed if row.enrolled and name in {"is_joint", "tier", "edition"}]
    if row.enrolled and "organisation" in changed and not row.is_joint:
        fixed.append("organisation")
    if fixed:
        text = _("This cannot be changed any more.")
        raise Refused(fields=dict.fromkeys(fixed, text))
    before = _facts(row, changed)
    for name in changed:
        setattr(row, name, fields[name])
    row.org_path = _home(row)
    _check_reach(actor, row)
    _check(row)
    _check_days_free(row, changed)
    with act(actor, now):
        row.version += 1
        row.save(update_fields=[*changed, "org_path", "version"])
        row.refresh_from_db(fields=["period"])
        record(row, "trainingclass.edit", before=before, after=_facts(row, changed))
    return row


def open_enrolment(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> TrainingClass:
    return advance(row, TRAINING_CLASS.open_enrolment, actor=actor, now=now, reason=reason)


def open_enrolment_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset, TRAINING_CLASS.open_enrolment, actor=actor, now=now, reason=reason
    )


def start(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> TrainingClass:
    _check_start([row], localdate(now))
    return advance(row, TRAINING_CLASS.start, actor=actor, now=now, reason=reason)


def start_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    _check_start(queryset, localdate(now))
    return advance_many(queryset, TRAINING_CLASS.start, actor=actor, now=now, reason=reason)


def complete(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> TrainingClass:
    _check_complete(TrainingClass.objects.filter(pk=row.pk), localdate(now))
    return advance(row, TRAINING_CLASS.complete, actor=actor, now=now, reason=reason)


def complete_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    _check_complete(queryset, localdate(now))
    return advance_many(queryset, TRAINING_CLASS.complete, actor=actor, now=now, reason=reason)


def cancel(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> TrainingClass:
    """Cancels the class; its enrolments are withdrawn for the same reason."""
    with act(actor, now):
        advance(row, TRAINING_CLASS.cancel, actor=actor, now=now, reason=reason)
        _withdraw_all([row.pk], actor, now, reason)
    return row


def cancel_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    keys = list(queryset.order_by().values_list("pk", flat=True))
    with act(actor, now):
        count = advance_many(
            TrainingClass.objects.filter(pk__in=keys),
            TRAINING_CLASS.cancel,
            actor=actor,
            now=now,
            reason=reason,
        )
        _withdraw_all(keys, actor, now, reason)
    return count


def set_timetable(
    row: TrainingClass, lessons: list[dict[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> int:
    """Replace the timetable by these lessons (on, starts_at, ends_at, hours, subject, teacher, room)."""
    _check_open(row)
    faults = _lesson_texts(row, lessons)
    if faults:
        raise Refused("\n".join(faults))
    with act(actor, now):
        before = row.lessons.count()
        row.lessons.all().delete()
        Lesson.objects.bulk_create(
            Lesson(training_class=row, org_path=row.org_path, **lesson) for lesson in lessons
        )
        record_many(
            "training.TrainingClass",
            "trainingclass.set_timetable",
            [(row.ref, row.org_path, {"lessons": before}, {"lessons": len(lessons)})],
        )
    return len(lessons)


def add_lesson(
    row: TrainingClass, *, actor: Membership, now: datetime.datetime, **lesson: Any
) -> Lesson:
    _check_open(row)
    others = list(
        row.lessons.filter(on=lesson["on"]).values("on", "starts_at", "ends_at", "teacher")
    )
    faults = _lesson_texts(row, [*others, lesson])
    if faults:
        raise Refused("\n".join(faults))
    with act(actor, now):
        new = Lesson.objects.create(training_class=row, org_path=row.org_path, **lesson)
        record(new, "lesson.add", after={"on": new.on, "hours": new.hours})
    return new


def remove_lesson(lesson: Lesson, *, actor: Membership, now: datetime.datetime) -> None:
    _check_open(lesson.training_class)
    with act(actor, now):
        record(lesson, "lesson.remove", before={"on": lesson.on, "hours": lesson.hours})
        lesson.delete()


def _home(row: TrainingClass) -> str:
    """A joint class belongs to the province, any other to the school's area."""
    path = row.organisation.scope_path
    return path[:4] if row.is_joint else path


def _check_reach(actor: Membership, row: TrainingClass) -> None:
    if not row.org_path.startswith(actor.path):
        field = "is_joint" if row.is_joint else "organisation"
        raise Refused(fields={field: _("This lies outside your area.")})


def _check(row: TrainingClass) -> None:
    fields = {}
    if rules.days_fault(row.starts_on, row.ends_on):
        fields["ends_on"] = _("The last day lies before the first.")
    weights = {name: getattr(row, f"{name}_weight") for name in rules.COMPONENTS}
    if rules.weight_faults(weights):
        fields["merit_weight"] = _("The four weights must add up to 100.")
    if not 0 <= row.pass_mark <= row.distinguished_mark <= 100:
        fields["pass_mark"] = _("0 ≤ pass mark ≤ mark for distinguished ≤ 100.")
    if row.capacity < row.enrolled:
        fields["capacity"] = _("More are enrolled than that.")
    taken = TrainingClass.objects.filter(edition_id=row.edition_id, number=row.number)
    if taken.exclude(pk=row.pk).exists():
        fields["number"] = _("Another class of this edition has that number.")
    if fields:
        raise Refused(fields=fields)


def _check_days_free(row: TrainingClass, changed: Any) -> None:
    """New days of the class must not put its trainees into two classes at once."""
    if not {"starts_on", "ends_on"} & set(changed):
        return
    trainees = Enrolment.objects.in_class(row).seated().values("trainee_id")
    clash = Enrolment.objects.seated().filter(
        trainee_id__in=trainees, period__overlap=(row.starts_on, row.ends_on)
    )
    count = clash.exclude(training_class=row).count()
    if count:
        text = ngettext(
            "%(count)d trainee is in another class on some of these days.",
            "%(count)d trainees are in another class on some of these days.",
            count,
        )
        raise Refused(fields={"starts_on": text % {"count": count}})


def _check_open(row: TrainingClass) -> None:
    if row.state in {ClassState.COMPLETED, ClassState.CANCELLED}:
        raise MoveRefused(_("The class is over; its entries stay as they are."), code="state")


def _check_start(rows: Any, on: datetime.date) -> None:
    for row in rows:
        if on < row.starts_on:
            text = _("“%(name)s” starts on %(day)s, not before.")
            raise MoveRefused(text % {"name": row.name, "day": row.starts_on})
        if not row.enrolled:
            raise MoveRefused(_("Nobody is enrolled in “%(name)s”.") % {"name": row.name})


def _check_complete(classes: Any, on: datetime.date) -> None:
    for name, ends_on in classes.order_by("pk").values_list("name", "ends_on"):
        if on < ends_on:
            text = _("“%(name)s” lasts until %(day)s.")
            raise MoveRefused(text % {"name": name, "day": ends_on})
    left = Enrolment.objects.unsettled().filter(
        training_class__in=classes.order_by().values("pk"), training_class__state=ClassState.RUNNING
    )
    count = left.count()
    if count:
        text = ngettext(
            "%(count)d enrolment is not settled yet: graduate it, record it as not passed, or defer it.",
            "%(count)d enrolments are not settled yet: graduate them, record them as not passed, "
            "or defer them.",
            count,
        )
        raise MoveRefused(text % {"count": count})


def _withdraw_all(keys: Any, actor: Membership, now: datetime.datetime, reason: str) -> None:
    rows = Enrolment.objects.unsettled().filter(training_class__in=keys)
    advance_many(rows, ENROLMENT.withdraw, actor=actor, now=now, reason=reason)


def _lesson_texts(row: TrainingClass, lessons: Any) -> list[str]:
    texts = []
    for number, lesson in enumerate(lessons, start=1):
        if not row.starts_on <= lesson["on"] <= row.ends_on:
            texts.append(
                _("Lesson %(number)d: %(day)s is not a day of the class.")
                % {"number": number, "day": lesson["on"]}
            )
        if lesson["ends_at"] <= lesson["starts_at"]:
            texts.append(_("Lesson %(number)d ends before it begins.") % {"number": number})
    slots = [
        (one["on"], one["starts_at"], one["ends_at"], one.get("teacher", "")) for one in lessons
    ]
    texts += [
        _("%(teacher)s would teach lessons %(first)d and %(second)d at the same time.")
        % {"teacher": slots[second][3], "first": first + 1, "second": second + 1}
        for first, second in rules.lesson_faults(slots)
    ]
    return texts


def _facts(row: TrainingClass, names: Any) -> dict[Any, Any]:
    """The values as the ledger keeps them: keys for rows."""
    fields: list[Any] = [row._meta.get_field(name) for name in names]
    return {field.name: getattr(row, field.attname) for field in fields}
