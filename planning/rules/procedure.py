"""The order of the gates: which steps a procedure may not lack, and what must come before what."""

from collections.abc import Sequence

#: The steps in the only order that the regulation allows (articles 14 to 45).
ORDER = (
    "recommendation",
    "review",
    "exam",
    "inspection",
    "proposal",
    "decision",
    "notice",
    "confirmation",
)
#: Steps without which nobody is chosen; an exam is the programme's own, and editions of before have no
#: proposal on record.
REQUIRED = ("recommendation", "review", "inspection", "decision", "notice")
#: Step -> who decides, as a rule.
USUAL = {
    "recommendation": "place",
    "review": "office",
    "exam": "exam_office",
    "inspection": "inspection_team",
    "proposal": "department",
    "decision": "committee",
    "notice": "office",
    "confirmation": "committee",
}


def lacking(steps: Sequence[str]) -> tuple[str, ...]:
    """Required steps that the procedure leaves out."""
    return tuple(step for step in REQUIRED if step not in steps)


def misplaced(steps: Sequence[str]) -> tuple[str, ...]:
    """Steps that stand behind one which must follow them."""
    wrong, latest = [], -1
    for step in steps:
        place = ORDER.index(step)
        if place < latest:
            wrong.append(step)
        latest = max(latest, place)
    return tuple(wrong)
