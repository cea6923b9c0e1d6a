"""Writing, confirming and returning reviews."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import Refused
from selection import handover as selection
from tracking import rules
from tracking.models import Review
from tracking.states import REVIEW, Ground, Outcome

_TEXTS = {
    "outcome": _("Choose an outcome."),
    "evidence": _("Say on what the outcome rests."),
    "ground": _("Adjusting out needs a ground."),
    "ground_without": _("A ground belongs to adjusting out only."),
    "hearing_note": _("Note what the trainee said in the talk."),
    "hearing_on": _("Give the day of the talk with the trainee."),
    "hearing_future": _("The talk must have been held."),
}

_FILL = """
    UPDATE tracking_review r SET outcome = v.outcome, evidence = v.evidence, ground = v.ground,
           hearing_on = v.hearing_on, hearing_note = v.hearing_note, submitted_by_id = %s
      FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::date[], %s::text[])
           AS v(id, outcome, evidence, ground, hearing_on, hearing_note)
     WHERE r.id = v.id AND r.state IN ('due', 'returned')
"""


def submit(
    review: Review,
    *,
    actor: Membership,
    now: datetime.datetime,
    outcome: str,
    evidence: str,
    ground: str = "",
    hearing_on: datetime.date | None = None,
    hearing_note: str = "",
    reason: str = "",
) -> Review:
    """Hand a written review in to the province. Raises Refused naming the field that is missing."""
    draft = rules.Draft(outcome, evidence, ground, hearing_on, hearing_note)
    _require_complete(draft, now)
    return advance(
        review,
        REVIEW.submit,
        actor=actor,
        now=now,
        reason=reason,
        outcome=outcome,
        evidence=evidence,
        ground=ground,
        hearing_on=hearing_on,
        hearing_note=hearing_note,
        submitted_by=actor,
    )


def submit_many(
    drafts: Iterable[tuple[int, rules.Draft]],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
) -> int:
    """Hand in many reviews, (id, draft) each, in two statements; one incomplete draft stops all."""
    drafts = list(drafts)
    for _number, draft in drafts:
        _require_complete(draft, now)
    with act(actor, now):
        columns = [
            (number, d.outcome, d.evidence, d.ground, d.hearing_on, d.hearing_note)
            for number, d in drafts
        ]
        with connection.cursor() as cursor:
            cursor.execute(_FILL, [actor.pk, *map(list, zip(*columns, strict=True))])
        reviews = Review.objects.any_of("pk", [number for number, _draft in drafts])
        return advance_many(
            reviews, REVIEW.submit, actor=actor, now=now, reason=reason, expected=len(drafts)
        )


def confirm(review: Review, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Any:
    """Confirm what the place wrote; «adjust out» takes effect here, at once and everywhere."""
    with act(actor, now):
        row = advance(review, REVIEW.confirm, actor=actor, now=now, reason=reason)
        _carry_out(Review.objects.filter(pk=row.pk), actor=actor, now=now)
    return row


def confirm_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    expected: Any = None,
) -> int:
    with act(actor, now):
        chosen = list(
            queryset.filter(state__in=REVIEW.confirm.sources).values_list("pk", flat=True)
        )
        rows = Review.objects.filter(pk__in=chosen)
        moved = advance_many(
            rows, REVIEW.confirm, actor=actor, now=now, reason=reason, expected=expected
        )
        _carry_out(rows, actor=actor, now=now)
    return moved


def send_back(
    review: Review, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Review:
    """Return a review to its place, saying why."""
    return advance(review, REVIEW.send_back, actor=actor, now=now, reason=reason)


def send_back_many(
    queryset: QuerySet[Any],
    *,
    actor: Membership,
    now: datetime.datetime,
    reason: str = "",
    expected: Any = None,
) -> int:
    return advance_many(
        queryset, REVIEW.send_back, actor=actor, now=now, reason=reason, expected=expected
    )


def _carry_out(reviews: Any, *, actor: Membership, now: datetime.datetime) -> None:
    """Whoever is adjusted out leaves the trainees, the reserve list, classes and postings at once."""
    out = reviews.filter(outcome=Outcome.ADJUST_OUT)
    for ground in out.order_by().values_list("ground", flat=True).distinct():
        trainees = list(out.filter(ground=ground).values_list("trainee_id", flat=True))
        reason = str(Ground(ground).label)
        leaving = selection.trainees(actor).filter(pk__in=trainees)
        selection.adjust_out_many(leaving, actor=actor, now=now, reason=reason)


def _require_complete(draft: rules.Draft, now: datetime.datetime) -> None:
    missing = rules.gaps(draft, localdate(now))
    if missing:
        raise Refused(fields={field: _TEXTS[key] for field, key in missing.items()})
