"""Leaving the programme. Called by tracking, through the handover, when a review says so."""

import datetime
from typing import Any

from django.db.models import QuerySet

from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from selection.models import Trainee
from selection.states import TRAINEE


def adjust_out(
    trainee: Trainee, *, actor: Membership, now: datetime.datetime, reason: str
) -> Trainee:
    """A trainee leaves; selectable pools show active trainees only, so they are gone from there."""
    return advance(trainee, TRAINEE.adjust_out, actor=actor, now=now, reason=reason)


def adjust_out_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str,
    expected: Any = None,
) -> int:
    return advance_many(
        queryset, TRAINEE.adjust_out, actor=actor, now=now, reason=reason, expected=expected
    )
