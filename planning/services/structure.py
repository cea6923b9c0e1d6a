"""The structure that an edition aims at in leadership teams, and where it stands."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.models import Membership
from core.workflow.errors import Refused
from planning import policies
from planning.models import Edition, StructureTarget
from planning.rules import structure
from planning.rules.structure import Figure, Tally, Target
from planning.services import parts
from planning.services.editions import require_draft
from planning.states import Bound, TeamLevel, Unit

#: What a target says beside the group that it is about.
VALUES = (
    "bound", "unit", "amount", "source", "baseline", "baseline_year", "baseline_source", "note",
)  # fmt: skip
#: So many groups of an edition at most: what a page shows is bounded.
MOST = 120


def add_target(
    edition: Edition, *, actor: Membership, now: datetime.datetime, **fields: Any
) -> StructureTarget:
    """One group of a level: `level`, `dimension`, `band` and what of VALUES there is."""
    (made,) = add_targets(edition, [fields], actor=actor, now=now)
    return made


def add_targets(
    edition: Edition,
    rows: Sequence[Mapping[str, Any]],
    *,
    actor: Membership,
    now: datetime.datetime,
) -> list[StructureTarget]:
    """Many groups at once; all or none."""
    targets = [
        StructureTarget(edition=edition, org_path=edition.org_path, **fields) for fields in rows
    ]
    with act(actor, now):
        require_draft(edition)
        known = {_place(row) for row in edition.structure_targets.all()}
        for row in targets:
            require_sense(row)
            if _place(row) in known:
                raise Refused(fields=taken(row))
            known.add(_place(row))
        if len(known) > MOST:
            raise Refused(
                _("An edition has at most %(count)d structure targets.") % {"count": MOST}
            )
        StructureTarget.objects.bulk_create(targets)
        record_many(
            StructureTarget._meta.label,
            "structuretarget.create",
            [(row.ref, row.org_path, {}, _said(row)) for row in targets],
        )
    return targets


def edit_target(
    target: StructureTarget, *, actor: Membership, now: datetime.datetime, **values: Any
) -> StructureTarget:
    """Other figures for the group, or another group."""
    changed = StructureTarget(
        **{name: values.get(name, getattr(target, name)) for name in (*_GROUP, *VALUES)}
    )
    require_sense(changed)
    others = target.edition.structure_targets.exclude(pk=target.pk)
    if others.filter(**dict(zip(_GROUP, _place(changed), strict=True))).exists():
        raise Refused(fields=taken(changed))
    edited: StructureTarget = parts.edit(target, values, actor, now)
    return edited


def remove_target(
    target: StructureTarget, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    parts.remove(target, actor, now, reason)


_GROUP = ("level", "dimension", "band")


def _place(row: StructureTarget) -> tuple[str, str, str]:
    return row.level, row.dimension, row.band


def group_field(row: StructureTarget) -> str:
    """Where the form asks for the group."""
    return "age_from" if row.dimension == structure.AGE else "group"


def taken(row: StructureTarget) -> dict[str, object]:
    """What the form says of a group that has its figures."""
    return {group_field(row): _("This group of the team level has its figures already.")}


def _said(row: StructureTarget) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in (*_GROUP, *VALUES)}
    return {name: value for name, value in values.items() if value not in (None, "")}


def require_sense(row: StructureTarget) -> None:
    """Refuse what says nothing, half of something, or something that cannot be, at its field."""
    faults: dict[str, object] = {}
    if row.dimension == structure.AGE:
        try:
            structure.ages(row.band)
        except ValueError:
            faults["age_from"] = _("State the first age, the last one, or both in order.")
    if row.amount is None and row.baseline is None:
        faults["amount"] = _("State a target, a baseline, or both.")
    faults |= _faults_of_target(row) | _faults_of_baseline(row)
    if faults:
        raise Refused(fields=faults)


def _faults_of_target(row: StructureTarget) -> dict[str, object]:
    if row.amount is None:
        return {"amount": _("The target lacks its figure.")} if row.source else {}
    faults: dict[str, object] = {}
    if row.bound not in Bound.values:
        faults["bound"] = _("Say whether it is the least or the most.")
    if row.unit not in Unit.values:
        faults["unit"] = _("Say whether it is per cent or a number of members.")
    if row.amount < 0 or (row.unit == Unit.SHARE and row.amount > 100):
        faults["amount"] = _("Per cent go from 0 to 100.")
    elif row.unit == Unit.NUMBER and row.amount != int(row.amount):
        faults["amount"] = _("Members are a whole number.")
    return faults


def _faults_of_baseline(row: StructureTarget) -> dict[str, object]:
    if row.baseline is None:
        text = _("The baseline lacks its figure.")
        return {"baseline": text} if row.baseline_year or row.baseline_source else {}
    faults: dict[str, object] = {}
    if not 0 <= row.baseline <= 100:
        faults["baseline"] = _("Per cent go from 0 to 100.")
    if not row.baseline_year:
        faults["baseline_year"] = _("A baseline needs its year.")
    if not row.baseline_source.strip():
        faults["baseline_source"] = _("A baseline needs its source.")
    return faults


# -- where it stands ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One group of a team level: what was, what is aimed at, what is. `row` is None where the edition
    states nothing of the group."""

    level: str
    dimension: str
    band: str
    row: StructureTarget | None
    #: Population -> figure.
    figures: Mapping[str, Figure]

    @property
    def in_post(self) -> Figure:
        return self.figures[structure.IN_POST]

    @property
    def target(self) -> Target | None:
        if self.row is None or self.row.amount is None:
            return None
        return Target(self.row.bound, self.row.unit, Decimal(self.row.amount))

    @property
    def is_met(self) -> bool | None:
        return structure.is_met(self.target, self.in_post)

    @property
    def lacking(self) -> int | None:
        """How many members are too few or too many; None where it cannot be told."""
        if self.target is None or self.in_post.count is None or not self.in_post.total:
            return None
        return self.target.lacking(self.in_post.count, self.in_post.total)

    @property
    def gap(self) -> float | None:
        """In post less the target, in percentage points."""
        wanted = self.target.share(self.in_post.total) if self.target else None
        is_share = self.in_post.share
        return None if wanted is None or is_share is None else float(is_share - wanted)

    @property
    def shift(self) -> float | None:
        """By how many percentage points those whom the edition brought in moved the share."""
        before, after = self.figures[structure.BEFORE].share, self.in_post.share
        return None if before is None or after is None else float(after - before)


def lines(
    edition: Edition,
    actor: Membership,
    today: datetime.date,
    *,
    levels: Sequence[str] = tuple(TeamLevel.values),
    dimensions: Sequence[str] = structure.DIMENSIONS,
    place: str = "",
) -> list[Line]:
    """The groups of these levels and dimensions, with the people in the actor's view (of one place:
    its path); two statements."""
    stated: dict[tuple[str, str], list[StructureTarget]] = defaultdict(list)
    for row in policies.structure_targets.scope(actor).filter(edition=edition):
        stated[row.level, row.dimension].append(row)
    tallies = tally(edition, actor, today, place)
    found: list[Line] = []
    for level in levels:
        people = structure.people_of(tallies, level)
        for dimension in dimensions:
            rows = {row.band: row for row in stated[level, dimension]}
            bands = structure.beside(dimension, list(rows))
            found += _lines(level, dimension, bands, rows, people)
    return found


def _lines(
    level: str, dimension: str, bands: Sequence[str], rows: Mapping[str, Any], people: Any
) -> Iterable[Line]:
    figures = {
        name: structure.figures(dimension, bands, people[name][dimension])
        for name in structure.POPULATIONS
    }
    for band in bands:
        own = {name: figures[name][band] for name in structure.POPULATIONS}
        if own[structure.APPOINTED].is_hidden:
            # Else the difference of the two others would tell the number.
            before = own[structure.BEFORE]
            own[structure.BEFORE] = Figure(before.total, None, 0, before.total)
        yield Line(level, dimension, band, rows.get(band), own)


def tally(
    edition: Edition, actor: Membership, today: datetime.date, place: str = ""
) -> list[Tally]:
    """The people of the register by team level, as the stage that sees posts and nominations counts
    them (settings.TEAM_STRUCTURE): ages on the cut-off day; who came to a level after the end of the
    edition is left out."""
    name = getattr(settings, "TEAM_STRUCTURE", "")
    if not name:
        return []
    ages_on = edition.cutoff_on or today
    until = min(edition.ends_on or today, today)
    rows = import_string(name)(actor, edition, ages_on=ages_on, until=until, place=place)
    return [Tally(*row) for row in rows]
