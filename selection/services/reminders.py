"""Reminders that the clock sends to the places, and who would get what, without sending."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from core.audit.log import act
from core.audit.models import AuditEntry
from core.orgs.models import Membership, Organisation
from planning.handover import own_closing_days, running_editions
from selection import notices, policies
from selection.models import ReminderSent
from selection.services import limits, review_reminders
from selection.states import NOMINATION, NominationState

#: Days before the closing at which a place with something left to do is reminded, each time once.
CLOSING_DAYS = (7, 2)
#: Days after which a returned case, or one to be endorsed, is reminded of; once a week while it waits.
WAITING_DAYS = 3

Days = dict[int, list[datetime.date]]
CLOSING, RETURNED, ENDORSE = "closing", "returned", "endorse"


@dataclass(frozen=True)
class Reminder:
    """What one unit is told: how many cases, and until or since when."""

    kind: str
    unit: Organisation
    count: int
    day: datetime.date
    key: str
    sent_at: datetime.datetime | None = None

    @property
    def role(self) -> str:
        county = self.unit.kind == Organisation.Kind.COUNTY
        return notices.COUNTY_OFFICER if county else notices.PLACE_OFFICER


def due(actor: Membership, *, today: datetime.date) -> list[Reminder]:
    """Every reminder that is due today in the actor's scope; `sent_at` tells those sent already."""
    found: list[Reminder] = []
    for edition in running_editions(actor):
        found += _closing(actor, edition, today)
        found += _waiting(actor, edition, today)
    keys = {reminder.key for reminder in found}
    sent = {
        (row.organisation_id, row.key): row.sent_at
        for row in ReminderSent.objects.within(actor.path).filter(key__in=keys)
    }
    found = [
        Reminder(r.kind, r.unit, r.count, r.day, r.key, sent.get((r.unit.pk, r.key))) for r in found
    ]
    return sorted(found, key=lambda r: (r.unit.path, r.kind))


def send(*, actor: Membership, now: datetime.datetime, today: datetime.date) -> int:
    """Send what is due and has not been sent; returns how many."""
    with act(actor, now):
        fresh = [reminder for reminder in due(actor, today=today) if reminder.sent_at is None]
        for reminder in fresh:
            notices.remind(reminder)
        ReminderSent.objects.bulk_create(
            [
                ReminderSent(
                    org_path=reminder.unit.scope_path,
                    organisation=reminder.unit,
                    key=reminder.key,
                    sent_at=now,
                )
                for reminder in fresh
            ],
            ignore_conflicts=True,
        )
    return len(fresh)


def _closing(actor: Membership, edition: Any, today: datetime.date) -> list[Reminder]:
    """Places that may still nominate, or have drafts, shortly before they or the province close."""
    closes = edition.nomination_closes_on
    own = own_closing_days(edition)
    days = [day for day in (closes, *own.values()) if day]
    if not any(_stage(day, today) for day in days):
        return []
    left: dict[int, int] = defaultdict(int)
    for (_tier, _field, place), meter in limits.meters(edition).items():
        if place is not None:
            left[place] += meter.left
    drafts = policies.nominations.scope(actor).filter(edition=edition, state=NominationState.DRAFT)
    for place, count in drafts.order_by().values_list("place_id").annotate(Count("pk")):
        left[place] += count
    found = []
    for unit in _units(actor, (place for place, count in left.items() if count)):
        day = own.get(unit.pk, closes)
        if stage := _stage(day, today):
            key = f"{CLOSING}:{edition.ref}:{stage}"
            found.append(Reminder(CLOSING, unit, left[unit.pk], day, key))
    return found


def _stage(closes: datetime.date | None, today: datetime.date) -> int | None:
    """How many days before this closing it is time to remind; None: not yet, or over."""
    if closes is None or today > closes:
        return None
    return min((days for days in CLOSING_DAYS if (closes - today).days <= days), default=None)


def _waiting(actor: Membership, edition: Any, today: datetime.date) -> list[Reminder]:
    """Units with cases returned to them, and places with cases to endorse, for some days now."""
    limit = today - datetime.timedelta(days=WAITING_DAYS)
    soon = today + datetime.timedelta(days=review_reminders.DAYS_BEFORE)
    rows = policies.nominations.scope(actor).filter(edition=edition).order_by()
    returned = rows.filter(state=NominationState.RETURNED)
    refs = dict(returned.values_list("ref", "organisation_id"))
    entries = AuditEntry.objects.filter(
        object_ref__in=list(refs), action=NOMINATION.send_back.action
    )
    since: Days = defaultdict(list)
    for ref, at in entries.order_by().values_list("object_ref").annotate(Max("at")):
        since[refs[ref]].append(timezone.localdate(at))
    if edition.nomination_closes_on and edition.nomination_closes_on <= soon:
        # Shortly before the closing the review itself reminds the places of these.
        counties = set(_counties(since))
        since = {unit: days for unit, days in since.items() if unit in counties}
    endorse: Days = defaultdict(list)
    submitted = rows.filter(state=NominationState.SUBMITTED, submitted_at__isnull=False)
    days = submitted.values_list("place_id", "submitted_at__date").annotate(
        Count("pk"), Min("submitted_at")
    )
    for place, _day, count, first in days:
        endorse[place] += [timezone.localdate(first)] * count
    year, week, _day = today.isocalendar()
    found = []
    for kind, by_unit in ((RETURNED, since), (ENDORSE, endorse)):
        late = {unit: [day for day in each if day <= limit] for unit, each in by_unit.items()}
        key = f"{kind}:{edition.ref}:{year}-{week:02d}"
        found += [
            Reminder(kind, unit, len(late[unit.pk]), min(late[unit.pk]), key)
            for unit in _units(actor, (unit for unit, each in late.items() if each))
        ]
    return found


def _counties(ids: Iterable[int]) -> list[int]:
    rows = Organisation.objects.filter(pk__in=list(ids), kind=Organisation.Kind.COUNTY)
    return list(rows.values_list("pk", flat=True))


def _units(actor: Membership, ids: Iterable[int]) -> list[Organisation]:
    """Those of these units that lie in the actor's scope, in the order of the tree."""
    rows = Organisation.objects.filter(pk__in=list(ids)).order_by("path")
    return [unit for unit in rows if unit.scope_path.startswith(actor.path)]
