"""After a change of the conditions: many decided cases judged anew by one act, signed by another."""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit.log import act, record_many
from core.orgs.bulk import insert
from core.orgs.models import Membership
from core.workflow.engine import advance_many
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection import notices
from selection.models import Nomination, Reopening
from selection.services import judged_before, leaving, queueing, terms
from selection.services.refusing import refusals
from selection.states import NOMINATION, REOPENING, ReopenGround, ReopenState


@dataclass(frozen=True)
class Proposed:
    """How many were proposed; of the others how many stay as they are, and why."""

    count: int
    left: Counter[str]
    #: Judged today as they were, and therefore left out on request.
    same: int = 0


def propose_many(
    queryset: QuerySet[Any],
    *,
    reason: str,
    actor: Membership,
    now: datetime.datetime,
    only_differing: bool = False,
) -> Proposed:
    """The first half for everybody among them whom a change of the conditions concerns: one reason, one
    INSERT; each keeps what the rules say otherwise of it. With `only_differing`, those whom the rules of
    today judge as before are left out."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Give the reason.")})
    with act(actor, now), refusals():
        sifted = judged_before.sift(queryset)
        differing = judged_before.differences(sifted.ready, now)
        ready = [
            row
            for row in sifted.ready
            if not only_differing or judged_before.judges_otherwise(differing[row.pk])
        ]
        if not ready:
            raise Refused(_("Nobody among them can be judged anew."))
        made = [_proposal(row, differing[row.pk], reason, actor, now) for row in ready]
        insert(Reopening, made)
        record_many(
            Reopening._meta.label,
            "reopening.create",
            (
                (
                    row["ref"],
                    row["org_path"],
                    {},
                    {name: row[name] for name in ("ground", "from_state", "judged_by")},
                )
                for row in made
            ),
            reason=reason,
        )
        for edition, count in Counter(row.edition for row in ready).items():
            notices.reopenings_proposed(edition.organisation, count)
    return Proposed(len(ready), sifted.left, len(sifted.ready) - len(ready))


def _proposal(
    row: Nomination,
    differing: list[dict[str, Any]],
    reason: str,
    actor: Membership,
    now: datetime.datetime,
) -> dict[str, Any]:
    return {
        "ref": uuid.uuid4(),
        "org_path": row.org_path,
        "version": 0,
        "nomination_id": row.pk,
        "ground": str(ReopenGround.AMENDED),
        "reason": reason,
        "from_state": row.state,
        "decided_at": row.reviewed_at.isoformat() if row.reviewed_at else None,
        "judged_by": row.judged_by,
        "round": row.round + 1,
        "differences": differing,
        "state": str(ReopenState.PROPOSED),
        "proposed_by_id": actor.user_id,
        "proposed_at": now.isoformat(),
        "outcome": "",
    }


def open_again_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """The second signature under many proposals: all of these cases are in the queue again, or none."""
    with act(actor, now), refusals():
        proposals = _to_sign(queryset, actor)
        cases = _cases(proposals)
        _require_undecided_since(proposals, cases)
        moved = _sign(queryset, REOPENING.open_again, actor, now, reason)
        _reopen(proposals, cases, actor, now)
        _tell(cases.values(), reason)
    return moved


def let_stand_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    """The second signature under many is refused: their decisions stand."""
    with act(actor, now), refusals():
        proposals = _to_sign(queryset, actor)
        moved = _sign(queryset, REOPENING.let_stand, actor, now, reason)
        _tell(_cases(proposals).values(), reason)
    return moved


def _to_sign(queryset: QuerySet[Any], actor: Membership) -> list[Reopening]:
    """Those that wait, if this person may sign all of them."""
    waiting = queryset.filter(state__in=REOPENING.open_again.sources)
    proposals = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    if any(row.proposed_by_id == actor.user_id for row in proposals):
        raise MoveRefused(_("Who proposed to judge anew does not sign it."))
    own = Nomination.objects.any_of("pk", [row.nomination_id for row in proposals])
    if own.exclude(pk__in=own.not_handled_by(actor).values("pk")).exists():
        raise MoveRefused(_("Who wrote or endorsed a nomination does not review it."))
    return proposals


def _cases(proposals: list[Reopening]) -> dict[int, Nomination]:
    rows = Nomination.objects.any_of("pk", [row.nomination_id for row in proposals])
    loaded = rows.select_related("place").prefetch_related("edition__organisation")
    return {row.pk: row for row in loaded.order_by("pk")}


def _require_undecided_since(proposals: list[Reopening], cases: dict[int, Nomination]) -> None:
    """Each stands where it stood when it was proposed, and no list has gone on by it."""
    listed = judged_before.listed_groups(cases.values())
    gone = [
        case.name
        for case in (cases[row.nomination_id] for row in proposals if row.nomination_id in cases)
        if (case.edition_id, case.tier) in listed
    ]
    if gone:
        text = _("A list of the exam is in effect for %(names)s: nobody is judged anew.")
        raise MoveRefused(text % {"names": some(gone)}, code="state")
    other = [
        cases[row.nomination_id].name
        for row in proposals
        if cases[row.nomination_id].state != row.from_state
    ]
    if other:
        text = _("Decided otherwise meanwhile: %(names)s. Sign the others without them.")
        raise MoveRefused(text % {"names": some(other)}, code="state")


def _sign(
    queryset: QuerySet[Any], move: Any, actor: Membership, now: datetime.datetime, reason: str
) -> int:
    changes = {"signed_by": actor.user_id, "signed_at": now, "outcome": reason}
    return advance_many(queryset, move, actor=actor, now=now, reason=reason, changes=changes)


def _reopen(
    proposals: list[Reopening],
    cases: dict[int, Nomination],
    actor: Membership,
    now: datetime.datetime,
) -> None:
    """Judged by the conditions and data of now; one statement for each edition, reason and number of
    times, which are few."""
    groups: dict[tuple[Any, int, str], list[int]] = defaultdict(list)
    for row in proposals:
        case = cases[row.nomination_id]
        groups[case.edition, case.reopened, row.reason].append(case.pk)
    today = timezone.localdate(now)
    for (edition, times, why), keys in groups.items():
        changes: dict[str, Any] = {
            "reopened": times + 1, "judged_by": None, "reviewer_id": None, "reviewed_at": None,
            "ground": "", "remark": why, "attested": {}, "endorsed_at": now,
            "review_due_on": terms.review_due(edition, today),
        }  # fmt: skip
        advance_many(
            Nomination.objects.any_of("pk", keys), NOMINATION.reopen,
            actor=actor, now=now, reason=why, changes=changes, expected=len(keys),
        )  # fmt: skip
    again = list(_cases(proposals).values())
    leaving.come_back(again)
    for start in range(0, len(again), queueing.CHUNK):
        queueing.relight(again[start : start + queueing.CHUNK], now=now)


def _tell(cases: Iterable[Nomination], outcome: str) -> None:
    """The reviewers, and each place once, with the number of its nominees."""
    counts: Counter[Any] = Counter()
    for row in cases:
        counts[row.place, row.edition.organisation] += 1
    notices.reopenings_signed(counts, outcome)
