"""Periodic work of planning: load, take the time, one service call."""

from django.utils import timezone

from core.jobs.periodic import periodic
from planning.services import reminders


@periodic("planning.remind")
def remind(actor, now) -> None:
    """Remind each place of its plan and of documents it has not acknowledged."""
    reminders.send(actor=actor, now=now, today=timezone.localdate(now))
