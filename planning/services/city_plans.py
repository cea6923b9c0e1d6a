"""The places' own plans: written and filed below, accepted or returned above."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from planning import notices
from planning.models import CityPlan
from planning.services import attachments, in_force
from planning.states import CITY_PLAN, EditionState


def edit(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, upload: Any = None, **values: Any
) -> CityPlan:
    """Write in a plan that is not filed, or was returned."""
    if not plan.is_open:
        raise MoveRefused(_("The plan is with the province and cannot be changed."), code="state")
    require_running(plan)
    _require_within(plan, values.get("closes_on"), timezone.localdate(now))
    with act(actor, now):
        if upload is not None:
            values["file"] = attachments.keep(upload, plan, actor=actor)
        return rows.change(plan, values, actor=actor, now=now)


def file(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    """Hand the plan in to the province."""
    require_running(plan)
    if not plan.body.strip() and plan.file_id is None:
        raise MoveRefused(_("The plan is empty: write it or attach it first."))
    with act(actor, now):
        advance(plan, CITY_PLAN.file, actor=actor, now=now, reason=reason, filed_at=now)
        notices.filed(plan)
    return plan


def accept(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    """From now on the plan is in force as it stands."""
    with act(actor, now):
        advance(plan, CITY_PLAN.accept, actor=actor, now=now, reason=reason)
        in_force.keep([plan.pk], now=now)
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
        in_force.keep([plan.pk for plan in moving], now=now)
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


def reopen(
    plan: CityPlan, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> CityPlan:
    """Let the place change a plan that was accepted; until the change is accepted nothing changes."""
    require_running(plan)
    with act(actor, now):
        advance(plan, CITY_PLAN.reopen, actor=actor, now=now, reason=reason)
        notices.reopened(plan, reason)
    return plan


def require_running(plan: CityPlan) -> None:
    if plan.edition.state != EditionState.PUBLISHED:
        raise MoveRefused(_("The edition is closed."))


def _require_within(plan: CityPlan, closes: datetime.date | None, today: datetime.date) -> None:
    """The place may close earlier than the province, not later, not before it opens, nor afterwards for
    a day that is over."""
    opens, last = plan.edition.nomination_opens_on, plan.edition.nomination_closes_on
    if closes is None or closes == plan.closes_on:
        return
    if (opens and closes < opens) or (last and closes > last):
        text = _("The province takes nominations from %(first)s to %(last)s.")
        raise Refused(fields={"closes_on": text % {"first": opens or "…", "last": last or "…"}})
    if closes < today and (not last or today <= last):
        raise Refused(fields={"closes_on": _("This day is over.")})
