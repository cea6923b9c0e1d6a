"""Opening and closing a round of reviews."""

import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused
from selection import handover as selection
from tracking.models import Review, ReviewCycle
from tracking.states import CYCLE

_ONE_EACH = """
    INSERT INTO tracking_review
        (ref, org_path, version, cycle_id, trainee_id, state, outcome, ground, evidence, hearing_note)
    SELECT gen_random_uuid(), t.org_path, 0, %s, t.id, 'due', '', '', '', '' FROM ({trainees}) t
    ORDER BY t.id
    ON CONFLICT (cycle_id, trainee_id) DO NOTHING
"""


def open_cycle(
    edition: Any,
    *,
    name: str,
    year: int,
    opens_on: datetime.date,
    due_on: datetime.date,
    actor: Membership,
    now: datetime.datetime,
) -> ReviewCycle:
    """Open a cycle with one due review for each active trainee of the edition, in one statement."""
    with act(actor, now):
        cycle = ReviewCycle.objects.create(
            organisation_id=edition.organisation_id,
            org_path=edition.org_path,
            edition=edition,
            name=name,
            year=year,
            opens_on=opens_on,
            due_on=due_on,
        )
        of_edition = selection.trainees(actor).filter(edition=edition)
        trainees = of_edition.order_by().values("id", "org_path")
        sql, params = trainees.query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(_ONE_EACH.format(trainees=sql), [cycle.pk, *params])
            reviews = cursor.rowcount
        record(
            cycle,
            "reviewcycle.open",
            after={"state": cycle.state, "year": year, "due_on": due_on, "reviews": reviews},
        )
    return cycle


def close(
    cycle: ReviewCycle, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> ReviewCycle:
    """Close a cycle; every review must have come to its end, so that nothing lapses silently."""
    left = Review.objects.filter(cycle=cycle).exclude(state="confirmed").count()
    if left:
        raise MoveRefused(_("%(count)d reviews are not confirmed yet.") % {"count": left})
    return advance(cycle, CYCLE.close, actor=actor, now=now, reason=reason)
