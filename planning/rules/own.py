"""The conditions that judge the nominees of a place: the province's, with what its own plan adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planning.rules import strictness
from planning.rules.qualifications import BLOCKS, RuleLike, faults

#: Who asks for a condition.
PROVINCE, PLACE = "province", "place"


@dataclass(frozen=True)
class Condition:
    """One condition as it is held against a nominee."""

    key: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    severity: str = BLOCKS
    legal_basis: str = ""
    source: str = PROVINCE
    #: What it names of the table of laws (of a place as cited), and the edition of the law named in words.
    basis: object = None
    law_edition: str = ""
    #: What the province asks where the place asks more; None where the two do not differ.
    asked: Mapping[str, object] | None = None


def combined(provincial: Sequence[RuleLike], own: Sequence[RuleLike]) -> list[Condition]:
    """In the province's order, each as strict as the stricter of both; the place's additions last."""
    rest = {condition.key: condition for condition in own}
    found = [_stricter(rule, rest.pop(rule.key, None)) for rule in provincial]
    return found + [_of(condition, PLACE) for condition in rest.values()]


def _stricter(asked: RuleLike, given: RuleLike | None) -> Condition:
    if given is None or faults(asked) or faults(given):
        return _of(asked, PROVINCE)
    parameters, severity = strictness.joined(asked, given)
    if parameters == dict(asked.parameters) and severity == asked.severity:
        return _of(asked, PROVINCE)
    found = replace(
        _of(asked, PLACE), parameters=parameters, severity=severity, asked=dict(asked.parameters)
    )
    own = _of(given, PLACE)
    if own.legal_basis:
        found = replace(found, legal_basis=own.legal_basis, law_edition=own.law_edition)
    return replace(found, basis=own.basis or found.basis)


def _of(rule: RuleLike, source: str) -> Condition:
    return Condition(
        rule.key,
        rule.parameters,
        rule.severity,
        getattr(rule, "legal_basis", ""),
        source,
        basis=getattr(rule, "basis", None),
        law_edition=getattr(rule, "law_edition", ""),
    )
