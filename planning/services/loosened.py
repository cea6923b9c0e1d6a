"""Where a place asks less than the province since the province changed its own conditions."""

from collections.abc import Mapping

from planning.models import CityPlan, Edition, QualificationRule
from planning.rules import qualifications, strictness
from planning.states import Tier


def conditions_of(
    plan: CityPlan, asked: Mapping[str, QualificationRule] | None = None
) -> list[str]:
    """Keys of the place's conditions that ask less than those of the province."""
    asked = _asked(plan.edition_id) if asked is None else asked
    return [
        own.key
        for own in plan.conditions.all()
        if own.key in asked
        and not qualifications.faults(asked[own.key])
        and strictness.loosened(asked[own.key], own)
    ]


def plans_of(edition: Edition) -> list[CityPlan]:
    """The plans of an edition that ask less somewhere than the edition does."""
    asked = _asked(edition.pk)
    plans = CityPlan.objects.filter(edition=edition, conditions__isnull=False).distinct()
    found = plans.select_related("edition", "organisation").prefetch_related("conditions")
    return [plan for plan in found.order_by("org_path") if conditions_of(plan, asked)]


def _asked(edition_id: int) -> dict[str, QualificationRule]:
    rules = QualificationRule.objects.filter(edition=edition_id).of_tier(Tier.MUNICIPAL)
    return {rule.key: rule for rule in rules}
