"""The committee votes by one-time codes, from a telephone and without an account.

One code for each member present. Nothing on record says whose a code is or what was voted with it: a
vote raises counters that nobody may read before the last code is used. Paper sheets are counted by the
secretary instead.
"""

import datetime
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow.errors import MoveRefused
from selection.models import Meeting, Recusal, VotingCode
from selection.services import meetings
from selection.services.meetings import Count
from selection.services.polls import digest_of, new_code
from selection.services.refusing import refusals

CHOICES = ("agree", "disagree", "defer")
#: A sheet is one form, which carries at most 12,000 fields (settings), two of each person; no quota of a
#: tier comes near. More persons are voted on by hand or on paper, or in two meetings.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the sheet of a member."""

    vote: int
    name: str
    post: str
    place: str
    is_decided: bool


@dataclass(slots=True)
class Sheet:
    """What a code opens."""

    is_used: bool
    is_open: bool
    lines: list[Line] = field(default_factory=list)


def issue_codes(
    meeting: Meeting, *, actor: Membership, now: datetime.datetime
) -> list[tuple[str, str]]:
    """(member, code) for each who is present; returned once, kept as digests without the member."""
    votes = meeting.votes.count()
    if not votes or not meeting.present:
        raise MoveRefused(_("First attendance, and whom the meeting is put."), code="state")
    if votes > MOST:
        text = _(
            "%(count)d persons are put to this meeting; a sheet behind a code holds %(most)d. Vote by hand "
            "or on paper, or put some of them to a meeting of their own."
        )
        raise MoveRefused(text % {"count": votes, "most": MOST}, code="state")
    if meeting.votes.filter(is_counted=True).exists():
        raise MoveRefused(_("Votes have been counted already."), code="state")
    away: dict[int, list[int]] = {}
    recusals = Recusal.objects.filter(vote__meeting=meeting).order_by("pk")
    for member, vote in recusals.values_list("member_id", "vote_id"):
        away.setdefault(member, []).append(vote)
    present = list(meeting.members.filter(is_present=True).order_by("-is_chair", "pk"))
    made = [(member, new_code()) for member in present]
    codes = [
        VotingCode(
            org_path=meeting.org_path, meeting=meeting, digest=digest_of(code),
            away=away.get(member.pk, []),
        )
        for member, code in made
    ]  # fmt: skip
    secrets.SystemRandom().shuffle(codes)
    with act(actor, now), refusals():
        locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        meetings.require_sitting(locked)
        meetings.require_no_codes(locked)
        VotingCode.objects.bulk_create(codes)
        record(meeting, "meeting.issue_codes", after={"codes": len(codes)})
    return [(member.name, code) for member, code in made]


def turnout(meeting: Meeting) -> tuple[int, int]:
    """(codes used, codes issued)."""
    used = list(VotingCode.objects.filter(meeting=meeting).values_list("is_used", flat=True))
    return sum(used), len(used)


def sheet_for(code: str) -> Sheet | None:
    """What a code opens; None: no such code. Asked without an account."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT is_used, is_open, vote, name, post, place, is_decided FROM selection_code(%s)",
            [digest_of(code)],
        )
        found = cursor.fetchall()
    if not found:
        return None
    lines = [Line(*row[2:]) for row in found if row[2] is not None]
    return Sheet(found[0][0], found[0][1], lines)


def cast(code: str, given: Mapping[int, str], reopen: set[int]) -> bool:
    """Put the votes into the box and use the code up; False when the code is not good any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT selection_cast_votes(%s, %s::bigint[], %s::text[], %s::bigint[])",
            [digest_of(code), list(given), list(given.values()), sorted(reopen)],
        )
        return bool(cursor.fetchone()[0])


def gather(meeting: Meeting, *, actor: Membership, now: datetime.datetime) -> int:
    """Open the box once every code is used; the counts become those of the meeting."""
    used, issued = turnout(meeting)
    if not issued:
        raise MoveRefused(_("No codes were issued in this meeting."), code="state")
    if used < issued:
        text = _("%(left)d members have not voted yet.") % {"left": issued - used}
        raise MoveRefused(text, code="state")
    with act(actor, now):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT vote, disagree, defer, reopened FROM selection_box(%s)", [meeting.pk]
            )
            counts = {
                vote: Count(disagree=disagree, defer=defer, reopened=reopened)
                for vote, disagree, defer, reopened in cursor.fetchall()
            }
        return meetings.count(meeting, counts=counts, actor=actor, now=now, by_code=True)


def withdraw_codes(
    meeting: Meeting, *, actor: Membership, now: datetime.datetime, reason: str
) -> Meeting:
    """Throw codes and box away: the vote begins anew, by codes, by hand or on paper."""
    meetings.require_sitting(meeting)
    used, issued = turnout(meeting)
    if not issued:
        raise MoveRefused(_("No codes were issued in this meeting."), code="state")
    with act(actor, now), refusals():
        with connection.cursor() as cursor:
            cursor.execute("SELECT selection_clear_codes(%s)", [meeting.pk])
        before = {"codes": issued, "used": used}
        record(meeting, "meeting.withdraw_codes", before=before, reason=reason)
    return meeting
