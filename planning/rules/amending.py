"""What a change of a published edition may do, and when it needs a paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planning.rules.qualifications import KINDS, NEVER_EXEMPT, Rule
from planning.rules.strictness import loosened

RULES = "qualification_rules"


@dataclass(frozen=True)
class Change:
    """One row of a part before and after; one of the two is None where it is added or removed."""

    part: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def loosening(changes: Iterable[Change], on: date | None) -> list[Change]:
    """The conditions that ask less than they did: gone, lower, only warning, or out of effect on the
    day that counts."""
    return [change for change in changes if change.part == RULES and _is_looser(change, on)]


def forbidden(changes: Iterable[Change], on: date | None) -> list[Change]:
    """Of those the ones that rest on what nobody may set aside, by exemption or by change."""
    return [
        change for change in loosening(changes, on) if (change.before or {})["key"] in NEVER_EXEMPT
    ]


def _is_looser(change: Change, on: date | None) -> bool:
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
