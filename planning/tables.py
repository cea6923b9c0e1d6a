"""Lists of planning, and the matrix of quotas."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web import tables
from planning import policies
from planning.models import Edition
from planning.rules import agenda, methods
from planning.services import quotas
from planning.states import (
    CityPlanState,
    DocumentKind,
    DocumentState,
    EditionState,
    ReceiptState,
    Step,
    Tier,
)


class EditionTable(tables.Table):
    year = tables.Column(_("Year"), sort=True)
    name = tables.LinkColumn(_("Name"))
    state = tables.StateColumn(_("State"), choices=EditionState)
    provincial_seats = tables.NumberColumn(_("Provincial seats"), decimals=0)
    municipal_seats = tables.NumberColumn(_("Municipal seats"), decimals=0)
    nomination_closes_on = tables.DateColumn(_("Nominations close"))
    exam_on = tables.DateColumn(_("Exam"))
    ends_on = tables.DateColumn(_("Ends on"))
    default_sort = "-year"


class DocumentTable(tables.Table):
    number = tables.Column(_("Document number"))
    title = tables.LinkColumn(_("Title"))
    kind = tables.ChoiceColumn(_("Kind"), choices=DocumentKind)
    revision = tables.NumberColumn(_("Version"), decimals=0)
    step = tables.ChoiceColumn(_("Step of the procedure"), choices=Step)
    edition = tables.Column(_("Edition"), "edition__name")
    state = tables.StateColumn(_("State"), choices=DocumentState)
    issued_on = tables.DateColumn(_("Issued on"))
    default_sort = "-id"


class ReceiptTable(tables.Table):
    document = tables.LinkColumn(
        _("Document"), "document__title", url="planning:document-detail", ref="document__ref"
    )
    number = tables.Column(_("Document number"), "document__number")
    revision = tables.NumberColumn(_("Version"), "document__revision", decimals=0)
    organisation = tables.OrgColumn(_("Place"))
    issued_on = tables.DateColumn(_("Issued on"), "document__issued_on")
    state = tables.StateColumn(_("State"), choices=ReceiptState)
    acknowledged_at = tables.DateColumn(_("Acknowledged at"), time=True)
    default_sort = "-id"


class VersionReceiptTable(tables.Table):
    edition = tables.LinkColumn(
        _("Edition"),
        "edition_version__edition__name",
        url="planning:edition-detail",
        ref="edition_version__edition__ref",
    )
    number = tables.NumberColumn(_("Version"), "edition_version__number", decimals=0)
    reason = tables.Column(_("Reason"), "edition_version__reason")
    organisation = tables.OrgColumn(_("Place"))
    published_at = tables.DateColumn(_("Published at"), "edition_version__published_at", time=True)
    state = tables.StateColumn(_("State"), choices=ReceiptState)
    acknowledged_at = tables.DateColumn(_("Acknowledged at"), time=True)
    default_sort = "-id"


class PlaceColumn(tables.OrgColumn, tables.LinkColumn):
    """The place, as the link to its row."""


class CityPlanTable(tables.Table):
    organisation = PlaceColumn(_("Place"))
    edition = tables.Column(_("Edition"), "edition__name")
    state = tables.StateColumn(_("State"), choices=CityPlanState)
    filed_at = tables.DateColumn(_("Filed at"), time=True)
    days_late = tables.NumberColumn(_("Days late"), decimals=0)
    added = tables.NumberColumn(_("Own conditions"), decimals=0)
    closes_on = tables.DateColumn(_("Own closing day"))
    file = tables.Column(_("Attachment"), "file__name")
    default_sort = "org_path"


class DayExceptionTable(tables.Table):
    on = tables.DateColumn(_("Day"), sort=True)
    is_working = tables.BoolColumn(_("Working day"))
    note = tables.Column(_("Note"))
    default_sort = "-on"


# the calendar


def agenda_of(found, stretches, *, today, holiday_name) -> dict:
    """Days and gates in words, with their places on a line from the first day to the last."""
    lines = [
        {
            "label": label_of_date(day.name),
            "on": day.on,
            "is_working": day.is_working,
            "holiday": "" if day.is_working else holiday_name(day.on),
            "same": [label_of_date(name) for name in day.same],
            "is_past": day.on < today,
        }
        for day in found
    ]
    if not found:
        return {"lines": lines, "bars": [], "today": None}
    first = min([day.on for day in found if day.name != "cutoff_on"] or [found[0].on])
    last = found[-1].on
    bars = []
    for stretch in stretches:
        begin, end = (agenda.share(day, first, last) for day in (stretch.first, stretch.last))
        bars.append(
            {
                "label": str(Step(stretch.step).label),
                "stretch": stretch,
                "overlaps": [str(Step(step).label) for step in stretch.overlaps],
                "x": f"{min(begin, 99.2):.1f}",
                "width": f"{max(end - begin, 0.8):.1f}",
            }
        )
    within = first <= today <= last
    return {
        "lines": lines,
        "bars": bars,
        "first": first,
        "last": last,
        "today": f"{agenda.share(today, first, last):.1f}" if within else None,
    }


def label_of_date(name: str) -> str:
    field: Any = Edition._meta.get_field(name)
    return str(capfirst(field.verbose_name))


# the matrix of quotas


def signed(number: int) -> str:
    """`+3`, `−2`, and nothing for no change."""
    return "" if not number else f"+{number}" if number > 0 else f"−{-number}"


@dataclass
class MatrixCell:
    cell: tuple
    seats: int
    used: int | None
    #: Bound field of the matrix as a form.
    bound: object = None


@dataclass
class MatrixRow:
    label: str
    tier: str
    cells: list[MatrixCell]
    #: Seats as recorded, whatever a proposal shows.
    was: int = 0

    @property
    def total(self) -> int:
        return sum(cell.seats for cell in self.cells)

    @property
    def change_text(self) -> str:
        return signed(self.total - self.was)

    @property
    def used(self) -> int | None:
        used = [cell.used for cell in self.cells if cell.used is not None]
        return sum(used) if len(used) == len(self.cells) else None


@dataclass
class MatrixPart:
    """One tier: its rows, sums by field, and how many seats are still to be given."""

    tier: str
    label: str
    rows: list[MatrixRow]
    planned: int
    #: False where the reader sees a part of the places only, so that sums would mislead.
    is_whole: bool = True
    sums: list[int] = field(init=False)

    def __post_init__(self):
        self.sums = [sum(column) for column in zip(*self.columns(), strict=True)]

    def columns(self):
        return [[cell.seats for cell in row.cells] for row in self.rows]

    @property
    def given(self) -> int:
        return sum(self.sums)

    @property
    def left(self) -> int:
        return self.planned - self.given


@dataclass
class Matrix:
    columns: list
    parts: list[MatrixPart]

    @property
    def cells(self) -> dict:
        """Every cell with a label for its field."""
        return {
            item.cell: (f"{row.label} · {column.label}", item.seats)
            for part in self.parts
            for row in part.rows
            for column, item in zip(self.columns, row.cells, strict=True)
        }


def quota_matrix(edition, actor, proposal=None) -> Matrix:
    """Place × field, as far as the actor sees it; `proposal` replaces the seats of its cells."""
    columns = list(edition.sub_projects.all())
    recorded = {
        (tier, sub_project, place): number
        for tier, sub_project, place, number in policies.quotas.scope(actor)
        .filter(edition=edition)
        .values_list("tier", "sub_project_id", "organisation_id", "seats")
    }
    seats = recorded | (proposal or {})
    has_use, used = quotas.tracks_use(), quotas.in_use(edition, actor)
    parts = []
    for tier, organisations in _rows(edition, actor):
        rows = [
            MatrixRow(
                organisation.label,
                tier,
                [
                    MatrixCell(cell, seats.get(cell, 0), used.get(cell, 0) if has_use else None)
                    for cell in ((tier, column.pk, organisation.pk) for column in columns)
                ],
                was=sum(recorded.get((tier, column.pk, organisation.pk), 0) for column in columns),
            )
            for organisation in organisations
        ]
        label = str(Tier(tier).label)
        parts.append(MatrixPart(tier, label, rows, edition.seats_of(tier), actor.is_provincial))
    return Matrix(columns, parts)


def _rows(edition, actor):
    """(tier, organisations) in view: the province's own row, and the places or the one place."""
    province = edition.organisation
    places = Organisation.objects.places()
    if actor.is_provincial:
        places = places.within(edition.org_path)
    else:
        places = places.filter(path=actor.path[: len(edition.org_path) + 4])
    yield str(Tier.MUNICIPAL), list(places.order_by("code", "path"))
    yield str(Tier.PROVINCIAL), [province]


# how the seats are nominated for


@dataclass(frozen=True)
class MeterLine:
    """One place of a tier: its seats, how many may be nominated for them, how many are."""

    label: str
    seats: int
    limit: int
    nominated: int
    #: None where the reader sees a part of them only.
    qualified: int | None

    @property
    def left(self) -> int:
        return max(self.limit - self.nominated, 0)


def meter_lines(matrix: Matrix, edition, actor) -> list[MeterLine]:
    """The places of the matrix with the figures of the page on which is nominated."""
    found = quotas.nominated(edition, actor)
    lines = []
    for part in matrix.parts:
        for row in part.rows:
            groups = [
                found[group]
                for tier, field, place in (cell.cell for cell in row.cells)
                if (group := (tier, field, place if tier == Tier.MUNICIPAL else None)) in found
            ]
            if not groups:
                continue
            limits, used, qualified = zip(*groups, strict=True)
            known = None if None in qualified else sum(qualified)
            label = row.label if part.tier == Tier.MUNICIPAL else f"{row.label} · {part.label}"
            lines.append(MeterLine(label, row.total, sum(limits), sum(used), known))
    return lines


# what a proposal does


@dataclass(frozen=True)
class Effect:
    """One place under a proposed split: its exact share, its seats, and those recorded now."""

    label: str
    weight: int
    exact: Fraction
    seats: int
    was: int

    @property
    def exact_share(self) -> Decimal:
        """To be shown; the seats were computed from the fraction."""
        return Decimal(self.exact.numerator) / self.exact.denominator

    @property
    def change_text(self) -> str:
        return signed(self.seats - self.was)


@dataclass(frozen=True)
class Effects:
    rows: list[Effect]
    #: Sentences on places that a larger total would cost a seat.
    warnings: list[str]


#: So many seats less and more than asked are tried for the paradox.
NEAR = 10


def effects(places, matrix: Matrix, tier, total, claims, method) -> Effects:
    """The municipal places under the proposal that `matrix` holds; none for the single provincial row."""
    if tier != Tier.MUNICIPAL:
        return Effects([], [])
    labels = {place.pk: place.label for place in places}
    [part] = [part for part in matrix.parts if part.tier == tier]
    shares = methods.exact(total, list(claims.values()))
    rows = [
        Effect(labels[place], claim.weight, share, line.total, line.was)
        for (place, claim), share, line in zip(claims.items(), shares, part.rows, strict=True)
    ]
    found = methods.losses(
        range(max(total - NEAR, 0), total + NEAR + 1), list(claims.values()), method
    )
    text = _(
        "With %(total)d seats instead of %(fewer)d, %(place)s would get %(after)d instead of %(before)d."
    )
    names = [labels[place] for place in claims]
    return Effects(
        rows,
        [
            str(text)
            % {
                "total": loss.total,
                "fewer": loss.total - 1,
                "place": names[loss.place],
                "after": loss.after,
                "before": loss.before,
            }
            for loss in found
        ],
    )
