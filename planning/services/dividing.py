"""How a place divides its municipal seats among its counties, field by field."""

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from planning.models import CityPlan, Edition, Quota, UnitQuota
from planning.services import city_plans
from planning.states import Tier

#: (sub-project id, id of the unit).
Cell = tuple[int, int]


def divide(
    plan: CityPlan, *, seats: Mapping[Cell, int], actor: Membership, now: datetime.datetime
) -> int:
    """Write the given cells of the plan; returns how many changed. What is not given away stays with
    the place; nought takes a unit's seats back."""
    with act(actor, now):
        locked = rows.lock(plan)
        if not locked.is_open:
            raise MoveRefused(
                _("The plan is with the province and cannot be changed."), code="state"
            )
        city_plans.require_running(plan)
        known = {_cell(row): row for row in UnitQuota.objects.filter(plan=plan).written()}
        changed = {
            cell: number
            for cell, number in seats.items()
            if number != (known[cell].seats if cell in known else 0)
        }
        if not changed:
            return 0
        written = {cell: row.seats for cell, row in known.items()} | changed
        units = units_of(plan)
        _require_known(plan, units, changed)
        _require_within(plan, written)
        _write(plan, units, known, changed)
        plan.version += 1
        plan.save(update_fields=["version"])
        record(
            plan,
            "cityplan.divide",
            before={"seats": sum(row.seats for row in known.values())},
            after={"cells": len(changed), "seats": sum(written.values())},
        )
    return len(changed)


def units_of(plan: CityPlan) -> list[Organisation]:
    """The counties of the place; a directly administered place has none to divide among."""
    counties = Organisation.objects.within(plan.org_path)
    return list(counties.filter(kind=Organisation.Kind.COUNTY).order_by("code", "path"))


def quotas_of(plan: CityPlan) -> dict[int, int]:
    """Sub-project id -> municipal seats of the place."""
    own = Quota.objects.filter(edition=plan.edition_id, organisation=plan.organisation_id)
    return dict(own.of_tier(Tier.MUNICIPAL).values_list("sub_project_id", "seats"))


def written(plan: CityPlan) -> dict[Cell, int]:
    return {_cell(row): row.seats for row in UnitQuota.objects.filter(plan=plan).written()}


def given(edition: Edition) -> dict[Cell, int]:
    """(sub-project id, place id) -> the most that the place gives its units, as written or as in force:
    its quota does not fall below it."""
    plans = CityPlan.objects.filter(edition=edition).prefetch_related("versions")
    latest = {
        plan.pk: (plan.organisation_id, [None, *(row.pk for row in plan.versions.all())][-1])
        for plan in plans
    }
    sums: Counter[tuple[int, int, int | None]] = Counter()
    for row in UnitQuota.objects.filter(plan__in=latest):
        place, version = latest[row.plan_id]
        if row.plan_version_id in (None, version):
            sums[row.sub_project_id, place, row.plan_version_id] += row.seats
    found: dict[Cell, int] = {}
    for (field, place, _version), total in sums.items():
        found[field, place] = max(total, found.get((field, place), 0))
    return found


def nominated(edition: Edition, actor: Membership) -> dict[tuple[int, int], tuple[int, int]]:
    """(Sub-project id, unit id) -> how many the unit may nominate by the plan in force, and does, as the
    stage that nominates counts them (settings.UNIT_METER)."""
    name = getattr(settings, "UNIT_METER", "")
    return import_string(name)(actor, edition) if name else {}


def _cell(row: UnitQuota) -> Cell:
    return row.sub_project_id, row.organisation_id


def _require_known(plan: CityPlan, units: list[Organisation], changed: Any) -> None:
    """Only counties of the place, fields of its edition, and whole numbers."""
    known = {unit.pk for unit in units}
    fields = set(plan.edition.sub_projects.values_list("pk", flat=True))
    for (field, unit), number in changed.items():
        if field not in fields or unit not in known:
            raise Refused(_("A cell does not belong to this plan."))
        if not 0 <= number <= 9_999:
            raise Refused(_("Seats are whole numbers from 0 to 9,999."))


def _require_within(plan: CityPlan, written: Any) -> None:
    given: Counter[int] = Counter()
    for (field, _unit), number in written.items():
        given[field] += number
    most = quotas_of(plan)
    for field in plan.edition.sub_projects.all():
        if given[field.pk] > most.get(field.pk, 0):
            text = _("%(field)s: %(given)d seats are given to units, the place has %(most)d.")
            raise Refused(
                text
                % {"field": field.label, "given": given[field.pk], "most": most.get(field.pk, 0)}
            )


def _write(plan: CityPlan, units: list[Organisation], known: Any, changed: Any) -> None:
    """New cells in one INSERT, changed ones in one UPDATE, empty ones in one DELETE."""
    paths = {unit.pk: unit.scope_path for unit in units}
    new, other, gone = [], {}, []
    for cell, number in changed.items():
        row = known.get(cell)
        if row is None:
            field, unit = cell
            new.append(
                UnitQuota(
                    plan=plan, sub_project_id=field, organisation_id=unit, seats=number,
                    org_path=paths[unit],
                )
            )  # fmt: skip
        elif number:
            other[row.pk] = [number]
        else:
            gone.append(row.pk)
    UnitQuota.objects.filter(pk__in=gone).delete()
    UnitQuota.objects.bulk_create(new)
    UnitQuota.objects.set_each(["seats"], other)
