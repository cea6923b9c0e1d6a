"""A table of moves: names, states, the picture of it."""

import pytest

from core.workflow.diagram import mermaid
from core.workflow.table import Workflow, move

DOOR = Workflow(
    "core.Door",
    initial="open",
    moves=[
        move("shut", "open", "closed", "Shut"),
        move("lock", "closed", "locked", "Lock", reason_required=True),
        move("free", {"closed", "locked"}, "open", "Open"),
    ],
)


def test_a_move_is_reached_by_its_name_and_names_its_act():
    assert DOOR.lock.target == "locked"
    assert DOOR.lock.action == "door.lock"
    with pytest.raises(AttributeError, match="no move 'kick'"):
        _ = DOOR.kick


def test_the_moves_of_a_state_keep_the_order_of_the_table():
    assert [m.name for m in DOOR.from_state("closed")] == ["lock", "free"]
    assert DOOR.states() == {"open", "closed", "locked"}


def test_a_name_stands_once():
    with pytest.raises(ValueError, match="named twice"):
        Workflow("core.Door", initial="a", moves=[move("x", "a", "b", ""), move("x", "b", "a", "")])


def test_the_diagram_has_a_line_for_each_move_and_source():
    assert mermaid(DOOR).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> open",
        "    open --> closed: shut",
        "    closed --> locked: lock (reason)",
        "    closed --> open: free",
        "    locked --> open: free",
    ]
