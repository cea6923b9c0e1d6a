"""What a decision on the whole says of the criteria that nobody looked at one by one."""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from core.orgs.bulk import insert
from core.orgs.models import Membership
from selection.models import Nomination, ReviewVerdict
from selection.services.criteria import Standing
from selection.states import Verdict


def take_over(
    nominations: Iterable[Nomination],
    standings: dict[int, list[Standing]],
    *,
    stage: str,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    as_met: bool = False,
) -> None:
    """With a decision on the whole: every criterion nobody looked at alone, as the rule says; with
    `as_met`, what is not met counts as met for the reason of the decision. What only warns stays as the
    rule says: nobody claimed that it is met."""
    made = []
    for row in nominations:
        for each in standings[row.pk]:
            if each.said_by(stage) is not None:
                continue
            verdict = each.criterion.verdict
            if as_met and (each.is_unmet or each.attested):
                verdict = Verdict.PASS.value
            differs = verdict != each.criterion.verdict
            made.append(
                {
                    "org_path": row.org_path,
                    "version": 0,
                    "nomination_id": row.pk,
                    "stage": str(stage),
                    "round": row.round,
                    "key": each.key,
                    "verdict": verdict,
                    "is_taken_over": True,
                    "rule_verdict": each.criterion.verdict,
                    "data": each.criterion.data,
                    "reason": (each.attested or reason) if differs else "",
                    "reviewer_id": actor.user_id,
                    "at": now.isoformat(),
                }
            )
    insert(ReviewVerdict, made, makes_refs=True)


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """The data used as JSON keeps them."""
    return dict(json.loads(json.dumps(data, default=str)))
