"""A rejected nominee asks for a second look: in time, once, decided by somebody without a part in it."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection import notices
from selection.models import Nomination, ReviewRequest
from selection.services import letters, reviewing, terms, verdicts
from selection.services.refusing import refusals
from selection.states import REVIEW_REQUEST, LetterKind, NominationState


def until(nomination: Nomination) -> datetime.date | None:
    """Last day for a request; None where the day of the rejection is not known."""
    if nomination.reviewed_at is None:
        return None
    return terms.request_until(nomination.edition, timezone.localdate(nomination.reviewed_at))


def receive(
    nomination: Nomination,
    *,
    received_on: datetime.date,
    body: str,
    actor: Membership,
    now: datetime.datetime,
    document: Any = None,
) -> ReviewRequest:
    """Written down by an officer; candidates have no accounts."""
    if nomination.state != NominationState.REJECTED or nomination.reviewed_at is None:
        raise MoveRefused(_("Only a rejection can be reviewed again."), code="state")
    rejected_on = timezone.localdate(nomination.reviewed_at)
    last = terms.request_until(nomination.edition, rejected_on)
    if received_on > last:
        text = _("The last day for a request was %(day)s; this one is too late.")
        raise Refused(fields={"received_on": text % {"day": last}})
    if not rejected_on <= received_on <= timezone.localdate(now):
        text = _("A request comes after the rejection of %(day)s, and not in the future.")
        raise Refused(fields={"received_on": text % {"day": rejected_on}})
    with act(actor, now), refusals():
        made = ReviewRequest(
            org_path=nomination.org_path, nomination=nomination, received_on=received_on,
            until=last, body=body, document=verdicts.keep(document, nomination, actor),
            recorded_by=actor.user, recorded_at=now,
        )  # fmt: skip
        rows.create(made, actor=actor, now=now, names=["received_on", "until"])
        notices.request_received(made)
    return made


def uphold(
    request: ReviewRequest, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReviewRequest:
    """The rejection stands, for these reasons."""
    with act(actor, now), refusals():
        nomination = _decide(request, REVIEW_REQUEST.uphold, actor, now, reason)
        letters.issue([nomination], LetterKind.UPHELD, actor=actor, now=now, reason=reason)
        notices.request_decided(request)
    return request


def reverse(
    request: ReviewRequest, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReviewRequest:
    """The rejection was wrong: the nominee qualifies and gets an exam number."""
    with act(actor, now), refusals():
        nomination = _decide(request, REVIEW_REQUEST.reverse, actor, now, reason)
        reviewing.reverse_rejection(nomination, actor=actor, now=now, reason=reason)
        letters.issue([nomination], LetterKind.REVERSED, actor=actor, now=now, reason=reason)
        notices.request_decided(request)
    return request


def _decide(
    request: ReviewRequest, move: Any, actor: Membership, now: datetime.datetime, reason: str
) -> Nomination:
    if not ReviewRequest.objects.filter(pk=request.pk).untouched_by(actor).exists():
        raise MoveRefused(_("Who had a part in a case does not decide the request for review."))
    advance(
        request, move, actor=actor, now=now, reason=reason,
        decided_by=actor.user, decided_at=now, outcome=reason,
    )  # fmt: skip
    return Nomination.objects.for_detail().get(pk=request.nomination_id)
