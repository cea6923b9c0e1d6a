"""A new edition from an earlier one or a template: looked at first, then made."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from core.audit.log import act
from core.orgs.models import Membership, Organisation
from planning.models import Edition
from planning.rules import shifting
from planning.rules.readiness import DATES
from planning.rules.shifting import Shift
from planning.services import bases, days, editions, sources
from planning.services.sources import NUMBERS, SEATS, Source

#: What may be taken over, each with the columns of the edition that it brings.
PARTS: dict[str, tuple[str, ...]] = {
    "plan": ("general_plan", "objectives"),
    "scope": ("scope_text",),
    "measures": ("measures", *NUMBERS),
    "calendar": (),
    "sub_projects": (),
    "qualification_rules": (),
    "gates": (),
    "group_members": (),
    "structure_targets": (),
    "quotas": SEATS,
    "documents": (),
}
#: Part -> the part that it stands on.
NEEDS = {"quotas": "sub_projects"}


@dataclass(frozen=True)
class Preview:
    """What a new edition would take over; nothing is written yet."""

    source: Source
    shifts: list[Shift]
    #: Columns of texts and numbers that come along.
    values: Mapping[str, Any]
    #: Relation -> rows.
    parts: Mapping[str, list[dict[str, Any]]]
    #: Part -> how much the source has of it, taken or not.
    counts: Mapping[str, int]


def preview(
    source: Source,
    *,
    year: int,
    parts: Collection[str],
    actor: Membership,
    starts_on: datetime.date | None = None,
) -> Preview:
    """What `clone` would write for these answers."""
    province = Organisation.objects.get(path=actor.path)
    taken = {part for part in parts if NEEDS.get(part, part) in parts}
    shifts: list[Shift] = []
    if "calendar" in taken:
        first = source.dates.get("starts_on")
        shifts = shifting.shifts(
            {name: source.dates.get(name) for name in DATES},
            years=year - source.year,
            days=(starts_on - first).days if starts_on and first else None,
            is_working_day=days.working_days(province.pk),
        )
    names = [name for part in PARTS if part in taken for name in PARTS[part]]
    counts = {part: len(source.parts.get(part, ())) for part in PARTS}
    counts |= {
        part: sum(bool(source.values.get(name)) for name in names)
        for part, names in PARTS.items()
        if names and part != "quotas"
    }
    counts["calendar"] = sum(day is not None for day in source.dates.values())
    return Preview(
        source=source,
        shifts=shifts,
        values={name: source.values[name] for name in names if name in source.values},
        parts={name: source.parts.get(name, []) for name in sources.RELATIONS if name in taken},
        counts=counts,
    )


def clone(
    source: Source | Edition,
    *,
    year: int,
    name: str,
    actor: Membership,
    now: datetime.datetime,
    parts: Collection[str] = tuple(PARTS),
    starts_on: datetime.date | None = None,
) -> Edition:
    """Begin a draft from a source: texts, parts, and dates moved to working days of its year."""
    if isinstance(source, Edition):
        source = sources.of_edition(source)
    plan = preview(source, year=year, parts=parts, actor=actor, starts_on=starts_on)
    fields = {**plan.values, **{shift.name: shift.becomes for shift in plan.shifts}}
    begin = editions.begin if "gates" in plan.parts else editions.create
    with act(actor, now):
        edition = begin(
            year=year, name=name, predecessor=source.predecessor, actor=actor, now=now, **fields
        )
        _write(plan, edition)
    return edition


def _write(plan: Preview, edition: Edition) -> None:
    """The parts, each kind in one INSERT."""
    sub_projects: dict[str, Any] = {}
    for relation, rows in plan.parts.items():
        model: Any = Edition._meta.get_field(relation).related_model
        if relation == "qualification_rules":
            rows = bases.carried_over(rows, edition.rules_on)
        copies = []
        for row in rows:
            values = {"org_path": edition.org_path, **row}
            if relation == "quotas":
                values["sub_project"] = sub_projects[values.pop("field")]
            copies.append(model(edition=edition, **values))
        made = model.objects.bulk_create(copies)
        if relation == "sub_projects":
            sub_projects = {row.field: row for row in made}
