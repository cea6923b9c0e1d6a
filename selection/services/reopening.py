"""Judging anew: a decided case comes before the review again, by an explicit act of two people."""

import copy
import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from planning.handover import rules_of, version_of
from selection import notices
from selection.models import Nomination, Reopening, ReviewRequest, ReviewVerdict, Run
from selection.services import eligibility, leaving, queueing, terms, verdicts
from selection.services.refusing import refusals
from selection.services.taking_over import plain
from selection.states import NOMINATION, REOPENING, ReopenGround, ReviewStage


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
    if ground == ReopenGround.AMENDED and not _asks_otherwise(nomination):
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
            round=nomination.round + 1, differences=differences(nomination, now),
            proposed_by=actor.user, proposed_at=now,
        )  # fmt: skip
        rows.create(
            made, actor=actor, now=now, names=["ground", "from_state", "judged_by"], reason=reason
        )
        notices.reopening_proposed(made)
    return made


def differences(nomination: Nomination, now: datetime.datetime) -> list[dict[str, Any]]:
    """What the rules of today say of the file of today, where it differs from what was decided on."""
    decided = {
        row.key: row
        for row in ReviewVerdict.objects.filter(
            nomination=nomination, stage=ReviewStage.OFFICE, round=nomination.round
        )
    }
    found = []
    as_new = copy.copy(nomination)
    as_new.judged_by = None
    for _condition, each in eligibility.judged_by_files([as_new], timezone.localdate(now))[
        nomination.pk
    ]:
        before, data = decided.pop(each.key, None), plain(dict(each.found))
        if before is None or (before.rule_verdict, before.data) != (each.verdict, data):
            found.append(
                {
                    "key": each.key,
                    "before": before.rule_verdict if before else "",
                    "data_before": before.data if before else {},
                    "needed": plain(dict(each.needed)),
                    "now": str(each.verdict),
                    "data_now": data,
                }
            )
    return found + [
        {
            "key": row.key, "before": row.rule_verdict, "data_before": row.data, "needed": {},
            "now": "", "data_now": {},
        }
        for row in decided.values()
    ]  # fmt: skip


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


def _asks_otherwise(nomination: Nomination) -> bool:
    """The conditions in force are not those that judged."""
    edition, tier = nomination.edition, nomination.tier
    if nomination.judged_by is None:
        return version_of(edition) is not None
    then, today = rules_of(edition, tier, nomination.judged_by), rules_of(edition, tier)
    return [_asked(rule) for rule in then] != [_asked(rule) for rule in today]


def _asked(rule: Any) -> tuple[Any, ...]:
    return rule.key, rule.parameters, rule.severity


def _require_before_lists(nomination: Nomination) -> None:
    """Once a list of the exam is in effect, others have gone on by it."""
    lists = Run.objects.effective().filter(edition=nomination.edition_id, tier=nomination.tier)
    if lists.exists():
        raise MoveRefused(
            _(
                "A list of the exam is in effect: nobody is judged anew. Where data are false, cancel the "
                "nomination."
            ),
            code="state",
        )


def require_none_open(run: Run) -> None:
    """A list takes no effect while somebody on it is before the review again."""
    waiting = Nomination.objects.examined().filter(
        edition=run.edition_id, tier=run.tier, state=NOMINATION.reopen.target
    )
    if names := list(waiting.order_by("stroke_key", "pk").values_list("name", flat=True)[:5]):
        text = _("Before the review again: %(names)s. Decide these cases first.")
        raise MoveRefused(text % {"names": "、".join(names)})
