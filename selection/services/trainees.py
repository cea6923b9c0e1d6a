"""Leaving the programme, by a review (tracking calls it through the handover) or for false data."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from selection.models import Trainee
from selection.states import TRAINEE


def adjust_out(
    trainee: Trainee, *, actor: Membership, now: datetime.datetime, reason: str
) -> Trainee:
    """As `adjust_out_many` for one, refused unless they are active."""
    with act(actor, now):
        advance(trainee, TRAINEE.adjust_out, actor=actor, now=now, reason=reason)
        _leave([trainee.pk], actor=actor, now=now, reason=reason)
    return trainee


def adjust_out_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
    expected: Any = None,
) -> int:
    """Adjusted out, and out of what later stages hold: classes, proposed postings, the reserve list,
    proposals for a post. Who holds a post keeps it until the organ that appointed decides."""
    with act(actor, now):
        keys = list(queryset.values_list("pk", flat=True))
        if not keys:
            return 0
        moved = advance_many(
            queryset, TRAINEE.adjust_out, actor=actor, now=now, reason=reason, expected=expected
        )
        _leave(keys, actor=actor, now=now, reason=reason)
    return moved


def _leave(trainees: list[int], *, actor: Membership, now: datetime.datetime, reason: str) -> None:
    for name in settings.LEAVING:
        import_string(name)(trainees, actor=actor, now=now, reason=reason)
