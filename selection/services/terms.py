"""How long the review and a request for review may take: rows of the edition, each from a day on."""

import datetime
from typing import Any

from core.orgs.models import Membership
from core.workflow import rows
from planning.handover import working_day_after
from selection.models import ReviewTerm
from selection.rules import reviews
from selection.services.refusing import refusals
from selection.states import Term


def set_term(
    *,
    edition: Any,
    term: str,
    days: int,
    effective_from: datetime.date,
    actor: Membership,
    now: datetime.datetime,
    legal_basis: str = "",
) -> ReviewTerm:
    """So many working days from that day on; earlier days keep what held for them."""
    found = ReviewTerm.objects.filter(
        edition=edition, term=term, effective_from=effective_from
    ).first()
    values = {"days": days, "legal_basis": legal_basis}
    if found is not None:
        return rows.change(found, values, actor=actor, now=now)
    made = ReviewTerm(
        org_path=edition.org_path,
        edition=edition,
        term=term,
        effective_from=effective_from,
        **values,
    )
    with refusals():
        return rows.create(made, actor=actor, now=now)


def row_of(edition: Any, term: str, on: datetime.date) -> ReviewTerm | None:
    """What the edition has set for that day."""
    found = ReviewTerm.objects.filter(edition=edition, term=term, effective_from__lte=on)
    return found.order_by("-effective_from").first()


def days_of(edition: Any, term: str, on: datetime.date) -> int:
    row = row_of(edition, term, on)
    return row.days if row is not None else reviews.USUAL_DAYS[str(term)]


def request_until(edition: Any, rejected_on: datetime.date) -> datetime.date:
    """Last day for a request for review."""
    return working_day_after(edition, rejected_on, days_of(edition, Term.REQUEST, rejected_on))


def recheck_until(edition: Any, told_on: datetime.date) -> datetime.date:
    """Last day for a request to check the arithmetic of a score again."""
    return working_day_after(edition, told_on, days_of(edition, Term.RECHECK, told_on))


def objection_due(edition: Any, received_on: datetime.date) -> datetime.date:
    """By when an objection should be looked into."""
    return working_day_after(edition, received_on, days_of(edition, Term.OBJECTION, received_on))


def review_due(edition: Any, endorsed_on: datetime.date) -> datetime.date:
    """The end of the edition's review period; sooner where a period for each case is set, and counted
    from the endorsement where the period of the edition is over or not set."""
    row = row_of(edition, Term.REVIEW, endorsed_on)
    end = edition.review_due_on
    if end is not None and end >= endorsed_on and row is None:
        return end
    days = row.days if row is not None else reviews.USUAL_DAYS["review"]
    counted = working_day_after(edition, endorsed_on, days)
    return min(end, counted) if end is not None and end >= endorsed_on else counted
