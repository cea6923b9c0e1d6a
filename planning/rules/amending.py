"""What a change of a published edition may do, and when it needs a paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planning.rules.qualifications import KINDS, NEVER_EXEMPT, Rule
from planning.rules.strictness import loosened

RULES, GATES, TARGETS = "qualification_rules", "gates", "structure_targets"
#: The step that is never left out nor decided by anybody else than before.
DECISION = "decision"
#: Who decides at a gate, the lowest first.
RANKS = {
    "place": 0, "exam_office": 1, "inspection_team": 1, "office": 2, "department": 3, "committee": 4,
}  # fmt: skip
BASELINE = ("baseline", "baseline_year", "baseline_source")


@dataclass(frozen=True)
class Change:
    """One row of a part before and after; one of the two is None where it is added or removed."""

    part: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def loosening(changes: Iterable[Change], on: date | None) -> list[Change]:
    """What asks less than it did: a condition gone, lower, only warning, or out of effect on the day
    that counts; a step left out or decided lower; a target gone, easier, or with another baseline."""
    return [change for change in changes if _is_looser(change, on)]


def forbidden(changes: Iterable[Change], on: date | None) -> list[Change]:
    """Of those the ones that rest on what nobody may set aside, by exemption or by change: the basic
    conditions, and that the Party committee decides."""
    return [
        change
        for change in loosening(changes, on)
        if change.before is not None
        and (
            (change.part == RULES and change.before["key"] in NEVER_EXEMPT)
            or (change.part == GATES and change.before["step"] == DECISION)
        )
    ]


def _is_looser(change: Change, on: date | None) -> bool:
    if change.part == RULES:
        return _asks_less(change, on)
    if change.before is None:
        return False
    if change.part == GATES:
        return change.after is None or _rank(change.after) < _rank(change.before)
    return change.part == TARGETS and (
        change.after is None or _aims_lower(change.before, change.after)
    )


def _rank(gate: Mapping[str, Any]) -> int:
    return RANKS.get(gate["decider"], 0)


def _aims_lower(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """What was measured before the programme is rewritten as little as the aim is lowered."""
    if before["baseline"] is not None and any(before[name] != after[name] for name in BASELINE):
        return True
    if before["amount"] is None:
        return False
    if after["amount"] is None or any(before[name] != after[name] for name in ("bound", "unit")):
        return True
    if before["bound"] == "least":
        return bool(after["amount"] < before["amount"])
    return bool(after["amount"] > before["amount"])


def _asks_less(change: Change, on: date | None) -> bool:
    before, after = change.before, change.after
    if before is None or not _in_effect(before, on):
        return False
    if after is None or not _in_effect(after, on):
        return True
    if before["key"] not in KINDS:
        return True
    return bool(loosened(rule_of(before), rule_of(after)))


def _in_effect(row: Mapping[str, Any], on: date | None) -> bool:
    """Days of a row stand as text, which sorts as they do."""
    if on is None:
        return True
    first, last = row.get("effective_from"), row.get("effective_to")
    return (not first or first <= on.isoformat()) and (not last or on.isoformat() <= last)


def rule_of(row: Mapping[str, Any]) -> Any:
    return Rule(row["key"], row["parameters"], row["severity"])
