"""Enrol trainees, and settle each enrolment: graduate, not passed, deferred, withdrawn."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection import handover as selection
from training import rules
from training.models import Enrolment, TrainingClass
from training.states import ENROLMENT, ClassState, Grade


def enrol(
    training_class: TrainingClass, trainee: Any, *, actor: Membership, now: datetime.datetime
) -> Enrolment:
    """One trainee into one class."""
    [key] = enrol_many(training_class, [trainee], actor=actor, now=now)
    return Enrolment.objects.get(pk=key)


def enrol_many(
    training_class: TrainingClass,
    trainees: Iterable[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
) -> list[int]:
    """Trainees (rows of selection.Trainee) into one class, all or none; returns the new keys.

    Refused when the class does not enrol, lacks seats, is of another tier or area, or when somebody
    is in another class on some of its days.
    """
    trainees = list({trainee.pk: trainee for trainee in trainees}.values())
    if not trainees:
        raise Refused(_("Choose at least one trainee."))
    training_class.refresh_from_db(fields=["state", "enrolled", "capacity", "starts_on", "ends_on"])
    _check_class(training_class, trainees)
    _check_free(training_class, trainees)
    merits = selection.merit_scores([trainee.pk for trainee in trainees])
    rows = [
        Enrolment(
            training_class=training_class,
            trainee=trainee,
            org_path=trainee.org_path,
            period=(training_class.starts_on, _day_after(training_class.ends_on)),
            merit_score=rules.as_mark(merits.get(trainee.pk)),
        )
        for trainee in trainees
    ]
    try:
        with act(actor, now), transaction.atomic():
            Enrolment.objects.bulk_create(rows)
            record_many(
                "training.Enrolment",
                "enrolment.enrol",
                [
                    (
                        row.ref,
                        row.org_path,
                        {},
                        {"state": row.state, "class": str(training_class.ref)},
                    )
                    for row in rows
                ],
            )
    except IntegrityError as error:
        raise _refusal(error) from error
    return [row.pk for row in rows]


def complete(
    row: Enrolment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Enrolment:
    """Graduates somebody whose composite and attendance suffice, with a certificate number."""
    rows = _loaded(Enrolment.objects.filter(pk=row.pk))
    _check_graduates(rows)
    with act(actor, now):
        [(grade, certificate)] = _certificates(rows).values()
        return advance(
            row,
            ENROLMENT.complete,
            actor=actor,
            now=now,
            reason=reason,
            grade=grade,
            certificate=certificate,
        )


def complete_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Graduates all of them, or none when something stands against one."""
    rows = _loaded(Enrolment.objects.unsettled().filter(pk__in=queryset.order_by().values("pk")))
    _check_graduates(rows)
    with act(actor, now):
        chosen = Enrolment.objects.any_of("pk", [row.pk for row in rows])
        chosen.set_each(["grade", "certificate"], _certificates(rows))
        return advance_many(chosen, ENROLMENT.complete, actor=actor, now=now, reason=reason)


def graduate(
    training_class: TrainingClass, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Graduates everybody of the class against whom nothing stands; the others stay enrolled."""
    rows = _loaded(Enrolment.objects.unsettled().in_class(training_class))
    ready = [row.pk for row in rows if not _gaps(row)]
    if not ready:
        return 0
    return complete_many(
        Enrolment.objects.filter(pk__in=ready), actor=actor, now=now, reason=reason
    )


def fail(
    row: Enrolment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Enrolment:
    return advance(row, ENROLMENT.fail, actor=actor, now=now, reason=reason, grade=Grade.FAIL)


def fail_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset, ENROLMENT.fail, actor=actor, now=now, reason=reason, changes={"grade": Grade.FAIL}
    )


def defer(
    row: Enrolment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Enrolment:
    """Frees the seat; the trainee may join a later class."""
    return advance(row, ENROLMENT.defer, actor=actor, now=now, reason=reason)


def defer_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, ENROLMENT.defer, actor=actor, now=now, reason=reason)


def withdraw(
    row: Enrolment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Enrolment:
    return advance(row, ENROLMENT.withdraw, actor=actor, now=now, reason=reason)


def withdraw_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, ENROLMENT.withdraw, actor=actor, now=now, reason=reason)


def gap_texts(found: list[str]) -> str:
    """Why somebody cannot graduate, in words."""
    texts = {
        "composite": _("the four-in-one sheet is not complete"),
        "mark": _("the composite is below the pass mark"),
        "attendance": _("too few hours attended"),
    }
    return ", ".join(texts[key] for key in found)


def _check_class(training_class: TrainingClass, trainees: Any) -> None:
    if training_class.state != ClassState.ENROLLING:
        raise MoveRefused(
            _("“%(name)s” does not enrol: it is “%(state)s”.")
            % {"name": training_class.name, "state": training_class.get_state_display()},
            code="state",
        )
    if len(trainees) > training_class.seats_left:
        raise Refused(
            _("%(wanted)d are to be enrolled, but only %(left)d of %(capacity)d seats are left.")
            % {
                "wanted": len(trainees),
                "left": training_class.seats_left,
                "capacity": training_class.capacity,
            }
        )
    _refuse_named(
        [t for t in trainees if t.state != selection.TraineeState.ACTIVE],
        _("Not in the programme any more: %(names)s."),
    )
    _refuse_named(
        [t for t in trainees if t.tier != training_class.tier],
        _("Of another tier than the class: %(names)s."),
    )
    _refuse_named(
        [t for t in trainees if not t.org_path.startswith(training_class.org_path)],
        _("Of a place whose trainees this class does not take: %(names)s."),
    )


def _check_free(training_class: TrainingClass, trainees: Any) -> None:
    period = (training_class.starts_on, _day_after(training_class.ends_on))
    busy = set(
        Enrolment.objects.seated()
        .filter(trainee__in=[trainee.pk for trainee in trainees], period__overlap=period)
        .values_list("trainee_id", flat=True)
    )
    _refuse_named(
        [trainee for trainee in trainees if trainee.pk in busy],
        _("In a class on some of these days: %(names)s."),
    )


def _refuse_named(trainees: Any, text: str) -> None:
    if trainees:
        raise Refused(text % {"names": some(trainee.name for trainee in trainees)})


def _refusal(error: IntegrityError) -> Refused:
    """What another officer did in the same moment, as the database saw it."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if name == "class_within_capacity":
        return Refused(_("Meanwhile others took the seats. Look at the class again."))
    if name == "enrolment_no_overlap":
        return Refused(_("Meanwhile somebody was enrolled in another class on these days."))
    raise error


def _loaded(rows: Any) -> list[Enrolment]:
    """The rows with their classes; joins nothing else, since there may be thousands."""
    found = list(rows.order_by("pk"))
    classes = TrainingClass.objects.in_bulk({row.training_class_id for row in found})
    for row in found:
        row.training_class = classes[row.training_class_id]
    return found


def _gaps(row: Enrolment) -> list[str]:
    """What stands against the graduation of one loaded row."""
    training_class = row.training_class
    return rules.completion_gaps(
        row.composite,
        row.hours_attended,
        Decimal(training_class.hours),
        training_class.assessment,
    )


def _check_graduates(rows: list[Enrolment]) -> None:
    against = {row.trainee_id: _gaps(row) for row in rows if _gaps(row)}
    if against:
        names = _names(against)
        told = [f"{names[key]}（{gap_texts(found)}）" for key, found in against.items()]
        raise MoveRefused(_("These cannot graduate: %(names)s.") % {"names": some(told)})


def _names(trainees: Iterable[int]) -> dict[int, str]:
    rows = selection.Trainee.objects.filter(pk__in=list(trainees))
    return dict(rows.values_list("pk", "name"))


def _certificates(rows: list[Enrolment]) -> dict[int, tuple[str, str]]:
    """Row -> grade and next free certificate number of its class, in the order of names."""
    classes = {row.training_class_id: row.training_class for row in rows}
    # Held until the act ends, so that no number is given twice.
    list(TrainingClass.objects.select_for_update().filter(pk__in=classes).order_by("pk"))
    given = dict.fromkeys(classes, 0)
    issued = Enrolment.objects.filter(training_class__in=classes).exclude(certificate="")
    for key, certificate in issued.values_list("training_class", "certificate"):
        given[key] = max(given[key], int(certificate.rpartition("-")[2]))
    people = selection.Trainee.objects.filter(pk__in=[row.trainee_id for row in rows])
    place = {key: number for number, key in enumerate(_in_name_order(people))}
    result = {}
    for row in sorted(rows, key=lambda one: place[one.trainee_id]):
        key = row.training_class_id
        given[key] += 1
        grade = rules.grade(row.composite, classes[key].assessment)
        result[row.pk] = (grade, f"{classes[key].number}-{given[key]:03d}")
    return result


def _in_name_order(people: Any) -> Any:
    return people.order_by("pinyin_key", "pk").values_list("pk", flat=True)


def _day_after(day: datetime.date) -> datetime.date:
    return type(day).fromordinal(day.toordinal() + 1)
