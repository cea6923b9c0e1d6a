"""Lists of planning, and the matrix of quotas."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web import tables
from planning import policies
from planning.rules import methods
from planning.services import quotas
from planning.states import (
    CityPlanState,
    DocumentKind,
    DocumentState,
    EditionState,
    ReceiptState,
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
    edition = tables.Column(_("Edition"), "edition__name")
    state = tables.StateColumn(_("State"), choices=DocumentState)
    issued_on = tables.DateColumn(_("Issued on"))
    default_sort = "-id"


class ReceiptTable(tables.Table):
    document = tables.LinkColumn(
        _("Document"), "document__title", url="planning:document-detail", ref="document__ref"
    )
    number = tables.Column(_("Document number"), "document__number")
    organisation = tables.OrgColumn(_("Place"))
    issued_on = tables.DateColumn(_("Issued on"), "document__issued_on")
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
    file = tables.Column(_("Attachment"), "file__name")
    default_sort = "org_path"


class DayExceptionTable(tables.Table):
    on = tables.DateColumn(_("Day"), sort=True)
    is_working = tables.BoolColumn(_("Working day"))
    note = tables.Column(_("Note"))
    default_sort = "-on"


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
