"""Whether one condition asks for no less than another of the same kind.

The database compares in the same way (`planning_strictness`); a test holds the two together.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planning.rules.qualifications import BLOCKS, EDUCATION, GRADES, KINDS, LEVELS, RuleLike

_ORDERS = {"education": EDUCATION, "level": LEVELS, "grade": GRADES}
#: Parameters that are stricter the lower they are; all others the higher they are.
_LOWER_IS_STRICTER = {"to", "most"}
#: The same for single kinds: fewer years to have trained in, more levels that must have studied.
_LOWER_IN_KIND = {("training_months_min", "years"), ("education_min_from_level", "level")}


def strictness(key: str, name: str, value: Any) -> int:
    """The greater, the stricter; comparable within one parameter of one kind."""
    if name in _ORDERS:
        rank = _ORDERS[name].index(value)
    elif isinstance(value, str):
        rank = date.fromisoformat(value).toordinal()
    else:
        rank = value
    lower = name in _LOWER_IS_STRICTER or (key, name) in _LOWER_IN_KIND
    return -rank if lower else rank


def loosened(asked: RuleLike, given: RuleLike) -> list[str]:
    """Names of what `given` asks less of than `asked`; "severity" where it only warns."""
    names = [
        name
        for name in KINDS[asked.key].parameters
        if strictness(asked.key, name, given.parameters[name])
        < strictness(asked.key, name, asked.parameters[name])
    ]
    if asked.severity == BLOCKS and given.severity != BLOCKS:
        names.append("severity")
    return names


def adds_nothing(asked: RuleLike, given: RuleLike) -> bool:
    same: Mapping[str, Any] = asked.parameters
    return dict(same) == dict(given.parameters) and asked.severity == given.severity


def joined(asked: RuleLike, given: RuleLike) -> tuple[dict[str, Any], str]:
    """The stricter of both in every parameter, and the severer effect: what holds where the province has
    changed a condition after a place had asked more than it did then."""
    parameters = {
        name: max(
            (asked.parameters[name], given.parameters[name]),
            key=lambda value: strictness(asked.key, name, value),
        )
        for name in KINDS[asked.key].parameters
    }
    return parameters, BLOCKS if BLOCKS in (asked.severity, given.severity) else given.severity
