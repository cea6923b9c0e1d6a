"""The committee's meeting: convened, attended, persons put to it and voted on, closed."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership, User
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from core.workflow.wording import some
from selection.models import (
    Meeting,
    MeetingMember,
    MeetingVote,
    Nomination,
    Recusal,
    VotingCode,
)
from selection.rules import Vote
from selection.services import conflicts, deliberating
from selection.services.refusing import refusals
from selection.states import MEETING, MeetingState, NominationState, VoteOutcome

#: Votes of one count that its entry in the ledger spells out.
SHOWN = 300
#: What a count writes of each person.
_COUNTED = ["due", "present", "withdrawn", "agree", "disagree", "defer", "reopened", "is_counted"]


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one person. Who neither disagrees nor defers agrees, unless withdrawn."""

    disagree: int = 0
    defer: int = 0
    reopened: int | None = None


def last_meeting(edition: Any, tier: str) -> Meeting | None:
    """The latest that was closed."""
    closed = Meeting.objects.filter(edition=edition, tier=tier, state=MeetingState.CLOSED)
    return closed.order_by("-held_on", "-pk").first()


def usual_members(tier: str = "") -> list[MeetingMember]:
    """Those of the latest meeting, to start the next one from."""
    meetings = Meeting.objects.filter(tier=tier) if tier else Meeting.objects.all()
    latest = meetings.order_by("-held_on", "-pk").first()
    return list(latest.members.all()) if latest else []


def committee_in(path: str) -> Any:
    """Accounts that are members of the committee."""
    held = Membership.objects.filter(
        role_row_id="committee_member", organisation__scope_path=path, is_active=True
    )
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("name")


def convene(
    *, edition: Any, tier: str, held_on: datetime.date, members: Sequence[Mapping[str, Any]], actor: Membership,
    now: datetime.datetime, is_secret: bool = False, note: str = "",
) -> Meeting:  # fmt: skip
    """A meeting with everybody who should attend, the chair first. Members: `user`, or `name`, `unit`
    and `post`; `is_present` where attendance is known already."""
    if edition is None:
        raise MoveRefused(_("No edition is running."), code="state")
    if not members:
        raise Refused(fields={"people": _("Name the members of the committee.")})
    meeting = Meeting(
        org_path=edition.org_path, edition=edition, tier=tier, held_on=held_on, is_secret=is_secret,
        note=note, due=len(members), present=sum(bool(each.get("is_present")) for each in members),
    )  # fmt: skip
    with act(actor, now), refusals():
        rows.create(meeting, actor=actor, now=now)
        MeetingMember.objects.bulk_create(_members(meeting, members))
    return meeting


def _members(meeting: Meeting, given: Sequence[Mapping[str, Any]]) -> list[MeetingMember]:
    """The rows of those who should attend, the chair first; with their dossiers, as far as found."""
    made = [
        MeetingMember(
            org_path=meeting.org_path,
            meeting=meeting,
            is_chair=place == 0,
            is_present=bool(each.get("is_present")),
            **conflicts.named(each),
        )
        for place, each in enumerate(given)
    ]
    dossiers = conflicts.dossiers_of((each.name, each.unit) for each in made)
    for each in made:
        each.person = dossiers[each.name, each.unit]
    return made


def attend(
    meeting: Meeting, *, present: Iterable[Any], actor: Membership, now: datetime.datetime
) -> Meeting:
    """Who is in the room, by the keys of the members. Afterwards votes are counted against it."""
    require_sitting(meeting)
    require_no_codes(meeting)
    if meeting.votes.filter(is_counted=True).exists():
        raise MoveRefused(_("Votes have been counted: attendance stays as it is."), code="state")
    keys = set(present)
    with act(actor, now), refusals():
        rows.change(
            meeting,
            {"present": meeting.members.filter(pk__in=keys).count()},
            actor=actor,
            now=now,
            verb="attend",
        )
        meeting.members.filter(pk__in=keys).update(is_present=True)
        meeting.members.exclude(pk__in=keys).update(is_present=False)
    return meeting


def put(
    meeting: Meeting, *, nominations: Any, actor: Membership, now: datetime.datetime
) -> list[MeetingVote]:
    """Put proposed persons to the meeting. Who is tied to one of them withdraws: the dossiers say
    so, or a declaration."""
    require_sitting(meeting)
    require_no_codes(meeting)
    wanted = nominations.filter(edition_id=meeting.edition_id, tier=meeting.tier)
    wanted = wanted.filter(state=NominationState.PROPOSED).exclude(meeting_votes__meeting=meeting)
    chosen = list(wanted.select_related("organisation").order_by("pk"))
    if not chosen:
        raise Refused(_("Nobody is proposed who has not been put to this meeting."))
    deliberating.require_proposed(wanted, until=meeting.held_on)
    votes = [MeetingVote(org_path=meeting.org_path, meeting=meeting, nomination=n) for n in chosen]
    with act(actor, now), refusals():
        MeetingVote.objects.bulk_create(votes)
        recusals = _recusals(meeting, votes)
        Recusal.objects.bulk_create(recusals)
        after = {"persons": len(votes), "recusals": len(recusals)}
        record(meeting, "meeting.put", after=after)
    return votes


def _recusals(meeting: Meeting, votes: Sequence[MeetingVote]) -> list[Recusal]:
    members = {each.pk: each for each in meeting.members.select_related("user__organisation")}
    by_nominee = {vote.nomination_id: vote for vote in votes}
    away = conflicts.recusing(members.values(), [vote.nomination for vote in votes])
    return [
        Recusal(
            org_path=meeting.org_path,
            vote=by_nominee[nominee],
            member=members[member],
            kind=kind,
            reason=reason,
        )
        for (member, nominee), (kind, reason) in away.items()
    ]


def recuse(
    vote: MeetingVote, *, member: MeetingMember, reason: str, actor: Membership, now: datetime.datetime
) -> Recusal:  # fmt: skip
    """A member says that they withdraw from this person's case."""
    require_sitting(vote.meeting)
    require_no_codes(vote.meeting)
    if vote.is_counted:
        raise MoveRefused(_("The vote on this person is counted already."), code="state")
    recusal = Recusal(
        org_path=vote.org_path, vote=vote, member=member, kind="declared", reason=reason.strip()
    )
    with refusals():
        return rows.create(recusal, actor=actor, now=now)


def count(
    meeting: Meeting, *, counts: Mapping[int, Count], actor: Membership, now: datetime.datetime,
    by_code: bool = False,
) -> int:  # fmt: skip
    """The votes on persons, by the key of their row: those counted so far may be corrected until the
    meeting is closed. All or none. Where codes were issued only the box is counted."""
    require_sitting(meeting)
    if not by_code:
        require_no_codes(meeting)
    votes = list(meeting.votes.filter(pk__in=counts).select_related("nomination").order_by("pk"))
    away = _withdrawn(votes)
    decided = decided_before(votes)
    before, after = {}, {}
    for vote in votes:
        given = counts[vote.pk]
        ref = str(vote.nomination.ref)
        before[ref] = _figures(vote) if vote.is_counted else None
        vote.due, vote.present, vote.withdrawn = meeting.due, meeting.present, away.get(vote.pk, 0)
        vote.disagree, vote.defer, vote.reopened = given.disagree, given.defer, given.reopened
        vote.agree = vote.present - vote.withdrawn - vote.disagree - vote.defer
        vote.is_counted = True
        after[ref] = _figures(vote)
        _require_sound(vote, vote.nomination_id in decided)
    changed = [ref for ref in after if before[ref] != after[ref]]
    with act(actor, now), refusals():
        # Two secretaries take turns, and neither counts in a meeting that was closed meanwhile.
        require_sitting(Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk))
        MeetingVote.objects.set_each(
            _COUNTED, {vote.pk: [getattr(vote, name) for name in _COUNTED] for vote in votes}
        )
        if changed:
            record(meeting, "meeting.count", **_told(before, after, changed))
    return len(votes)


def hold(
    *, edition: Any, tier: str, held_on: datetime.date, members: Sequence[Mapping[str, Any]], nominations: Any,
    actor: Membership, now: datetime.datetime, is_secret: bool = False, note: str = "",
    count_of: Count | None = None, counts: Mapping[int, Count] | None = None,
) -> Meeting:  # fmt: skip
    """A whole meeting from its minutes, in one act. `count_of` is the count of everybody, `counts`
    of single nominations."""
    usual = count_of or Count()
    with act(actor, now):
        meeting = convene(
            edition=edition, tier=tier, held_on=held_on, members=members, is_secret=is_secret,
            note=note, actor=actor, now=now,
        )  # fmt: skip
        votes = put(meeting, nominations=nominations, actor=actor, now=now)
        single = counts or {}
        given = {vote.pk: single.get(vote.nomination_id, usual) for vote in votes}
        count(meeting, counts=given, actor=actor, now=now)
        return close(meeting, actor=actor, now=now)


def close(
    meeting: Meeting, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Meeting:
    """The end: with a quorum, and every person put to it voted on. What was decided stays."""
    if not Vote(meeting.due, meeting.present, 0).has_quorum:
        text = _("Fewer than two thirds of the members were present: no decision.")
        raise MoveRefused(text, code="state")
    if not meeting.votes.exists():
        raise MoveRefused(_("Nobody was put to this meeting."), code="state")
    left = meeting.votes.filter(is_counted=False).count()
    if left:
        text = _("%(left)d persons have no vote counted yet.") % {"left": left}
        raise MoveRefused(text, code="state")
    with act(actor, now), refusals():
        return advance(meeting, MEETING.close, actor=actor, now=now, reason=reason)


def outcome_of(vote: MeetingVote) -> VoteOutcome | None:
    """What came of a vote; None while it is not counted."""
    if not vote.is_counted:
        return None
    if Vote(vote.due, vote.present, vote.agree).passes:
        return VoteOutcome.PASSED
    rejected = Vote(vote.due, vote.present, vote.disagree).passes
    return VoteOutcome.REJECTED if rejected else VoteOutcome.DEFERRED


def passed_in(nominations: Iterable[Nomination]) -> dict[int, Meeting]:
    """Nomination -> the meeting that passed it; refused when the last vote on one was another."""
    chosen = list(nominations)
    closed = MeetingVote.objects.closed().filter(nomination__in=chosen).order_by("pk")
    last = {vote.nomination_id: vote for vote in closed.select_related("meeting")}
    missing = [
        row.name
        for row in chosen
        if row.pk not in last or outcome_of(last[row.pk]) != VoteOutcome.PASSED
    ]
    if missing:
        text = _("Without a vote of the committee that passed: %(names)s.")
        raise MoveRefused(text % {"names": some(missing)})
    return {key: vote.meeting for key, vote in last.items()}


def _told(before: dict[str, Any], after: dict[str, Any], changed: list[str]) -> dict[str, Any]:
    """What the ledger says of a count: the figures of each, beyond a group their digest. A closed
    meeting keeps the votes themselves."""
    if len(changed) <= SHOWN:
        return {
            "before": {ref: before[ref] for ref in changed if before[ref]},
            "after": {ref: after[ref] for ref in changed},
        }
    text = json.dumps({ref: after[ref] for ref in sorted(changed)}, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"after": {"persons": len(changed), "digest": digest}}


def _withdrawn(votes: Sequence[MeetingVote]) -> dict[int, int]:
    """Vote -> members present who withdrew from it."""
    found: dict[int, int] = {}
    away = Recusal.objects.filter(vote__in=votes, member__is_present=True)
    for vote in away.values_list("vote_id", flat=True):
        found[vote] = found.get(vote, 0) + 1
    return found


def decided_before(votes: Sequence[MeetingVote]) -> set[int]:
    """Nominees whom an earlier meeting passed or rejected, and did not put off."""
    nominees = [vote.nomination_id for vote in votes]
    earlier = MeetingVote.objects.closed().filter(nomination__in=nominees).order_by("pk")
    last = {vote.nomination_id: outcome_of(vote) for vote in earlier}
    return {key for key, outcome in last.items() if outcome != VoteOutcome.DEFERRED}


def _require_sound(vote: MeetingVote, decided: bool) -> None:
    if vote.agree < 0:
        text = _("%(name)s: more votes than members who may vote.")
        raise Refused(text % {"name": vote.nomination.name})
    if not decided:
        vote.reopened = None
    elif (vote.reopened or 0) > vote.present:
        text = _("%(name)s: more votes than members who may vote.")
        raise Refused(text % {"name": vote.nomination.name})
    elif not Vote(vote.due, vote.present, vote.reopened or 0).passes:
        text = _(
            "%(name)s was decided before. More than half of all members must be for reconsidering it."
        )
        raise Refused(text % {"name": vote.nomination.name})


def _figures(vote: MeetingVote) -> list[int | None]:
    return [vote.agree, vote.disagree, vote.defer, vote.withdrawn, vote.reopened]


def require_no_codes(meeting: Meeting) -> None:
    """While members vote by codes, nothing on which a code rests changes."""
    if VotingCode.objects.filter(meeting=meeting).exists():
        raise MoveRefused(_("Members vote by codes. Withdraw the codes first."), code="state")


def require_sitting(meeting: Meeting) -> None:
    if meeting.state != MeetingState.SITTING:
        raise MoveRefused(_("The meeting is closed."), code="state")
