"""The tables of moves of training."""

import pytest

from training import states


@pytest.mark.parametrize(
    ("workflow", "choices"),
    [
        (states.TRAINING_CLASS, states.ClassState),
        (states.ENROLMENT, states.EnrolmentState),
        (states.POSTING, states.PostingState),
    ],
)
def test_every_state_is_reached_and_has_a_look(workflow, choices):
    assert workflow.states() == set(choices.values)
    assert set(choices.tones) == set(choices.values)


def test_only_an_unsettled_enrolment_moves():
    assert {move.name for move in states.ENROLMENT.from_state("enrolled")} == {
        "complete", "fail", "defer", "withdraw",
    }  # fmt: skip
    for state in ("completed", "failed", "deferred", "withdrawn"):
        assert states.ENROLMENT.from_state(state) == ()


def test_what_ends_badly_needs_a_reason():
    for move in (
        states.TRAINING_CLASS.cancel,
        states.ENROLMENT.fail,
        states.ENROLMENT.defer,
        states.ENROLMENT.withdraw,
        states.POSTING.cut_short,
        states.POSTING.withdraw,
    ):
        assert move.reason_required
