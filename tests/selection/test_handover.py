"""What the later stages and the first page ask of selection."""

from decimal import Decimal

import pytest

from selection import handover
from selection.services import limits
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


def own(stage, **more):
    return {"edition": stage.edition, "sub_project": stage.field, "place": stage.place, **more}


def test_each_role_is_told_what_waits_for_it(stage):
    for state in ("submitted", "endorsed", "returned", "shortlisted", "fit"):
        factories.NominationFactory(**own(stage), state=state)
    factories.RunFactory(scheme=stage.scheme)
    factories.NoticeFactory(edition=stage.edition)
    expected = {
        stage.approver: {"submitted": 1, "returned": 1},
        stage.neighbour: {},
        stage.reviewer: {"endorsed": 1},
        stage.inspector: {"shortlisted": 1},
        stage.office: {"fit": 1, "done": 1, "open": 1},
    }
    for member, counts in expected.items():
        with acting(member) as actor:
            found = handover.waiting(actor)
        assert {item.url.rpartition("=")[2]: item.count for item in found} == counts


def test_trainees_are_those_in_scope_and_still_in_the_programme(stage):
    trainee = factories.TraineeFactory(**own(stage))
    factories.TraineeFactory(**own(stage), state="adjusted_out")
    with acting(stage.author) as actor:
        assert [row.pk for row in handover.trainees(actor)] == [trainee.pk]
        assert handover.trainee_for(actor, trainee.ref).pk == trainee.pk
        assert [row.pk for row in handover.nominations_of(trainee.person)] == [
            trainee.nomination_id
        ]
    with acting(stage.neighbour) as actor:
        assert not handover.trainees(actor).exists()
        assert handover.trainee_for(actor, trainee.ref) is None


def test_merit_is_the_score_of_the_last_list_in_effect(stage):
    trainee = factories.TraineeFactory(**own(stage))
    for number, state, score in ((1, "effective", 71), (2, "effective", 82), (3, "done", 99)):
        run = factories.RunFactory(
            scheme=stage.scheme, step=f"step {number}", step_number=number, state=state
        )
        factories.RunRowFactory(run=run, nomination=trainee.nomination, score=score)
    with acting(MembershipFactory(role="school_manager", organisation=stage.place)):
        assert handover.merit_scores([trainee.pk]) == {trainee.pk: Decimal(82)}
        assert [step for step, *_rest in handover.marks_of(trainee)] == ["step 1", "step 2"]


def test_the_funnel_counts_by_state_tier_and_place(stage):
    for state in ("draft", "draft", "confirmed"):
        factories.NominationFactory(**own(stage), state=state)
    with acting(stage.office) as actor:
        rows = handover.funnel(actor, stage.edition)
    counts = {(row["state"], row["tier"], row["place_id"]): row["count"] for row in rows}
    assert counts == {
        ("draft", "municipal", stage.place.pk): 2,
        ("confirmed", "municipal", stage.place.pk): 1,
    }


def test_the_meter_of_planning_counts_as_the_page_of_nominating_does(stage):
    for state in ("draft", "qualified", "unfit", "withdrawn"):
        factories.NominationFactory(**own(stage), state=state)
    municipal = ("municipal", stage.field.pk, stage.place.pk)
    with acting(stage.office) as actor:
        found = handover.limits_of(actor, stage.edition)
        counted = limits.meters(stage.edition)
    assert {group: numbers[:2] for group, numbers in found.items()} == {
        group: (meter.limit, meter.used) for group, meter in counted.items()
    }
    assert found[municipal][1:] == (3, 2)


def test_a_place_is_told_what_is_qualified_of_its_own_groups_alone(stage):
    factories.NominationFactory(**own(stage), state="qualified")
    with acting(stage.author) as actor:
        found = handover.limits_of(actor, stage.edition)
    assert {group[0]: qualified for group, (_most, _used, qualified) in found.items()} == {
        "municipal": 1,
        "provincial": None,
    }
