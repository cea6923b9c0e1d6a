"""Criterion by criterion: what a person says of it, and what a decision takes over as computed."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.services import findings
from core.audit.log import act
from core.files.store import store
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import Nomination, ReviewPaper, ReviewVerdict
from selection.services import criteria, queueing
from selection.services.refusing import refusals
from selection.services.taking_over import plain
from selection.states import NominationState, ReviewStage

#: Where a nomination stands while a stage looks at it.
_STATE = {
    ReviewStage.PLACE: NominationState.SUBMITTED,
    ReviewStage.OFFICE: NominationState.ENDORSED,
}


def stage_of(nomination: Nomination) -> str:
    """The stage that looks at it now; empty when none does."""
    return next((str(stage) for stage, state in _STATE.items() if nomination.state == state), "")


def give(
    nomination: Nomination,
    *,
    key: str,
    verdict: str,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    evidence: Any = None,
) -> ReviewVerdict:
    """One criterion as the stage sees it; other than the rule's result only with a reason."""
    stage = stage_of(nomination)
    if not stage:
        raise MoveRefused(_("No stage of the review looks at this nomination now."), code="state")
    if actor.user_id in _strangers(nomination, stage):
        raise MoveRefused(_("Who wrote or endorsed a nomination does not review it."))
    found = {each.key: each for each in criteria.of_one(nomination, timezone.localdate(now))}.get(
        key
    )
    if found is None:
        raise Refused(_("The edition has no such criterion."))
    if verdict != found.criterion.verdict and not reason.strip():
        raise Refused(
            fields={"reason": _("Say why, where your verdict differs from the rule's result.")}
        )
    with act(actor, now), refusals():
        values = {
            "verdict": verdict,
            "rule_verdict": found.criterion.verdict,
            "data": plain(found.criterion.data),
            "reason": reason.strip(),
            "reviewer": actor.user,
            "at": now,
            "is_taken_over": False,
        }
        before = found.said_by(stage)
        file = keep(evidence, nomination, actor)
        if file is not None:
            values["evidence"] = file
        if before is None:
            made = ReviewVerdict(
                org_path=nomination.org_path, nomination=nomination, stage=stage,
                round=nomination.round, key=key, **values,
            )  # fmt: skip
            said = rows.create(made, actor=actor, now=now, reason=reason)
        else:
            said = rows.change(before, values, actor=actor, now=now, reason=reason)
        queueing.relight([nomination], now=now)
    return said


def add_paper(
    nomination: Nomination,
    *,
    title: str,
    file: Any,
    actor: Membership,
    now: datetime.datetime,
    about: str = "",
) -> ReviewPaper:
    """A paper that was seen in the review, kept with the case."""
    with act(actor, now):
        paper = ReviewPaper(
            org_path=nomination.org_path, nomination=nomination, about=about, title=title[:200],
            file=keep(file, nomination, actor), added_by=actor.user, at=now,
        )  # fmt: skip
        return rows.create(paper, actor=actor, now=now, names=["about", "title", "file"])


def settle_finding(
    nomination: Nomination,
    finding: Any,
    *,
    reason: str,
    actor: Membership,
    now: datetime.datetime,
    evidence: Any = None,
) -> Any:
    """Clear up a finding of the dossier from the case; the paper it was cleared up on stays there."""
    if finding.person_id != nomination.person_id:
        raise Refused(_("This finding belongs to another dossier."))
    with act(actor, now):
        findings.resolve(finding, actor=actor, now=now, reason=reason)
        if evidence is not None:
            add_paper(
                nomination, title=str(finding), file=evidence, about=f"finding:{finding.ref}",
                actor=actor, now=now,
            )  # fmt: skip
        if nomination.state == NominationState.ENDORSED:
            queueing.relight([nomination], now=now)
    return finding


def keep(upload: Any, nomination: Nomination, actor: Membership) -> Any:
    """Check and keep an uploaded file; readable by whoever may view the nomination."""
    if upload is None:
        return None
    return store(
        upload.read(),
        upload.name,
        upload.content_type or "",
        org_path=nomination.org_path,
        stored_by=actor.user,
        belongs_to="selection.nomination",
    )


def _strangers(nomination: Nomination, stage: str) -> set[int | None]:
    if stage == ReviewStage.PLACE:
        return {nomination.author_id}
    return {nomination.author_id, nomination.approver_id}
