"""Suspected duplicates: looked for, set aside with a reason, or merged."""

from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from candidates import policies
from candidates.models import Duplicate, Person
from candidates.services import matching
from candidates.services.merging import merge, obstacles
from candidates.states import DUPLICATE, DuplicateState, MatchGround
from core.audit.log import act, record, record_many
from core.jobs.models import Job
from core.jobs.queue import later
from core.orgs.models import SEGMENT, Membership
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused

KIND = "candidates.search_duplicates"

__all__ = [
    "KIND",
    "dismiss",
    "dismiss_many",
    "find",
    "merge",
    "obstacles",
    "queue_search",
    "reopen",
    "reopen_many",
    "suspect_by_hand",
    "vanish",
    "vanish_many",
]


def queue_search(*, actor: Membership, now: datetime) -> Job:
    """Let a job hold every record in the actor's scope against all others."""
    return later(KIND, actor=actor, now=now)


def find(*, actor: Membership, now: datetime) -> dict[str, int]:
    """Look for duplicates in the whole scope: a fixed number of statements, one act with its figures.

    New pairs are noted; pairs that are alike no more go, those that are alike again come back, and a
    pair set aside on weaker grounds comes back when both records turn out to have one ID number.
    """
    pairs = policies.duplicates.scope(actor)
    with act(actor, now):
        before = pairs.suspected().count()
        matching.suspect()
        reopened = advance_many(
            pairs.filter(_SAME_NUMBER, state=DuplicateState.DISMISSED, **_IN_FORCE).exclude(
                ground=MatchGround.ID_NUMBER
            ),
            DUPLICATE.reopen,
            actor=actor,
            now=now,
            reason=_("Both records now have the same ID number."),
            changes={**_UNSIGNED, "ground": MatchGround.ID_NUMBER},
        ) + advance_many(
            pairs.filter(_ALIKE, state=DuplicateState.GONE, **_IN_FORCE),
            DUPLICATE.reopen,
            actor=actor,
            now=now,
            reason=_("The records are alike again."),
            changes=_UNSIGNED,
        )
        open_pairs = pairs.suspected().exclude(ground=MatchGround.BY_HAND)
        gone = vanish_many(
            open_pairs.exclude(pk__in=open_pairs.filter(_ALIKE).values("pk")),
            actor=actor,
            now=now,
            reason=_("The records say different things now."),
        )
        after = pairs.suspected().count()
        tally = {
            "suspected": after,
            "new": max(after - before + gone - reopened, 0),
            "reopened": reopened,
            "gone": gone,
        }
        place = actor.organisation
        entry: tuple[Any, ...] = (place.ref, place.scope_path, {}, tally)
        record_many("core.Organisation", "organisation.find_duplicates", [entry])
    return tally


_UNSIGNED: dict[str, Any] = {"resolution": "", "signer": None, "signed_at": None}
_IN_FORCE = {
    f"{side}__{column}__isnull": True
    for side in ("first", "second")
    for column in ("merged_into", "withdrawn_at")
}
_SAME_NUMBER = Q(first__id_index=F("second__id_index"))
#: The grounds of the database's search, asked of pairs that exist.
_ALIKE = _SAME_NUMBER | (
    (Q(first__name=F("second__name")) | Q(first__pinyin_key=F("second__pinyin_key")))
    & Q(first__birth__startswith=Left(F("second__birth"), 7))
)


def suspect_by_hand(
    first: Person, second: Person, *, actor: Membership, now: datetime, reason: str
) -> Duplicate:
    """A pair that no search found and somebody holds to be one person; an old one is opened again."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Say why these are one person.")})
    one, other = sorted((first, second), key=lambda person: person.pk)
    if one.pk == other.pk:
        raise Refused(_("Choose two different records."))
    with act(actor, now):
        pair = Duplicate.objects.filter(first=one, second=other).first()
        if pair is not None:
            if pair.state in DUPLICATE.reopen.sources:
                return reopen(pair, actor=actor, now=now, reason=reason)
            return pair
        pair = Duplicate.objects.create(
            org_path=_above(one.org_path, other.org_path),
            first=one,
            first_path=one.org_path,
            second=other,
            second_path=other.org_path,
            ground=MatchGround.BY_HAND,
            numbers_differ=bool(
                one.id_index and other.id_index and bytes(one.id_index) != bytes(other.id_index)
            ),
            found_at=now,
        )
        record(pair, "duplicate.suspect", reason=reason)
    return pair


def _above(one: str, other: str) -> str:
    """The place of both, or the province."""
    if one[: 2 * SEGMENT] == other[: 2 * SEGMENT]:
        return min(one, other, key=len)
    return one[:SEGMENT]


def dismiss(pair: Duplicate, *, actor: Membership, now: datetime, reason: str = "") -> Duplicate:
    """Two people who are merely alike; no search brings the pair up again."""
    return advance(pair, DUPLICATE.dismiss, actor=actor, now=now, reason=reason,
                   **_signed(actor, now, reason))  # fmt: skip


def dismiss_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, DUPLICATE.dismiss, actor=actor, now=now, reason=reason,
                        changes=_signed(actor, now, reason))  # fmt: skip


def reopen(pair: Duplicate, *, actor: Membership, now: datetime, reason: str = "") -> Duplicate:
    """What was said against it does not hold; the ledger keeps who said it."""
    if any(each.merged_into_id or each.withdrawn_at for each in (pair.first, pair.second)):
        raise MoveRefused(_("One of the two records is closed already."), code="state")
    return advance(pair, DUPLICATE.reopen, actor=actor, now=now, reason=reason, **_UNSIGNED)


def reopen_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset.filter(**_IN_FORCE), DUPLICATE.reopen, actor=actor, now=now,
                        reason=reason, changes=_UNSIGNED)  # fmt: skip


def vanish(pair: Duplicate, *, actor: Membership, now: datetime, reason: str = "") -> Duplicate:
    """The records are alike no more."""
    return advance(pair, DUPLICATE.vanish, actor=actor, now=now, reason=reason)


def vanish_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime, reason: str = ""
) -> int:
    return advance_many(queryset, DUPLICATE.vanish, actor=actor, now=now, reason=reason)


def _signed(actor: Membership, now: datetime, reason: str) -> dict[str, Any]:
    return {"resolution": reason, "signer": actor.user, "signed_at": now}
