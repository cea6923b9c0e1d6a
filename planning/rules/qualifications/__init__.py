"""The qualifications an edition may ask for, and what stops one person from meeting them.

Each key is one kind of rule: the parameters it takes and a function that judges. A verdict says
which value was needed and which was found; the words are made in `planning.formats`. One person is
judged here; all nominees at once are judged by the statement that `sql` compiles.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from planning.rules.qualifications.facts import (
    BLOCKS,
    EDUCATION,
    FAIL,
    GRADES,
    LEVELS,
    NEEDS_PROOF,
    PASS,
    WARNS,
    Facts,
    Gap,
    Kind,
    Outcome,
    Rule,
    RuleLike,
    Verdict,
)
from planning.rules.qualifications.kinds import GROUPS, KINDS, NEVER_EXEMPT, RANGES, faults

__all__ = [
    "BLOCKS",
    "EDUCATION",
    "FAIL",
    "GRADES",
    "GROUPS",
    "KINDS",
    "LEVELS",
    "NEEDS_PROOF",
    "NEVER_EXEMPT",
    "PASS",
    "RANGES",
    "WARNS",
    "Facts",
    "Gap",
    "Kind",
    "Outcome",
    "Rule",
    "RuleLike",
    "Verdict",
    "faults",
    "gaps",
    "verdicts",
]


def verdicts(facts: Facts, rules: Iterable[RuleLike], on: date) -> list[Verdict]:
    """Every rule held against this person on the cut-off day.

    A rule is judged as written: an unknown key or a missing parameter needs proof by hand, it never
    passes silently. An attestation fills a want of proof, never a failure.
    """
    found = []
    for rule in rules:
        outcome, data = _judge(facts, rule, on)
        if outcome == NEEDS_PROOF and rule.key in facts.attested:
            outcome = PASS
        found.append(
            Verdict(rule.key, outcome, dict(rule.parameters), data, severity=rule.severity)
        )
    return found


def gaps(facts: Facts, rules: Iterable[RuleLike], on: date) -> list[Gap]:
    """Everything that stops this person on the cut-off day; an empty list means qualified."""
    return [each for each in verdicts(facts, rules, on) if each.verdict != PASS]


def _judge(facts: Any, rule: RuleLike, on: date) -> tuple[Outcome, dict[Any, Any]]:
    if faults(rule):
        return NEEDS_PROOF, {}
    return KINDS[rule.key].judge(facts, rule.parameters, on)
