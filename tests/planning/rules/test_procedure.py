"""The order of the gates."""

import pytest

from planning.rules import procedure
from planning.states import Decider, Step


def test_every_step_has_its_place_and_its_usual_decider():
    assert set(procedure.ORDER) == set(Step.values) == set(procedure.USUAL)
    assert set(procedure.USUAL.values()) == set(Decider.values)


@pytest.mark.parametrize(
    ("steps", "lacking", "misplaced"),
    [
        (procedure.ORDER, (), ()),
        (procedure.REQUIRED, (), ()),
        (("recommendation", "review", "decision", "notice"), ("inspection",), ()),
        (("recommendation", "inspection", "review", "decision", "notice"), (), ("review",)),
        (("notice", "decision", "recommendation", "review", "inspection"), (), ("decision", "recommendation", "review", "inspection")),
        ((), procedure.REQUIRED, ()),
    ],
)  # fmt: skip
def test_a_procedure_is_judged(steps, lacking, misplaced):
    assert procedure.lacking(steps) == lacking
    assert procedure.misplaced(steps) == misplaced
