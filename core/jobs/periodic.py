"""Work that the clock starts: once per service account, in that account's scope."""

from collections.abc import Callable

from celery import shared_task
from django.utils import timezone

from core.orgs import scope
from core.orgs.models import Membership

#: name -> function, so that the administration can offer "run now" and a test can call it.
PERIODIC: dict[str, Callable] = {}


def periodic(name: str):
    """Make `function(actor, now)` a Celery task of this name, for the schedule.

    It runs in one transaction per province, as the service account of that province; the acts of
    the clock have an actor like all others. The function must be harmless when it comes twice.
    """

    def declare(function):
        PERIODIC[name] = function

        @shared_task(name=name)
        def task() -> int:
            return run(name)

        return function

    return declare


def run(name: str) -> int:
    """Carry one periodic job out now, for every service account; returns for how many."""
    accounts = Membership.objects.filter(
        user__is_service=True, is_active=True, user__is_active=True
    ).select_related("organisation")
    count = 0
    for membership in accounts:
        with scope.entered(membership) as actor:
            PERIODIC[name](actor, timezone.now())
        count += 1
    return count
