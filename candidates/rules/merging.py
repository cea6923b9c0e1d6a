"""Two records of one person: which values they agree on, and what a choice between them amounts to.

Values stand side by side as plain data; `first` and `second` are the records in the order of the
page, and a choice names one of them, or `both` where rows of the two can be joined.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

FIRST, SECOND, BOTH = "first", "second", "both"
#: Columns of the form, in its order.
FIELDS = (
    "name", "sex", "birth", "id_number", "phone", "ethnic_group", "native_place", "birthplace",
    "political_status", "party_joined", "work_started", "health", "professional_title", "expertise",
    "present_post", "position_level", "level_since", "grassroots_months", "has_led_township",
    "reporting_unit",
)  # fmt: skip
#: What is chosen as a whole: name of the choice -> attributes of the record that go together.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "education": ("education",),
    "resume": ("resume", "career"),
    "awards": ("awards",),
    "appraisals": ("appraisals",),
    "family": ("family",),
}
#: Column -> what goes with it: rows read from its words, or set by hand beside them.
WITH: Mapping[str, tuple[str, ...]] = {"professional_title": ("titles",)}
#: Lists that can also be joined, and what makes two rows the same one.
_SAME: Mapping[str, Callable[[Any], object]] = {
    "awards": lambda row: (row.on, row.text),
    "appraisals": lambda row: row.year,
    "family": lambda row: (row.relation, row.name),
}
_ORDER: Mapping[str, Callable[[Any], Any]] = {
    "awards": lambda row: row.on,
    "appraisals": lambda row: row.year,
}
JOINABLE = frozenset(_SAME)
_EMPTY: Mapping[str, tuple[Any, ...]] = {"sex": ("0", "9")}


def is_empty(name: str, value: Any) -> bool:
    """Whether a value says nothing; a sex that is not known says nothing either."""
    return not value or value in _EMPTY.get(name, ())


def differences(first: Any, second: Any) -> dict[str, str]:
    """Each choice on which the records do not say the same, with what is best chosen first: the one
    that says something, else `first`; rows of both where they can be joined."""
    found = {}
    for name in (*FIELDS, *GROUPS):
        parts = _parts(name)
        one = [getattr(first, part) for part in parts]
        other = [getattr(second, part) for part in parts]
        if one == other:
            continue
        if all(is_empty(name, value) for value in one):
            found[name] = SECOND
        elif name in JOINABLE and not all(is_empty(name, value) for value in other):
            found[name] = BOTH
        else:
            found[name] = FIRST
    return found


def _parts(name: str) -> tuple[str, ...]:
    return GROUPS.get(name, (name, *WITH.get(name, ())))


def combined(first: Any, second: Any, choices: Mapping[str, str], *, keep: str) -> dict[str, Any]:
    """The attributes of the record that goes on: those of the one kept, except where a choice says
    otherwise."""
    kept, other = (first, second) if keep == FIRST else (second, first)
    values: dict[str, Any] = {}
    for name in differences(first, second):
        choice = choices.get(name, keep)
        for part in _parts(name):
            if choice == BOTH and name in JOINABLE:
                values[part] = _joined(name, getattr(kept, part), getattr(other, part))
            else:
                values[part] = getattr(second if choice == SECOND else first, part)
    return values


def _joined(name: str, kept: Iterable[Any], other: Iterable[Any]) -> list[Any]:
    """The rows of the one, then those that only the other has; in order of time where they have one."""
    key = _SAME[name]
    rows = {key(row): row for row in other} | {key(row): row for row in kept}
    order = [key(row) for row in kept] + [key(row) for row in other]
    found = [rows[each] for each in dict.fromkeys(order)]
    return sorted(found, key=_ORDER[name]) if name in _ORDER else found
