"""What a place asks beyond the province: added, made stricter, never looser."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from planning.formats import needed_text
from planning.models import CityCondition, CityPlan, QualificationRule
from planning.rules import qualifications, strictness
from planning.services import city_plans, conditions
from planning.states import Severity, Tier


def add(
    plan: CityPlan,
    *,
    key: str,
    parameters: dict[str, Any],
    actor: Membership,
    now: datetime.datetime,
    severity: str = Severity.BLOCKS,
    **grounds: Any,
) -> CityCondition:
    """`grounds`: `basis` of the table of laws, and in words what it lacks."""
    condition = CityCondition(
        plan=plan, org_path=plan.org_path, key=key, parameters=parameters, severity=severity,
        **grounds,
    )  # fmt: skip
    with act(actor, now):
        _require_open(plan)
        if plan.conditions.filter(key=key).exists():
            raise Refused(_("The plan has this condition already."))
        _require_no_less(condition)
        return rows.create(condition, actor=actor, now=now)


def edit(
    condition: CityCondition,
    *,
    parameters: dict[str, Any],
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> CityCondition:
    """Other values; the kind stays."""
    asked = CityCondition(
        plan=condition.plan, key=condition.key, parameters=parameters,
        severity=values.get("severity", condition.severity),
    )  # fmt: skip
    with act(actor, now):
        _require_open(condition.plan)
        _require_no_less(asked)
        return rows.change(condition, {"parameters": parameters, **values}, actor=actor, now=now)


def remove(
    condition: CityCondition, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    """The province's own condition holds again."""
    with act(actor, now):
        _require_open(condition.plan)
        rows.remove(condition, actor=actor, now=now, reason=reason)


def provincial_rules(plan: CityPlan) -> Any:
    """What the place inherits, in the province's order."""
    return QualificationRule.objects.filter(edition=plan.edition_id).of_tier(Tier.MUNICIPAL)


def compared(plan: CityPlan) -> list[tuple[QualificationRule | None, CityCondition | None]]:
    """What the province asks beside what the place asks; the place's additions stand last."""
    own = {condition.key: condition for condition in plan.conditions.select_related("basis")}
    pairs: list[Any] = [(rule, own.pop(rule.key, None)) for rule in provincial_rules(plan)]
    return pairs + [(None, condition) for condition in own.values()]


def _require_open(plan: CityPlan) -> None:
    """Lock the plan, so that filing and writing exclude each other."""
    locked = CityPlan.objects.select_for_update(of=("self",)).only("state").get(pk=plan.pk)
    if not locked.is_open:
        raise MoveRefused(_("The plan is with the province and cannot be changed."), code="state")
    city_plans.require_running(plan)


def _require_no_less(condition: CityCondition) -> None:
    conditions.require_whole(condition)
    asked = provincial_rules(condition.plan).filter(key=condition.key).first()
    if asked is None or qualifications.faults(asked):
        return
    words = {"needed": needed_text(asked.key, asked.parameters)}
    looser = strictness.loosened(asked, condition)
    if looser:
        text = _("Looser than the province allows. It asks: %(needed)s.") % words
        raise Refused(fields=dict.fromkeys(looser, text))
    if strictness.adds_nothing(asked, condition):
        raise Refused(_("The province asks this already: %(needed)s.") % words)
