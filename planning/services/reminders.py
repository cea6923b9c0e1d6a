"""Reminders that the clock sends, and the list of who would get what, without sending."""

import datetime
from dataclasses import dataclass
from typing import Any

from core.audit.log import act
from core.orgs.models import Membership, Organisation
from planning import notices
from planning.models import CityPlan, Edition, Receipt

#: Days before the opening of nominations from which a missing plan is reminded of.
PLAN_DAYS = 14
#: Days after its issue from which an unread document is reminded of.
READING_DAYS = 5


@dataclass(frozen=True)
class Reminder:
    """What one place is told of, and since or until when."""

    place: Organisation
    #: The plan to be filed, or the receipt of the document to be read.
    row: Any
    due_on: datetime.date
    is_late: bool

    @property
    def is_plan(self) -> bool:
        return isinstance(self.row, CityPlan)


def due(
    actor: Membership, *, today: datetime.date, edition: Edition | None = None
) -> list[Reminder]:
    """Every reminder that `send` would send today: plans not filed, documents not acknowledged."""
    soon = today + datetime.timedelta(days=PLAN_DAYS)
    plans = (
        CityPlan.objects.within(actor.path)
        .waiting_for_place()
        .never_in_force()
        .filter(edition__nomination_opens_on__lte=soon)
        .select_related("organisation", "edition")
    )
    longest = datetime.timedelta(days=READING_DAYS)
    receipts = (
        Receipt.objects.within(actor.path)
        .pending()
        .filter(document__issued_on__lte=today - longest, document__edition__state="published")
        .select_related("organisation", "document")
        .order_by("org_path", "id")
    )
    if edition is not None:
        plans = plans.filter(edition=edition)
        receipts = receipts.filter(document__edition=edition)
    found = [
        Reminder(
            plan.organisation,
            plan,
            plan.edition.nomination_opens_on,
            plan.edition.nomination_opens_on < today,
        )
        for plan in plans
    ]
    for receipt in receipts:
        day = receipt.document.issued_on + longest
        found.append(Reminder(receipt.organisation, receipt, day, day < today))
    return found


def send(*, actor: Membership, now: datetime.datetime, today: datetime.date) -> int:
    """Tell each place once while it is due and once when it is late; returns how many are due."""
    with act(actor, now):
        found = due(actor, today=today)
        for reminder in found:
            notices.remind(reminder)
    return len(found)
