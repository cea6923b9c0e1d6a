"""Nominations that came in by one sheet: their people on record twice, and the import taken back."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from candidates.models import Duplicate
from candidates.policies import duplicates as duplicate_policy
from candidates.services import duplicates
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused
from selection import policies
from selection.models import Attachment, FormDraft, Nomination
from selection.services import leaving
from selection.states import NominationState


def suspected_pairs(actor: Membership, people: Iterable[int]) -> dict[int, Duplicate]:
    """Person -> an open pair of records within the place in which that person stands."""
    if not duplicate_policy.may(actor, "merge"):
        return {}
    wanted = set(people)
    pairs = duplicate_policy.scope(actor, "merge").suspected().filter(first_path=F("second_path"))
    return {
        person: pair
        for pair in pairs.only("ref", "first_id", "second_id").order_by("-pk")
        for person in (pair.first_id, pair.second_id)
        if person in wanted
    }


def tell_apart(
    ref: Any, *, actor: Membership, now: datetime.datetime, reason: str
) -> Duplicate | None:
    """Two people who are merely alike, said where their names stand in a sheet; None: no such pair."""
    pair = duplicate_policy.scope(actor, "dismiss").filter(ref=ref).first()
    if pair is not None:
        duplicates.dismiss(pair, actor=actor, now=now, reason=reason)
    return pair


def untouched(run: Any, actor: Membership) -> QuerySet[Any]:
    """Drafts of the import on which nobody has worked since."""
    return _of(run, actor).filter(_untouched())


def touched(run: Any, actor: Membership) -> list[tuple[Nomination, str]]:
    """The others, each with the reason why it stays."""
    stays = _of(run, actor).exclude(_untouched()).exclude(state=NominationState.WITHDRAWN)
    rows = stays.annotate(has_attachments=Exists(_attachments())).order_by("pk")
    return [(row, _why(row)) for row in rows]


def take_back(
    run: Any, *, actor: Membership, now: datetime.datetime, reason: str
) -> dict[str, int]:
    """Withdraw what nobody has worked on; the places in the limits are free again."""
    stay = len(touched(run, actor))
    keys = list(untouched(run, actor).select_for_update(of=("self",)).values_list("pk", flat=True))
    if not keys:
        raise MoveRefused(_("Nothing of this import can be taken back any more."), code="state")
    chosen = Nomination.objects.any_of("pk", keys)
    taken = leaving.withdraw_many(chosen, actor=actor, now=now, reason=reason)
    return {"taken_back": taken, "stay": stay}


def _of(run: Any, actor: Membership) -> QuerySet[Any]:
    return policies.nominations.scope(actor, "withdraw").filter(import_run=run)


def _attachments() -> QuerySet[Any]:
    return Attachment.objects.filter(nomination=OuterRef("pk"))


def _untouched() -> Q:
    begun = FormDraft.objects.filter(nomination=OuterRef("pk"), form="nomination")
    fresh = Q(state=NominationState.DRAFT, version=0)
    return fresh & ~Exists(_attachments()) & ~Exists(begun)


def _why(row: Any) -> str:
    if row.state != NominationState.DRAFT:
        return _("it stands at “%(state)s”") % {"state": row.get_state_display()}
    if row.has_attachments:
        return _("attachments were added to it")
    return _("it was changed after the import")
