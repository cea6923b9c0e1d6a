"""What later stages ask of training."""

from decimal import Decimal as D

from selection.models import Trainee
from tests.factories import training as make
from tests.plugins import database
from tests.support import acting
from training import handover
from training.models import Enrolment


def settle(row, **values):
    with database.as_owner():
        Enrolment.objects.filter(pk=row.pk).update(**values)


def test_results_and_graduates(running, officer):
    _training_class, [first, second] = running
    settle(first, state="completed", grade="pass", composite=D(80))
    settle(second, state="failed", grade="fail", composite=D(50))
    keys = [first.trainee_id, second.trainee_id]
    with acting(officer) as actor:
        assert handover.results(keys) == {
            keys[0]: (D(80), "pass", "completed"),
            keys[1]: (D(50), "fail", "failed"),
        }
        assert handover.graduated(keys) == {keys[0]}
        assert [row.pk for row in handover.graduates(actor)] == [first.pk]
        people = handover.with_composite(Trainee.objects.filter(pk__in=keys)).order_by("pk")
        assert [one.composite for one in people] == [D(80), None]
        assert [row.pk for row in handover.enrolments_of(first.trainee)] == [first.pk]


def test_leaving_the_programme_ends_training(running, officer, now):
    _training_class, [first, _second] = running
    posting = make.PostingFactory(trainee=first.trainee)
    with acting(officer) as actor:
        count = handover.withdraw_from_training(
            [first.trainee_id], actor=actor, now=now, reason="调整出列"
        )
        first.refresh_from_db()
        posting.refresh_from_db()
    assert (count, first.state, posting.state) == (2, "withdrawn", "withdrawn")


def test_what_waits_is_told_to_those_whose_task_it_is(
    running, manager, officer, edition, now, place
):
    make.PostingFactory(trainee=make.trainee(place, edition), state="active")
    with acting(manager) as actor:
        waiting = {str(item.label): item.count for item in handover.waiting(actor, now)}
    assert waiting == {"Classes to complete": 1, "Results to record": 2}
    with acting(officer) as actor:
        waiting = {
            str(item.label): (item.count, item.late) for item in handover.waiting(actor, now)
        }
    assert waiting == {"Postings to complete": (1, 1)}


def test_progress_counts_by_state(running, officer, edition):
    with acting(officer) as actor:
        found = handover.progress(actor, edition)
    assert (found["classes"], found["enrolled"], found["completed"]) == (1, 2, 0)
