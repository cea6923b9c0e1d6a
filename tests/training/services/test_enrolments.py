"""Enrolling and settling, against the database with its rules."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from tests.factories import core as people
from tests.factories import training as make
from tests.plugins import database
from tests.support import acting
from training.models import Enrolment
from training.services import classes, enrolments, results

GOOD = {"theory_score": D(80), "test_score": D(80), "inspection_score": D(80), "merit_score": D(80)}


def test_trainees_are_enrolled_all_at_once_with_one_entry_each(
    training_class, manager, edition, place, now
):
    chosen = [make.trainee(place, edition) for _number in range(3)]
    with acting(manager) as actor:
        keys = enrolments.enrol_many(training_class, chosen, actor=actor, now=now)
        assert len(keys) == 3
        training_class.refresh_from_db()
        assert training_class.enrolled == 3
    refs = Enrolment.objects.filter(pk__in=keys).values_list("ref", flat=True)
    with database.as_owner():
        assert (
            AuditEntry.objects.filter(object_ref__in=list(refs), action="enrolment.enrol").count()
            == 3
        )


def test_more_than_the_seats_are_refused_whole(training_class, manager, edition, place, now):
    with database.as_owner():
        type(training_class).objects.update(capacity=1)
    chosen = [make.trainee(place, edition) for _number in range(2)]
    with acting(manager) as actor, pytest.raises(Refused, match="only 1 of 1"):
        enrolments.enrol_many(training_class, chosen, actor=actor, now=now)
    with database.as_owner():
        assert training_class.enrolments.count() == 0


def test_the_database_itself_holds_the_seats(training_class, edition, place):
    with database.as_owner():
        type(training_class).objects.update(capacity=1)
    make.EnrolmentFactory(training_class=training_class, trainee=make.trainee(place, edition))
    someone = make.trainee(place, edition)
    with pytest.raises(IntegrityError, match="class_within_capacity"), transaction.atomic():
        make.EnrolmentFactory(training_class=training_class, trainee=someone)


def test_nobody_is_in_two_overlapping_classes(training_class, school, manager, edition, place, now):
    someone = make.trainee(place, edition, name="孙试丙")
    other = make.TrainingClassFactory(
        organisation=school,
        edition=edition,
        starts_on=training_class.starts_on - timedelta(days=5),
        ends_on=training_class.starts_on,
    )
    with acting(manager) as actor:
        enrolments.enrol(other, someone, actor=actor, now=now)
        with pytest.raises(Refused, match="孙试丙"):
            enrolments.enrol(training_class, someone, actor=actor, now=now)
    with pytest.raises(IntegrityError, match="enrolment_no_overlap"), transaction.atomic():
        make.EnrolmentFactory(training_class=training_class, trainee=someone)


def test_the_days_of_a_class_are_copied_down_and_checked(
    training_class, school, manager, edition, place, now
):
    someone = make.trainee(place, edition)
    later = make.TrainingClassFactory(
        organisation=school,
        edition=edition,
        starts_on=training_class.ends_on + timedelta(days=1),
        ends_on=training_class.ends_on + timedelta(days=9),
    )
    with acting(manager) as actor:
        for one in (training_class, later):
            enrolments.enrol(one, someone, actor=actor, now=now)
        moved = later.ends_on + timedelta(days=3)
        classes.edit(later, ends_on=moved, actor=actor, now=now)
        assert later.enrolments.get().period.upper == moved + timedelta(days=1)
        with pytest.raises(Refused) as refusal:
            classes.edit(later, starts_on=training_class.ends_on, actor=actor, now=now)
    assert "starts_on" in refusal.value.fields


def test_a_class_takes_its_own_tier_and_area(training_class, manager, edition, place, now):
    provincial = make.trainee(place, edition, tier="provincial")
    with acting(manager) as actor, pytest.raises(Refused, match="another tier"):
        enrolments.enrol(training_class, provincial, actor=actor, now=now)


def test_a_joint_class_takes_trainees_of_several_places(
    school, edition, place, sibling, office, officer, now
):
    joint = make.TrainingClassFactory(
        organisation=school, is_joint=True, org_path=place.path[:4], edition=edition
    )
    theirs, ours = make.trainee(sibling, edition), make.trainee(place, edition)
    with acting(office) as actor:
        enrolments.enrol(joint, theirs, actor=actor, now=now)
    with acting(officer) as actor:
        enrolments.enrol(joint, ours, actor=actor, now=now)
        joint.refresh_from_db()
        assert joint.enrolled == 2
        assert [row.trainee_id for row in joint.enrolments.all()] == [ours.pk]


def test_a_trainee_of_another_place_stays_out_of_a_local_class(
    training_class, sibling, edition, office, now
):
    theirs = make.trainee(sibling, edition)
    with acting(office) as actor, pytest.raises(Refused, match="does not take"):
        enrolments.enrol(training_class, theirs, actor=actor, now=now)


def test_graduation_gives_grade_and_certificate(running, manager, now):
    training_class, [first, second] = running
    with acting(manager) as actor:
        results.record_results_many(
            {
                first.pk: {**GOOD, "hours_attended": D(10)},
                second.pk: {
                    **GOOD,
                    "theory_score": D(100),
                    "test_score": D(100),
                    "merit_score": D(100),
                    "hours_attended": D(9),
                },
            },
            actor=actor,
            now=now,
        )
        assert enrolments.graduate(training_class, actor=actor, now=now) == 2
        classes.complete(training_class, actor=actor, now=now)
        first.refresh_from_db()
        second.refresh_from_db()
    assert (first.composite, first.grade) == (D("80.00"), "pass")
    assert (second.composite, second.grade) == (D("96.00"), "distinguished")
    assert {first.certificate, second.certificate} == {
        f"{training_class.number}-001",
        f"{training_class.number}-002",
    }


def test_who_lacks_something_is_named_and_nobody_graduates(running, manager, now):
    training_class, [first, second] = running
    with acting(manager) as actor:
        results.record_results(first, **GOOD, hours_attended=D(10), actor=actor, now=now)
        with pytest.raises(MoveRefused, match=second.trainee.name):
            enrolments.complete_many(training_class.enrolments.all(), actor=actor, now=now)
        assert enrolments.graduate(training_class, actor=actor, now=now) == 1
        with pytest.raises(MoveRefused, match="1 enrolment is not settled"):
            classes.complete(training_class, actor=actor, now=now)
        second.refresh_from_db()
        enrolments.fail(second, actor=actor, now=now, reason="未参加测试")
        training_class.refresh_from_db()
        classes.complete(training_class, actor=actor, now=now)
    assert training_class.state == "completed"


def test_deferring_frees_seat_and_days(running, school, edition, manager, now):
    training_class, [first, _second] = running
    other = make.TrainingClassFactory(
        organisation=school, edition=edition, starts_on=training_class.starts_on,
        ends_on=training_class.ends_on,
    )  # fmt: skip
    with acting(manager) as actor:
        enrolments.defer(first, actor=actor, now=now, reason="抢险任务")
        training_class.refresh_from_db()
        assert training_class.enrolled == 1
        enrolments.enrol(other, first.trainee, actor=actor, now=now)


def test_cancelling_a_class_withdraws_its_trainees(training_class, edition, place, office, now):
    row = make.EnrolmentFactory(training_class=training_class, trainee=make.trainee(place, edition))
    with acting(office) as actor:
        classes.cancel(training_class, actor=actor, now=now, reason="师资不足")
        row.refresh_from_db()
    assert row.state == "withdrawn"


def test_many_are_enrolled_and_graduate_in_a_fixed_number_of_statements(
    school, edition, place, office, now, today, django_assert_max_num_queries
):
    big = make.TrainingClassFactory(
        organisation=school, edition=edition, capacity=500, starts_on=today, ends_on=today, hours=10
    )
    chosen = [make.trainee(place, edition) for _number in range(12)]
    with acting(office) as actor:
        with django_assert_max_num_queries(9):
            keys = enrolments.enrol_many(big, chosen, actor=actor, now=now)
        big.refresh_from_db()
        classes.start(big, actor=actor, now=now)
        marks = {key: {**GOOD, "hours_attended": D(10)} for key in keys}
        with django_assert_max_num_queries(5):
            results.record_results_many(marks, actor=actor, now=now)
        with django_assert_max_num_queries(12):
            assert enrolments.graduate(big, actor=actor, now=now) == 12


def test_a_school_manager_does_not_see_another_places_class(training_class, sibling, db):
    theirs = people.MembershipFactory(
        role="school_manager", organisation=people.SchoolFactory(parent=sibling)
    )
    with acting(theirs):
        assert not type(training_class).objects.filter(pk=training_class.pk).exists()
