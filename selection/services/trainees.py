"""Leaving the programme. Called by tracking, through the handover, when a review says so."""

from core.workflow.engine import advance, advance_many
from selection.states import TRAINEE


def adjust_out(trainee, *, actor, now, reason):
    """A trainee leaves; selectable pools show active trainees only, so they are gone from there."""
    return advance(trainee, TRAINEE.adjust_out, actor=actor, now=now, reason=reason)


def adjust_out_many(queryset, *, actor, now, reason, expected=None) -> int:
    return advance_many(
        queryset, TRAINEE.adjust_out, actor=actor, now=now, reason=reason, expected=expected
    )
