"""Exceptional promotion: one criterion set aside, with ground, document and a second signature."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from planning.handover import PASS
from selection import notices
from selection.models import Exemption, Nomination
from selection.rules import reviews
from selection.services import criteria, eligibility, queueing, verdicts
from selection.services.refusing import refusals
from selection.states import EXEMPTION, NominationState

_BARS = {
    "never": gettext_lazy("This condition is never set aside."),
    "promoted": gettext_lazy("Less than a year has passed since the last promotion."),
    "twice": gettext_lazy(
        "An exemption of tenure was granted before; it is not granted twice running."
    ),
    "two_levels": gettext_lazy("Two levels would be skipped."),
}


def propose(
    nomination: Nomination,
    *,
    key: str,
    ground: str,
    reason: str,
    document: Any,
    declared: bool,
    actor: Membership,
    now: datetime.datetime,
) -> Exemption:
    """The reviewer's half: which criterion, on which ground, on what paper."""
    if nomination.state != NominationState.ENDORSED:
        raise MoveRefused(
            _("Only a nomination under review can be exempted from a criterion."), code="state"
        )
    today = timezone.localdate(now)
    found = {each.key: each for each in criteria.of_one(nomination, today)}.get(key)
    if found is None or found.criterion.verdict == PASS:
        raise Refused(fields={"key": _("This criterion is met, or the edition does not ask it.")})
    if bars := bars_of(nomination, found.criterion, today):
        raise Refused(fields={"key": " ".join(str(_BARS[bar]) for bar in bars)})
    if document is None:
        raise Refused(fields={"document": _("An exemption rests on a document.")})
    with act(actor, now), refusals():
        made = Exemption(
            org_path=nomination.org_path, nomination=nomination, key=key, ground=ground,
            reason=reason, document=verdicts.keep(document, nomination, actor), declared=declared,
            proposed_by=actor.user, proposed_at=now,
        )  # fmt: skip
        rows.create(made, actor=actor, now=now, names=["key", "ground"], reason=reason)
        notices.exemption_proposed(made)
    return made


def bars_of(
    nomination: Nomination, criterion: criteria.Criterion, today: datetime.date
) -> list[str]:
    """What stands against setting this criterion aside for this person."""
    since, months = nomination.person.level_since, None
    if since is not None:
        months = reviews.months_between(
            datetime.date(since.year, since.month or 1, since.day or 1),
            eligibility.cutoff(nomination.edition, today),
        )
    earlier = (
        Exemption.objects.granted()
        .filter(nomination__person_id=nomination.person_id)
        .exclude(nomination=nomination)
    )
    needed = criterion.needed.get("level") if criterion.key == "level_min" else None
    return reviews.bars_to_exemption(
        criterion.key,
        months_at_level=months,
        earlier=list(earlier.values_list("key", flat=True)),
        level_found=eligibility.LEVELS.get(nomination.person.position_level),
        level_needed=str(needed) if needed else None,
    )


def grant(
    exemption: Exemption, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Exemption:
    """The second signature: the criterion does not count for this nominee."""
    return _sign(exemption, EXEMPTION.grant, actor, now, reason)


def refuse(
    exemption: Exemption, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Exemption:
    return _sign(exemption, EXEMPTION.refuse, actor, now, reason)


def _sign(
    exemption: Exemption, move: Any, actor: Membership, now: datetime.datetime, reason: str
) -> Exemption:
    if exemption.proposed_by_id == actor.user_id:
        raise MoveRefused(_("Who proposed an exemption does not sign it."))
    nomination = Nomination.objects.select_related("edition").get(pk=exemption.nomination_id)
    if nomination.state != NominationState.ENDORSED:
        raise MoveRefused(_("The nomination is not under review any more."), code="state")
    with act(actor, now), refusals():
        advance(
            exemption, move, actor=actor, now=now, reason=reason,
            signed_by=actor.user, signed_at=now, outcome=reason,
        )  # fmt: skip
        queueing.relight([nomination], now=now)
        notices.exemption_signed(exemption)
    return exemption
