"""How many may be nominated, how many are, and how many are left: numbers only, for every reader."""

import datetime
from typing import Any

from django.db import connection

from core.orgs.models import Membership, Organisation
from core.workflow import rows
from planning.handover import Tier, sub_projects
from selection.models import NominationRatio
from selection.rules import PER_SEAT, Meter
from selection.services.refusing import refusals

#: (tier, sub-project id, id of the place; None in the provincial tier) -> its meter.
Meters = dict[tuple[str, int, int | None], Meter]
#: (sub-project id, id of the place, id of the unit) -> its meter, where the place has divided its seats.
UnitMeters = dict[tuple[int, int, int], Meter]


def per_seat(edition: Any, tier: str) -> Any:
    row = NominationRatio.objects.filter(edition=edition, tier=tier).first()
    return row.per_seat if row else PER_SEAT[str(tier)]


def set_ratio(
    edition: Any,
    tier: str,
    *,
    per_seat: Any,
    legal_basis: str,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> NominationRatio:
    """Another number of nominations for a seat than the usual one, with its basis."""
    row = NominationRatio.objects.filter(edition=edition, tier=tier).first()
    values = {"per_seat": per_seat, "legal_basis": legal_basis}
    with refusals():
        if row is not None:
            return rows.change(row, values, actor=actor, now=now, reason=reason)
        row = NominationRatio(org_path=edition.org_path, edition=edition, tier=tier, **values)
        return rows.create(row, actor=actor, now=now, reason=reason)


def meters(edition: Any) -> Meters:
    """Every group of the reader's place (at the province: of all places), in one statement.

    The database counts for the whole place: a county is told of its place's numbers, not of its names.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tier, field, place, most, used FROM selection_meters(%s)", [edition.pk]
        )
        return {
            (tier, field, place): Meter(most, used)
            for tier, field, place, most, used in cursor.fetchall()
        }


def meter(edition: Any, tier: str, sub_project: Any, place: Any) -> Meter:
    """Limit and use of the group in which a nomination would stand."""
    return of_group(meters(edition), tier, sub_project, place)


def of_group(found: Meters, tier: str, sub_project: Any, place: Any) -> Meter:
    """The group's meter; without a quota nobody may be nominated there."""
    where = place.pk if str(tier) == Tier.MUNICIPAL else None
    return found.get((str(tier), sub_project.pk, where), Meter(0, 0))


def unit_meters(edition: Any) -> UnitMeters:
    """The units in the reader's view whose place has divided its seats, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT field, place, unit, most, used FROM selection_unit_meters(%s)", [edition.pk]
        )
        return {
            (field, place, unit): Meter(most, used)
            for field, place, unit, most, used in cursor.fetchall()
        }


def of_unit(found: UnitMeters, sub_project: Any, place: Any, unit: Any) -> Meter | None:
    """What the unit may nominate in a field that its place has divided; None: as much as the place."""
    return found.get((sub_project.pk, place.pk, unit.pk))


def lines(edition: Any, place: Any) -> list[dict[str, Any]]:
    """{tier, field, meter, units} of every group of one place; the provincial tier is that of all places.
    `units`: (unit, meter, left) of those in view, where the place has divided the field; of several only
    those that may nominate or did. Left is no more than the whole place has."""
    found, by_unit = meters(edition), unit_meters(edition)
    below = {unit for _field, of, unit in by_unit if of == place.pk}
    units = (
        list(Organisation.objects.filter(pk__in=below).order_by("code", "path")) if below else []
    )
    rows = []
    for tier in (Tier.MUNICIPAL, Tier.PROVINCIAL):
        for field in sub_projects(edition):
            group = of_group(found, tier, field, place)
            own = [
                (unit, meter, min(meter.left, group.left))
                for unit in units
                if tier == Tier.MUNICIPAL
                and (meter := of_unit(by_unit, field, place, unit))
                and (meter.limit or meter.used or len(units) == 1)
            ]
            rows.append({"tier": tier, "field": field, "meter": group, "units": own})
    return rows
