"""The qualification review: returned, rejected with a ground, or qualified with an exam number."""

import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from selection import notices, rules
from selection.models import Nomination
from selection.services import eligibility, stopping
from selection.services.refusing import refusals
from selection.states import NOMINATION, Ground, NominationState


def send_back(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """To the place, for correction; it may submit again."""
    with act(actor, now):
        advance(
            nomination,
            NOMINATION.send_back,
            actor=actor,
            now=now,
            reason=reason,
            approver_id=None,
            remark=reason,
        )
        notices.returned(nomination, reason)
    return nomination


def send_back_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset,
        NOMINATION.send_back,
        actor=actor,
        now=now,
        reason=reason,
        changes={"approver_id": None, "remark": reason},
    )


def attest(
    nomination: Nomination, *, key: str, actor: Membership, now: datetime.datetime, reason: str
) -> Nomination:
    """A reviewer vouches for one condition that the file cannot show, with the evidence."""
    if nomination.state != NominationState.ENDORSED:
        raise MoveRefused(_("Only a nomination under review can be attested to."), code="state")
    if not reason.strip():
        raise Refused(fields={"reason": _("Say which evidence was seen.")})
    found = {gap.key: gap for gap in eligibility.gaps_of(nomination, timezone.localdate(now))}
    if key not in found or found[key].verdict == "fail":
        raise Refused(_("This condition does not wait for proof."))
    attested = {**nomination.attested, key: {"reason": reason, "by": actor.user_id}}
    return rows.change(
        nomination, {"attested": attested}, actor=actor, now=now, verb="attest", reason=reason
    )


def pass_review(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Qualified. With gaps left it takes a reason: what shows that the condition is met after all."""
    gaps = eligibility.gaps_of(nomination, timezone.localdate(now))
    if gaps and not reason.strip():
        text = ngettext(
            "%(count)d condition is not met. Give the reason why the nominee qualifies all the same.",
            "%(count)d conditions are not met. Give the reason why the nominee qualifies all the same.",
            len(gaps),
        )
        raise MoveRefused(text % {"count": len(gaps)}, code="reason")
    with act(actor, now), refusals():
        stopping.require_settled(stopping.of_one(nomination), NOMINATION.pass_review)
        [number] = _numbers(nomination.edition_id, nomination.tier, 1)
        advance(
            nomination,
            NOMINATION.pass_review,
            actor=actor,
            now=now,
            reason=reason,
            reviewer_id=actor.user_id,
            exam_number=number,
        )
    return nomination


def pass_review_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """Only where every rule is met; each rest is decided alone, with its reason."""
    ready = queryset.filter(state__in=NOMINATION.pass_review.sources)
    with act(actor, now), refusals():
        stopping.require_settled(ready, NOMINATION.pass_review)
        for edition, tier in _groups(ready):
            group = ready.filter(edition=edition, tier=tier)
            stopped = eligibility.with_gaps(group, edition, tier, timezone.localdate(now))
            if stopped:
                raise Refused(
                    ngettext(
                        "%(count)d of them does not meet every condition and is decided alone.",
                        "%(count)d of them do not meet every condition and are decided one by one.",
                        len(stopped),
                    )
                    % {"count": len(stopped)}
                )
            _number_all(group, edition, tier)
        return advance_many(
            queryset,
            NOMINATION.pass_review,
            actor=actor,
            now=now,
            reason=reason,
            changes={"reviewer_id": actor.user_id},
        )


def reject(
    nomination: Nomination,
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    ground: str = Ground.OTHER,
) -> Nomination:
    """Not qualified: a coded ground and a text, told to the place."""
    with act(actor, now), refusals():
        advance(
            nomination,
            NOMINATION.reject,
            actor=actor,
            now=now,
            reason=reason,
            reviewer_id=actor.user_id,
            ground=str(ground),
            remark=reason,
        )
        notices.rejected(nomination, reason)
    return nomination


def reject_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    ground: str = Ground.OTHER,
) -> int:
    with act(actor, now), refusals():
        return advance_many(
            queryset,
            NOMINATION.reject,
            actor=actor,
            now=now,
            reason=reason,
            changes={"reviewer_id": actor.user_id, "ground": str(ground), "remark": reason},
        )


# -- exam numbers ---------------------------------------------------------------------------------


def _groups(queryset: QuerySet[Any]) -> list[tuple[Any, ...]]:
    pairs = queryset.order_by().values_list("edition_id", "tier").distinct()
    editions = {row.pk: row for row in _editions(queryset)}
    return [(editions[edition], tier) for edition, tier in pairs]


def _editions(queryset: QuerySet[Any]) -> Any:
    edition: Any = Nomination._meta.get_field("edition").related_model
    return edition.objects.filter(pk__in=queryset.order_by().values("edition_id"))


def _numbers(edition_id: int, tier: str, count: int) -> list[str]:
    """The next free exam numbers of a tier; two reviewers wait for each other."""
    with connection.cursor() as cursor:
        key = f"selection.exam_number/{edition_id}/{tier}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    last = (
        Nomination.objects.examined()
        .filter(edition_id=edition_id, tier=tier)
        .order_by("-exam_number")
        .values_list("exam_number", flat=True)
        .first()
    )
    serial = int(last[1:7]) if last else 0
    return [rules.exam_number(str(tier), serial + step) for step in range(1, count + 1)]


def _number_all(queryset: QuerySet[Any], edition: Any, tier: str) -> None:
    """Numbers in the order of the pinyin-free key: by strokes of the names, as rooms are filled."""
    ids = list(queryset.order_by("stroke_key", "pk").values_list("pk", flat=True))
    numbers = _numbers(edition.pk, tier, len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE selection_nomination n SET exam_number = g.number "
            "FROM unnest(%s::bigint[], %s::text[]) AS g(id, number) WHERE n.id = g.id",
            [ids, numbers],
        )
