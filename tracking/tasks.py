"""Periodic work of tracking: load, take the time, one service call."""

from django.utils import timezone

from core.jobs.periodic import periodic
from tracking.services import reminders


@periodic("tracking.open_cycles")
def open_cycles(actor, now) -> None:
    """Open the yearly cycle of every edition whose last one is twelve months old."""
    reminders.open_due_cycles(actor=actor, now=now, today=timezone.localdate(now))


@periodic("tracking.remind")
def remind(actor, now) -> None:
    """Remind each place of reviews that are due soon or late; once a cycle and stage of lateness."""
    reminders.remind_places(actor=actor, now=now, today=timezone.localdate(now))
