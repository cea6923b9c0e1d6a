"""What is in force of the places' plans: kept at each acceptance, asked for by the stages that judge."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from planning.models import CityPlan, CityPlanVersion, Edition, QualificationRule, UnitQuota
from planning.rules import own
from planning.services import versions
from planning.states import Tier

#: Whoever is judged: an id, the id of the place, and when the nomination was handed in (None: not yet).
Case = tuple[int, int, datetime.datetime | None]


def keep(plan_ids: Iterable[int], *, now: datetime.datetime) -> None:
    """Write down these plans as they are accepted now. Part of an act."""
    plans = CityPlan.objects.filter(pk__in=list(plan_ids)).with_versions()
    kept = CityPlanVersion.objects.bulk_create(
        CityPlanVersion(
            org_path=plan.org_path,
            plan=plan,
            edition_id=plan.edition_id,
            organisation_id=plan.organisation_id,
            number=plan.kept + 1,
            accepted_at=now,
            closes_on=plan.closes_on,
            conditions=[
                {
                    "key": row.key, "parameters": row.parameters, "severity": row.severity,
                    "legal_basis": row.legal_basis, "law_edition": row.law_edition,
                    "basis": str(row.basis) if row.basis else "",
                }
                for row in plan.conditions.all()
            ],
        )
        for plan in plans.prefetch_related("conditions__basis")
    )  # fmt: skip
    numbers = {version.plan_id: version.pk for version in kept}
    UnitQuota.objects.bulk_create(
        UnitQuota(
            org_path=row.org_path,
            plan_id=row.plan_id,
            plan_version_id=numbers[row.plan_id],
            sub_project_id=row.sub_project_id,
            organisation_id=row.organisation_id,
            seats=row.seats,
        )
        for row in UnitQuota.objects.written().filter(plan__in=numbers)
    )


def provincial(edition: Edition, tier: str, version: int | None = None) -> list[QualificationRule]:
    """What the province asks of a tier on the cut-off day, in its order; as an earlier version asked it
    of whoever was judged by that."""
    if version is not None and (kept := versions.rules_before_change(edition, version)):
        return [rule for rule in kept if rule.tier == tier and rule.is_in_effect(edition.rules_on)]
    rules = QualificationRule.objects.filter(edition=edition).of_tier(tier)
    return list(rules.effective(edition.rules_on).select_related("basis"))


def rule_sets(
    edition: Edition, tier: str, cases: Sequence[Case], version: int | None = None
) -> list[tuple[list[own.Condition], list[int]]]:
    """The cases by the conditions that judge them; few statements, however many places.

    In the municipal tier a place's own conditions count with those of the province: as its plan was in
    force when the nomination was handed in, so that a later change judges nobody afterwards.
    """
    asked = provincial(edition, tier, version)
    kept = _versions(edition) if tier == Tier.MUNICIPAL else {}
    groups: dict[int | None, list[int]] = defaultdict(list)
    chosen: dict[int | None, CityPlanVersion | None] = {None: None}
    for pk, place, handed_in in cases:
        plan = _at(kept.get(place, ()), handed_in)
        key = plan.pk if plan is not None and plan.conditions else None
        chosen.setdefault(key, plan)
        groups[key].append(pk)
    return [
        (own.combined(asked, _stated(chosen[key])), keys) for key, keys in sorted(
            groups.items(), key=lambda group: group[0] or 0
        )
    ]  # fmt: skip


def closing_days(edition: Edition, places: Iterable[int] | None = None) -> dict[int, datetime.date]:
    """Place id -> its own closing day, where its plan in force has one; never after the province's."""
    rows = CityPlanVersion.objects.filter(edition=edition).in_force()
    if places is not None:
        rows = rows.filter(organisation_id__in=list(places))
    last = edition.nomination_closes_on
    return {
        row.organisation_id: min(row.closes_on, last) if last else row.closes_on
        for row in rows
        if row.closes_on
    }


def _versions(edition: Edition) -> dict[int, list[CityPlanVersion]]:
    """Place id -> the versions of its plan, the oldest first."""
    found: dict[int, list[CityPlanVersion]] = defaultdict(list)
    for row in CityPlanVersion.objects.filter(edition=edition).order_by("number"):
        found[row.organisation_id].append(row)
    return found


def _at(
    versions: Sequence[CityPlanVersion], instant: datetime.datetime | None
) -> CityPlanVersion | None:
    return next(
        (row for row in reversed(versions) if instant is None or row.accepted_at <= instant), None
    )


def _stated(version: CityPlanVersion | None) -> list[Any]:
    rows: list[dict[str, Any]] = version.conditions if version is not None else []
    return [own.Condition(**row) for row in rows]
