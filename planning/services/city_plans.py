"""The places' own plans: written and filed below, accepted or returned above."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused
from planning import notices
from planning.models import CityPlan
from planning.services import attachments
from planning.states import CITY_PLAN, EditionState


def edit(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, upload: Any = None, **values: Any
) -> CityPlan:
    """Write in a plan that is not filed, or was returned."""
    if not plan.is_open:
        raise MoveRefused(_("The plan is with the province and cannot be changed."), code="state")
    _require_running(plan)
    with act(actor, now):
        if upload is not None:
            values["file"] = attachments.keep(upload, plan, actor=actor)
        return rows.change(plan, values, actor=actor, now=now)


def file(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    """Hand the plan in to the province."""
    _require_running(plan)
    if not plan.body.strip() and plan.file_id is None:
        raise MoveRefused(_("The plan is empty: write it or attach it first."))
    with act(actor, now):
        advance(plan, CITY_PLAN.file, actor=actor, now=now, reason=reason, filed_at=now)
        notices.filed(plan)
    return plan


def accept(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    with act(actor, now):
        advance(plan, CITY_PLAN.accept, actor=actor, now=now, reason=reason)
        notices.accepted(plan)
    return plan


def accept_many(plans: Any, *, actor: Membership, now: datetime.datetime, reason: str = "") -> int:
    with act(actor, now):
        moving = list(
            plans.filter(state__in=CITY_PLAN.accept.sources).select_related(
                "organisation", "edition"
            )
        )
        count = advance_many(
            CityPlan.objects.filter(pk__in=[plan.pk for plan in moving]),
            CITY_PLAN.accept,
            actor=actor,
            now=now,
            reason=reason,
            expected=len(moving),
        )
        for plan in moving:
            notices.accepted(plan)
    return count


def send_back(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    """Return the plan to its place, with what has to be put right."""
    with act(actor, now):
        advance(plan, CITY_PLAN.send_back, actor=actor, now=now, reason=reason)
        notices.returned(plan, reason)
    return plan


def _require_running(plan: CityPlan) -> None:
    if plan.edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("The edition is closed."))
