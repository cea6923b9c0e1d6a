"""A selection in any order of acts, legal or not: after each of them every invariant holds."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import RULE_MARKER, run_state_machine_as_test

from tests.selection.stateful.deciding import Selecting

pytestmark = pytest.mark.django_db


def test_there_are_rules_for_the_whole_way():
    rules = [name for name in dir(Selecting) if hasattr(getattr(Selecting, name), RULE_MARKER)]
    assert len(rules) >= 25


def test_whatever_is_tried_the_invariants_hold():
    """Not shrunk here: a failure names the seed, and the long profile finds the shortest way to it."""
    run_state_machine_as_test(
        Selecting,
        settings=settings(
            max_examples=8, stateful_step_count=30, phases=[Phase.explicit, Phase.generate]
        ),
    )


@pytest.mark.prove
def test_whatever_is_tried_for_long_the_invariants_hold():
    run_state_machine_as_test(
        Selecting,
        settings=settings(
            max_examples=150, stateful_step_count=80, phases=[Phase.generate, Phase.shrink]
        ),
    )
