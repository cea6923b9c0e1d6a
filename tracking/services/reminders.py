"""What the clock does for tracking: yearly cycles, and reminders that come once."""

import datetime

from django.db.models import Count
from django.urls import reverse

from core.notices.deliver import notify
from core.orgs.models import Membership, Organisation
from planning import handover as planning
from selection import handover as selection
from tracking import notices, rules
from tracking.models import Review, ReviewCycle
from tracking.services import cycles

#: A place has a quarter of a year for its reviews; the reminder comes two weeks before the end.
WRITING_DAYS = 90
REMIND_DAYS = 14
AUTHOR = "tracking_officer"


def open_due_cycles(
    *, actor: Membership, now: datetime.datetime, today: datetime.date
) -> list[ReviewCycle]:
    """One cycle a year for each edition that has active trainees; running it again opens none."""
    opened = []
    for edition in planning.editions(actor):
        last = ReviewCycle.objects.filter(edition=edition).order_by("-opens_on").first()
        due = rules.next_cycle(last.opens_on if last else None, today)
        if not due or (last and last.year == today.year):
            continue
        if not selection.trainees(actor).filter(edition=edition).exists():
            continue
        cycle = cycles.open_cycle(
            edition,
            name=f"{edition.name} · {today.year}",
            year=today.year,
            opens_on=today,
            due_on=today + datetime.timedelta(days=WRITING_DAYS),
            actor=actor,
            now=now,
        )
        _tell_places(cycle, notices.CYCLE_OPENED, once="opened")
        opened.append(cycle)
    return opened


def remind_places(*, actor: Membership, now: datetime.datetime, today: datetime.date) -> int:
    """Tell places what is due within two weeks or late; returns how many cycles that concerned."""
    soon = today + datetime.timedelta(days=REMIND_DAYS)
    concerned = ReviewCycle.objects.within(actor.path).open().filter(due_on__lte=soon)
    for cycle in concerned:
        late = cycle.due_on < today
        key = notices.REVIEWS_LATE if late else notices.REVIEWS_DUE
        _tell_places(cycle, key, once="late" if late else "due")
    return len(concerned)


def _tell_places(cycle: ReviewCycle, key: str, *, once: str) -> None:
    """One notice to each place that still has reviews to write."""
    counts = (
        Review.objects.filter(cycle=cycle)
        .to_write()
        .order_by()
        .values_list("trainee__organisation")
        .annotate(Count("id"))
    )
    per_place: dict[str, int] = {}
    paths = dict(Organisation.objects.values_list("pk", "path"))
    for organisation, count in counts:
        place = paths[organisation][:8]
        per_place[place] = per_place.get(place, 0) + count
    address = f"{reverse('tracking:review-list')}?state=due&state=returned&cycle={cycle.ref}"
    for place in Organisation.objects.filter(path__in=per_place):
        notify(
            AUTHOR,
            place,
            key,
            {"cycle": cycle.name, "count": per_place[place.path], "due": cycle.due_on},
            url=address,
            due_on=cycle.due_on,
            once=f"{key}:{cycle.ref}:{once}",
        )
