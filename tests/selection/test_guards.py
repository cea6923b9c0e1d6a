"""What the database holds against anybody, and who sees what."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionReport, Mark, Nomination, RunRow, Scheme, Seat, SeatCount
from selection.services import (
    limits,
    marks,
    nominations,
    reports,
    reviewing,
    runs,
    schemes,
)
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


def own(stage, **more):
    return {"edition": stage.edition, "sub_project": stage.field, "place": stage.place, **more}


def refused(model, constraint, **changes):
    """That an UPDATE by the owner breaks the constraint."""
    row = model.objects.get()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**changes)


def test_one_live_nomination_for_a_person_and_edition(stage):
    first = factories.NominationFactory(**own(stage))
    with pytest.raises(IntegrityError, match="nomination_live_once"):
        factories.NominationFactory(**own(stage), person=first.person)


def test_a_given_up_nomination_makes_room_for_another(stage):
    first = factories.NominationFactory(**own(stage), state="withdrawn")
    assert factories.NominationFactory(**own(stage), person=first.person).pk


@pytest.mark.parametrize("missing", ["grounds", "met_on", "present", "agreed"])
def test_many_are_submitted_only_when_each_is_complete(stage, now, today, missing):
    told = {"grounds": "实绩突出", "met_on": today, "present": 9, "agreed": 8}
    gap = {"grounds": ""} if missing == "grounds" else {missing: None}
    if missing == "present":
        gap["agreed"] = None  # nobody agrees where nobody was present
    author = stage.author.user
    factories.NominationFactory(**own(stage), state="draft", author=author, **told)
    factories.NominationFactory(**own(stage), state="draft", author=author, **(told | gap))
    with acting(stage.author) as actor:
        with pytest.raises(Refused, match="not complete"):
            nominations.submit_many(Nomination.objects.all(), actor=actor, now=now)
        assert not Nomination.objects.filter(state="submitted").exists()


def test_many_are_not_submitted_after_nominations_have_closed(stage, now, today):
    told = {"grounds": "实绩突出", "met_on": today, "present": 9, "agreed": 8}
    factories.NominationFactory(**own(stage), state="draft", author=stage.author.user, **told)
    yesterday = today - datetime.timedelta(days=1)
    with database.as_owner():
        type(stage.edition).objects.update(nomination_closes_on=yesterday)
    with acting(stage.author) as actor, pytest.raises(MoveRefused, match="closed on"):
        nominations.submit_many(Nomination.objects.all(), actor=actor, now=now)


def full(stage) -> list:
    """The six nominations that two seats allow."""
    return [factories.NominationFactory(**own(stage)) for _number in range(6)]


def test_at_the_sql_prompt_too_a_group_never_exceeds_its_limit(stage):
    full(stage)
    with pytest.raises(IntegrityError, match="7 of 6 used"):
        factories.NominationFactory(**own(stage))


@pytest.mark.parametrize("given_up", ["withdrawn", "cancelled"])
def test_at_the_sql_prompt_too_what_was_given_up_comes_back_only_into_a_free_place(stage, given_up):
    gone = factories.NominationFactory(**own(stage), state=given_up)
    rows = full(stage)
    with database.as_owner(), connection.cursor() as cursor:
        back = "UPDATE selection_nomination SET state = 'submitted' WHERE id = %s"
        with pytest.raises(IntegrityError, match="7 of 6 used"), transaction.atomic():
            cursor.execute(back, [gone.pk])
        Nomination.objects.filter(pk=rows[0].pk).update(state=given_up)
        cursor.execute(back, [gone.pk])
        assert cursor.rowcount == 1


def test_at_the_sql_prompt_too_a_full_place_takes_nobody_over(stage):
    full(stage)
    elsewhere = factories.NominationFactory(**own(stage) | {"place": stage.sibling})
    with database.as_owner(), pytest.raises(IntegrityError, match="7 of 6 used"):
        with transaction.atomic():
            Nomination.objects.filter(pk=elsewhere.pk).update(place=stage.place)


def test_the_author_never_endorses(stage, now):
    row = factories.NominationFactory(**own(stage), state="submitted", author=stage.author.user)
    with acting(stage.author) as actor, pytest.raises(MoveRefused):
        nominations.endorse(row, actor=actor, now=now)
    with database.as_owner():
        refused(Nomination, "nomination_approver_is_another", approver=stage.author.user)


def test_who_endorsed_does_not_review(stage, now):
    row = factories.NominationFactory(**own(stage), state="endorsed", approver=stage.reviewer.user)
    with acting(stage.reviewer) as actor, pytest.raises(Refused):
        nominations.pass_review(row, actor=actor, now=now)


def test_a_published_scheme_stays_as_it_is(stage, now):
    with database.as_owner():
        refused(Scheme, "this row is final", text="{}")
    with acting(stage.office) as actor, pytest.raises(MoveRefused):
        schemes.revise(stage.scheme, name="x", text="{}", actor=actor, now=now)


def test_a_faulty_scheme_is_not_kept(stage, now):
    with acting(stage.office) as actor, pytest.raises(Refused) as caught:
        schemes.draft(
            edition=stage.edition, tier="provincial", name="x", text="{}", actor=actor, now=now
        )
    assert "/steps" in caught.value.fields["text"]


def test_rows_of_a_run_and_filed_reports_stay_as_they_are(stage):
    factories.RunRowFactory(run__scheme=stage.scheme)
    factories.InspectionReportFactory(state="filed")
    with database.as_owner():
        refused(RunRow, "this row is final", score=1)
        refused(InspectionReport, "this row is final", morality=1)


def test_a_mark_lies_within_its_range(stage, now):
    factories.MarkFactory()
    with database.as_owner():
        refused(Mark, "mark_within_range", mark=101)
    row = factories.NominationFactory(**own(stage), state="qualified")
    with acting(stage.exam) as actor, pytest.raises(Refused):
        marks.enter(
            edition=stage.edition, tier="municipal", exam_number=row.exam_number,
            component="written", mark=101, actor=actor, now=now,
        )  # fmt: skip


def test_seats_are_never_more_than_the_quota(stage):
    nominee = factories.NominationFactory(**own(stage), state="decided")
    with database.as_owner():
        count = SeatCount.objects.create(
            org_path=stage.place.scope_path, edition=stage.edition, tier="municipal",
            sub_project=stage.field, organisation=stage.place, seats=2,
        )  # fmt: skip
        refused(SeatCount, "seatcount_within_quota|seats above", seats=3)
        refused(SeatCount, "seatcount_never_above_quota", taken=3)
        with pytest.raises(IntegrityError, match="seat"), transaction.atomic():
            Seat.objects.create(
                org_path=count.org_path, count=count, kind="seat", number=3, nomination=nominee
            )


def test_confirmation_waits_for_the_notice_even_at_the_sql_prompt(stage):
    factories.NominationFactory(**own(stage), state="in_notice")
    with database.as_owner():
        refused(Nomination, "no seat", state="confirmed")


def test_a_report_on_a_fault_of_morality_cannot_find_fit(stage, now):
    row = factories.InspectionReportFactory(nomination__state="shortlisted", morality=59)
    with acting(stage.inspector) as actor, pytest.raises(Refused):
        reports.file(InspectionReport.objects.get(pk=row.pk), actor=actor, now=now)


def test_a_place_sees_its_own_nominations_alone(stage):
    factories.NominationFactory(**own(stage))
    factories.MarkFactory(nomination=factories.NominationFactory(**own(stage), state="qualified"))
    with acting(stage.neighbour):
        assert not Nomination.objects.exists()
        assert not Mark.objects.exists()
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT selection_check_limit(1, 'municipal', 1, 1)")
    with acting(stage.author):
        assert Nomination.objects.count() == 2


def test_the_provincial_meter_counts_what_a_place_may_not_see(stage, now):
    factories.NominationFactory(**own(stage, place=stage.sibling), tier="provincial")
    with acting(stage.author):
        from_place = limits.meter(stage.edition, "provincial", stage.field, stage.place)
    assert (from_place.used, from_place.limit) == (1, 5)


def test_exam_numbers_are_unique_and_checkable(stage, now):
    rows = [factories.NominationFactory(**own(stage), state="endorsed") for _n in range(3)]
    with acting(stage.reviewer) as actor:
        nominations.pass_review(rows[0], actor=actor, now=now)
        reviewing.pass_review_many(
            Nomination.objects.filter(state="endorsed"), actor=actor, now=now
        )
        numbers = set(Nomination.objects.values_list("exam_number", flat=True))
    assert numbers == {"20000017", "20000026", "20000035"}


def test_a_run_is_stale_when_marks_changed_after_it(stage, now):
    row = factories.NominationFactory(**own(stage), state="qualified")
    given = {"edition": stage.edition, "tier": "municipal", "exam_number": row.exam_number}
    with acting(stage.exam) as actor:
        for component in ("written", "interview"):
            marks.enter(**given, component=component, mark=80, actor=actor, now=now)
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        again = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        assert again.result_digest == run.result_digest
        runs.discard(again, actor=actor, now=now, reason="same")
    with acting(stage.exam) as actor:
        marks.enter(**given, component="written", mark=70, actor=actor, now=now)
    with acting(stage.office) as actor:
        with pytest.raises(MoveRefused):
            runs.confirm_step(run, actor=actor, now=now)
        fresh = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        runs.confirm_step(fresh, actor=actor, now=now)
    with acting(stage.exam) as actor, pytest.raises(MoveRefused):
        marks.enter(**given, component="written", mark=60, actor=actor, now=now)


def test_a_deviation_is_an_event_with_its_reason(stage, now):
    rows = [factories.NominationFactory(**own(stage), state="qualified") for _n in range(2)]
    with acting(stage.exam) as actor:
        for row in rows:
            for component in ("written", "interview"):
                marks.enter(
                    edition=stage.edition, tier="municipal", exam_number=row.exam_number,
                    component=component, mark=80, actor=actor, now=now,
                )  # fmt: skip
    with acting(stage.office) as actor:
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        with pytest.raises(Refused):
            runs.confirm_step(run, deviations={rows[0].ref: " "}, actor=actor, now=now)
        run.refresh_from_db()
        effective = runs.confirm_step(
            run, deviations={rows[0].ref: "违反考试纪律"}, actor=actor, now=now
        )
        assert effective.pk != run.pk
        outcomes = dict(effective.rows.values_list("nomination_id", "outcome"))
        assert outcomes == {rows[0].pk: "vetoed", rows[1].pk: "kept"}
        states = dict(Nomination.objects.values_list("pk", "state"))
        assert states == {rows[0].pk: "not_shortlisted", rows[1].pk: "shortlisted"}
        effective.refresh_from_db()
        runs.supersede(effective, reason="成绩有误", actor=actor, now=now)
        assert set(Nomination.objects.values_list("state", flat=True)) == {"qualified"}


def test_no_deviation_is_taken_for_who_has_left_before_the_step(stage, now):
    gone, stays = (
        factories.NominationFactory(**own(stage), state="qualified", name=name)
        for name in ("张先", "李留")
    )
    with acting(stage.exam) as actor:
        for row in (gone, stays):
            for component in ("written", "interview"):
                marks.enter(
                    edition=stage.edition, tier="municipal", exam_number=row.exam_number,
                    component=component, mark=80, actor=actor, now=now,
                )  # fmt: skip
    with acting(stage.office) as actor:
        nominations.withdraw(gone, reason="本人放弃", actor=actor, now=now)
        run = runs.compute_now(scheme=stage.scheme, step="shortlist", actor=actor, now=now)
        with pytest.raises(Refused, match="张先"):
            runs.confirm_step(run, deviations={gone.ref: "票决不通过"}, actor=actor, now=now)
        run.refresh_from_db()
        assert run.state == "done"  # nothing was half done
        runs.confirm_step(run, actor=actor, now=now)


def test_nominations_are_refused_outside_their_period(stage, now, today):
    person = PersonFactory(organisation=stage.place)
    edition = stage.edition
    edition.nomination_opens_on = today - datetime.timedelta(days=9)
    edition.nomination_closes_on = today - datetime.timedelta(days=1)
    with acting(stage.author) as actor, pytest.raises(MoveRefused):
        nominations.nominate(
            edition=edition, tier="municipal", sub_project=stage.field, person=person,
            actor=actor, now=now,
        )  # fmt: skip


def test_the_ratio_of_an_edition_replaces_the_usual_one(stage, now):
    factories.NominationFactory(**own(stage))
    with acting(stage.office) as actor:
        for per_seat in ("1.5", "2"):
            limits.set_ratio(
                stage.edition, "municipal", per_seat=per_seat, legal_basis="鄂组〔2011〕1号",
                actor=actor, now=now,
            )  # fmt: skip
        found = limits.meter(stage.edition, "municipal", stage.field, stage.place)
    assert (found.used, found.limit) == (1, 4)
