"""False data found later: the nomination ends at whatever step, and what it held becomes free."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import Refused
from selection import notices
from selection.models import Cancellation, Nomination, Seat, Trainee
from selection.services import leaving, letters, seats, verdicts
from selection.services.refusing import refusals
from selection.services.trainees import adjust_out_many
from selection.states import NOMINATION, Event, LetterKind, SeatKind, TraineeState


def cancel(
    nomination: Nomination,
    *,
    actor: Membership,
    now: datetime.datetime,
    ground: str = "",
    document: Any = None,
    reason: str = "",
) -> Nomination:
    """With a coded ground and the paper that shows it. A seat becomes free and the first reserve of the
    group moves up; who was confirmed is a trainee no more, in no class and on no reserve list."""
    faults = {}
    if not ground:
        faults["ground"] = _("Say which data were false.")
    if document is None:
        faults["document"] = _("A cancellation rests on a document.")
    if faults:
        raise Refused(fields=faults)
    with act(actor, now), refusals():
        state = nomination.state
        held = Seat.objects.filter(nomination=nomination).first()
        advance(nomination, NOMINATION.cancel, actor=actor, now=now, reason=reason, remark=reason)
        made = Cancellation(
            org_path=nomination.org_path, nomination=nomination, ground=ground, reason=reason,
            document=verdicts.keep(document, nomination, actor), from_state=state,
            seat=f"{held.kind} {held.number}" if held else "", cancelled_by=actor.user, at=now,
        )  # fmt: skip
        rows.create(made, actor=actor, now=now, names=["ground", "from_state", "seat"])
        leaving.depart([nomination], Event.VETOED, reason)
        trainee = Trainee.objects.filter(nomination=nomination, state=TraineeState.ACTIVE)
        adjust_out_many(trainee, actor=actor, now=now, reason=reason)
        freed = seats.release(Nomination.objects.filter(pk=nomination.pk), actor=actor, now=now)
        moved = seats.fill(freed, actor=actor, now=now) if _had_seat(held) else []
        letters.issue([nomination], LetterKind.CANCELLED, actor=actor, now=now, reason=reason)
        notices.cancelled(nomination, reason, moved)
    return nomination


def of(nomination: Nomination) -> Cancellation | None:
    """What is on record of its cancellation."""
    found = Cancellation.objects.filter(nomination=nomination)
    return found.select_related("document", "cancelled_by").first()


def _had_seat(held: Seat | None) -> bool:
    return held is not None and held.kind == SeatKind.SEAT
