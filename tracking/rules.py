"""What a review must say, and when the next one is due. Values in, verdict out."""

import datetime
from dataclasses import dataclass

#: A cadre is on the reserve list up to this age (two local rules; domain.md 2.7).
RESERVE_AGE_LIMIT = 45


@dataclass(frozen=True)
class Draft:
    """A review as somebody wants to submit it."""

    outcome: str
    evidence: str
    ground: str = ""
    hearing_on: datetime.date | None = None
    hearing_note: str = ""


def gaps(draft: Draft, today: datetime.date) -> dict[str, str]:
    """Field -> key of what is missing; empty when the review may be submitted.

    Adjusting out takes a ground and a talk with the trainee (due process); the others need evidence.
    """
    missing = {}
    if not draft.outcome:
        missing["outcome"] = "outcome"
    if not draft.evidence.strip():
        missing["evidence"] = "evidence"
    if draft.outcome == "adjust_out":
        if not draft.ground:
            missing["ground"] = "ground"
        if not draft.hearing_note.strip():
            missing["hearing_note"] = "hearing_note"
        if draft.hearing_on is None:
            missing["hearing_on"] = "hearing_on"
        elif draft.hearing_on > today:
            missing["hearing_on"] = "hearing_future"
    elif draft.ground:
        missing["ground"] = "ground_without"
    return missing


def is_late(state: str, due_on: datetime.date, today: datetime.date) -> bool:
    """Whether a review waits for its author beyond its day."""
    return state in {"due", "returned"} and today > due_on


def next_cycle(last: datetime.date | None, today: datetime.date, months: int = 12) -> bool:
    """Whether a new cycle is to be opened: none yet, or the last opened at least `months` ago."""
    if last is None:
        return True
    return (today.year - last.year) * 12 + today.month - last.month >= months
