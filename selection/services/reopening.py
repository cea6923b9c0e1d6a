"""Judging anew: a decided case comes before the review again, by an explicit act of two people."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection import notices
from selection.models import Nomination, Reopening, ReviewRequest, Run
from selection.services import judged_before, leaving, queueing, terms, verdicts
from selection.services.refusing import refusals
from selection.services.reopening_many import let_stand_many, open_again_many, propose_many
from selection.states import NOMINATION, REOPENING, ReopenGround

__all__ = [
    "let_stand",
    "let_stand_many",
    "open_again",
    "open_again_many",
    "propose",
    "propose_many",
    "reopen",
    "require_none_open",
]


def propose(
    nomination: Nomination,
    *,
    ground: str,
    reason: str,
    actor: Membership,
    now: datetime.datetime,
    document: Any = None,
) -> Reopening:
    """The first half: on which ground, for which reason, on what paper. What the rules say otherwise
    today than when it was decided is kept with it."""
    if nomination.state not in NOMINATION.reopen.sources:
        raise MoveRefused(
            _("Only who was found qualified or not qualified can be judged anew."), code="state"
        )
    _require_before_lists(nomination)
    if ReviewRequest.objects.open().filter(nomination=nomination).exists():
        raise MoveRefused(_("A request for review waits for its decision; that comes first."))
    if ground == ReopenGround.AMENDED and not judged_before.asks_otherwise(
        nomination.edition, nomination.tier, nomination.judged_by
    ):
        raise Refused(
            fields={"ground": _("The conditions have not changed since this case was decided.")}
        )
    if ground != ReopenGround.AMENDED and document is None:
        raise Refused(fields={"document": _("New or false data rest on a document.")})
    with act(actor, now), refusals():
        made = Reopening(
            org_path=nomination.org_path, nomination=nomination, ground=ground, reason=reason,
            document=verdicts.keep(document, nomination, actor), from_state=nomination.state,
            decided_at=nomination.reviewed_at, judged_by=nomination.judged_by,
            round=nomination.round + 1, differences=judged_before.differences([nomination], now)[nomination.pk],
            proposed_by=actor.user, proposed_at=now,
        )  # fmt: skip
        rows.create(
            made, actor=actor, now=now, names=["ground", "from_state", "judged_by"], reason=reason
        )
        notices.reopening_proposed(made)
    return made


def open_again(
    reopening: Reopening, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Reopening:
    """The second signature: the case is in the queue again."""
    nomination = _to_sign(reopening, actor)
    if nomination.state != reopening.from_state:
        raise MoveRefused(_("The case has been decided otherwise meanwhile."), code="state")
    _require_before_lists(nomination)
    with act(actor, now), refusals():
        _sign(reopening, REOPENING.open_again, actor, now, reason)
        reopen(nomination, actor=actor, now=now, reason=reopening.reason)
    return reopening


def reopen(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    """Part of the second signature: judged by the conditions and data of now. Verdicts of the rounds
    before stay and count no more; who vouched for a condition vouches anew. An exam number once given
    is kept."""
    with act(actor, now):
        advance(
            nomination, NOMINATION.reopen, actor=actor, now=now, reason=reason,
            reopened=nomination.reopened + 1, judged_by=None, reviewer_id=None, reviewed_at=None,
            ground="", remark=reason, attested={}, endorsed_at=now,
            review_due_on=terms.review_due(nomination.edition, timezone.localdate(now)),
        )  # fmt: skip
        leaving.come_back([nomination])
        queueing.relight([nomination], now=now)
    return nomination


def let_stand(
    reopening: Reopening, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Reopening:
    """The second signature is refused: the decision stands."""
    _to_sign(reopening, actor)
    with act(actor, now), refusals():
        _sign(reopening, REOPENING.let_stand, actor, now, reason)
    return reopening


def _to_sign(reopening: Reopening, actor: Membership) -> Nomination:
    """The case, if this person may sign: not who proposed, nor who put the nominee forward."""
    nomination = Nomination.objects.select_related("edition").get(pk=reopening.nomination_id)
    if reopening.proposed_by_id == actor.user_id:
        raise MoveRefused(_("Who proposed to judge anew does not sign it."))
    if actor.user_id in (nomination.author_id, nomination.approver_id):
        raise MoveRefused(_("Who wrote or endorsed a nomination does not review it."))
    return nomination


def _sign(
    reopening: Reopening, move: Any, actor: Membership, now: datetime.datetime, reason: str
) -> None:
    advance(
        reopening, move, actor=actor, now=now, reason=reason,
        signed_by=actor.user, signed_at=now, outcome=reason,
    )  # fmt: skip
    notices.reopening_signed(reopening)


def _require_before_lists(nomination: Nomination) -> None:
    """Once a list of the exam is in effect, others have gone on by it."""
    if (nomination.edition_id, nomination.tier) in judged_before.listed_groups([nomination]):
        raise MoveRefused(_listed(), code="state")


def _listed() -> str:
    return _(
        "A list of the exam is in effect: nobody is judged anew. Where data are false, cancel the "
        "nomination."
    )


def require_none_open(run: Run) -> None:
    """A list takes no effect while somebody on it is before the review again."""
    waiting = Nomination.objects.examined().filter(
        edition=run.edition_id, tier=run.tier, state=NOMINATION.reopen.target
    )
    if names := list(waiting.order_by("stroke_key", "pk").values_list("name", flat=True)):
        text = _("Before the review again: %(names)s. Decide these cases first.")
        raise MoveRefused(text % {"names": some(names)})
