"""The tables of moves of appointment."""

import pytest

from appointment import rules, states


@pytest.mark.parametrize(
    ("workflow", "choices"),
    [
        (states.VACANCY, states.VacancyState),
        (states.PROPOSAL, states.ProposalState),
        (states.APPOINTMENT, states.AppointmentState),
        (states.RESERVE, states.ReserveState),
    ],
)
def test_every_state_is_known_and_has_a_look(workflow, choices):
    # Elected people are in office from the first day; no move leads there.
    entered = {"in_office"} if workflow is states.APPOINTMENT else set()
    assert workflow.states() | entered == set(choices.values)
    assert set(choices.tones) == set(choices.values)


def test_nobody_is_appointed_without_decision_and_notice():
    assert states.PROPOSAL.appoint.sources == {"in_notice"}
    assert states.PROPOSAL.publish.sources == {"decided"}
    assert states.PROPOSAL.decide.sources == {"proposed"}
    assert states.PROPOSAL.elect.sources == {"nominated"}


def test_readiness_has_a_term_and_conflicts_have_words():
    assert set(rules.RESERVE_MONTHS) == set(states.Readiness.values)
    assert len(states.Conflict.choices) == len(set(states.Conflict.values))
