"""What the clock reminds of in the review, and the list of who would get what, without sending."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from core.audit.log import act
from core.orgs.models import Membership, Organisation
from planning.handover import running_editions
from selection import notices
from selection.models import Exemption, Nomination, ReviewRequest
from selection.services import queueing, terms
from selection.states import NominationState

#: Days before the due day from which is reminded.
DAYS_BEFORE = 3


@dataclass(frozen=True)
class Reminder:
    """One message to everybody of a role in an organisation."""

    role: str
    organisation: Organisation
    #: Key of the text of the notice.
    text: str
    count: int
    due_on: datetime.date
    url: str
    is_late: bool


def due(actor: Membership, *, today: datetime.date) -> list[Reminder]:
    """Every reminder that `send` would send today and has not sent for the same day before."""
    soon = today + datetime.timedelta(days=DAYS_BEFORE)
    found = []
    for edition in running_editions(actor).select_related("organisation"):
        found += _of_review(edition, today, soon)
        found += _of_signatures(edition, today)
        found += _of_corrections(edition, today, soon)
    return found


def send(*, actor: Membership, now: datetime.datetime, today: datetime.date) -> int:
    """Look at the queue anew, then tell each role once while it is due and once when it is late."""
    with act(actor, now):
        queueing.refresh(actor=actor, now=now)
        found = due(actor, today=today)
        for reminder in found:
            notices.remind_of_review(reminder)
    return len(found)


def _of_review(edition: Any, today: datetime.date, soon: datetime.date) -> list[Reminder]:
    waiting = Nomination.objects.to_review().filter(edition=edition, review_due_on__lte=soon)
    days = waiting.order_by("review_due_on").values_list("review_due_on").annotate(Count("pk"))
    url = f"{reverse('selection:review-list')}?edition={edition.ref}"
    return [
        Reminder(
            notices.REVIEWER, edition.organisation,
            "selection.review_late" if day < today else "selection.review_due",
            count, day, url, day < today,
        )
        for day, count in days
    ]  # fmt: skip


def _of_signatures(edition: Any, today: datetime.date) -> list[Reminder]:
    """Exemptions by the day on which their cases are due, requests by the period they came with."""
    found = []
    to_sign = Exemption.objects.to_sign().filter(nomination__edition=edition)
    dues = Counter(to_sign.values_list("nomination__review_due_on", flat=True))
    url = f"{reverse('selection:exemption-list')}?state=proposed"
    for day, count in sorted(dues.items(), key=str):
        day = day or today
        found.append(
            Reminder(
                notices.OFFICE, edition.organisation, "selection.exemption_waits", count, day, url,
                day < today,
            )
        )  # fmt: skip
    requests = ReviewRequest.objects.open().filter(nomination__edition=edition)
    dues = Counter(
        terms.request_until(edition, day) for day in requests.values_list("received_on", flat=True)
    )
    url = f"{reverse('selection:reviewrequest-list')}?state=received"
    for day, count in sorted(dues.items()):
        for role in (notices.OFFICE, notices.REVIEWER):
            found.append(
                Reminder(
                    role, edition.organisation, "selection.request_waits", count, day, url,
                    day < today,
                )
            )  # fmt: skip
    return found


def _of_corrections(edition: Any, today: datetime.date, soon: datetime.date) -> list[Reminder]:
    """Each place of what was returned to it, when nominations are about to close."""
    closes = edition.nomination_closes_on
    if closes is None or closes > soon:
        return []
    returned = Nomination.objects.filter(edition=edition, state=NominationState.RETURNED)
    counts = Counter(returned.values_list("place_id", flat=True))
    url = f"{reverse('selection:nomination-list')}?state=returned"
    return [
        Reminder(
            notices.PLACE_OFFICER, place, "selection.correction_waits", counts[place.pk], closes,
            url, closes < today,
        )
        for place in Organisation.objects.filter(pk__in=counts).order_by("path")
    ]  # fmt: skip
