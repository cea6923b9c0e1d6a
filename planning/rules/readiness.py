"""What an edition still lacks before it can be published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planning.rules import procedure


@dataclass(frozen=True)
class Outline:
    """An edition as far as readiness asks."""

    #: Names of the texts and dates that have a value.
    filled: frozenset[str] = frozenset()
    dates: Mapping[str, date | None] = field(default_factory=dict)
    sub_projects: int = 0
    #: Tier -> number of rules; and the rules whose parameters are wrong.
    rules: Mapping[str, int] = field(default_factory=dict)
    faulty_rules: tuple[str, ...] = ()
    leading_group: int = 0
    #: The steps of the procedure in their order.
    steps: tuple[str, ...] = ()
    #: Tier -> planned seats, and seats given out in the matrix.
    planned: Mapping[str, int] = field(default_factory=dict)
    given: Mapping[str, int] = field(default_factory=dict)
    places: int = 0
    places_with_quota: int = 0
    #: Documents that hang on the first gate, and titles of documents with neither text nor file.
    gate_documents: int = 0
    blank_documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One line of the readiness list. `where` names the tab on which it is put right."""

    key: str
    is_met: bool
    where: str
    data: Mapping[str, object] = field(default_factory=dict)
    #: The fields or rules at fault.
    names: tuple[str, ...] = ()


TEXTS = ("general_plan", "objectives", "scope_text", "measures")
DATES = (
    "cutoff_on",
    "starts_on",
    "ends_on",
    "nomination_opens_on",
    "nomination_closes_on",
    "review_due_on",
    "exam_on",
    "inspection_from",
    "inspection_to",
)
#: The order in which the steps follow each other; the cut-off day stands apart.
SEQUENCE = DATES[3:]


def readiness(outline: Outline) -> list[Item]:
    """Every condition for publishing, met or not, in the order in which an edition is written."""
    return [
        _filled("texts", TEXTS, outline, "plan"),
        _filled("dates", DATES, outline, "plan"),
        _sequence(outline),
        Item(
            "sub_projects", outline.sub_projects > 0, "subprojects", {"count": outline.sub_projects}
        ),
        *(
            Item(f"rules_{tier}", outline.rules.get(tier, 0) > 0, "rules", {"count": count})
            for tier, count in outline.rules.items()
        ),
        Item("rules_whole", not outline.faulty_rules, "rules", names=outline.faulty_rules),
        _procedure(outline),
        Item("leading_group", outline.leading_group > 0, "group", {"count": outline.leading_group}),
        *(
            Item(
                f"quota_{tier}",
                0 < planned == outline.given.get(tier, 0),
                "quotas",
                {"planned": planned, "given": outline.given.get(tier, 0)},
            )
            for tier, planned in outline.planned.items()
        ),
        *_quota_places(outline),
        Item(
            "documents", outline.gate_documents > 0, "documents", {"count": outline.gate_documents}
        ),
        Item(
            "documents_whole",
            not outline.blank_documents,
            "documents",
            names=outline.blank_documents,
        ),
    ]


def missing(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if not item.is_met]


def disorder(dates: Mapping[str, date | None]) -> tuple[str, ...]:
    """Names of the dates that lie before the step they follow, or outside the edition."""
    wrong = []
    known = [(name, day) for name in SEQUENCE if (day := dates.get(name))]
    latest: date | None = None
    for name, day in known:
        if latest is not None and day < latest:
            wrong.append(name)
        else:
            latest = day
    start, end = dates.get("starts_on"), dates.get("ends_on")
    if start and end and end < start:
        wrong.append("ends_on")
    wrong += [
        name
        for name, day in known
        if name not in wrong and ((start and day < start) or (end and day > end))
    ]
    return tuple(wrong)


def _quota_places(outline: Any) -> list[Item]:
    """Every place has seats; asked only where there is a municipal project."""
    if not outline.places:
        return []
    data = {"places": outline.places, "with_quota": outline.places_with_quota}
    return [Item("quota_places", outline.places == outline.places_with_quota, "quotas", data)]


def _filled(key: str, names: Any, outline: Any, where: Any) -> Item:
    empty = tuple(name for name in names if name not in outline.filled)
    return Item(key, not empty, where, names=empty)


def _procedure(outline: Any) -> Item:
    """All required gates, in the order of the regulation."""
    wrong = procedure.lacking(outline.steps) + procedure.misplaced(outline.steps)
    return Item("procedure", not wrong, "procedure", {"count": len(outline.steps)}, wrong)


def _sequence(outline: Any) -> Item:
    wrong = disorder(outline.dates)
    return Item("sequence", not wrong, "plan", names=wrong)
