"""Democratic evaluation: codes are issued apart from sheets, and only counts come back."""

import datetime
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from selection.models import BallotToken, InspectionReport, Nomination, PaperTally, Poll
from selection.rules import ballots as rules
from selection.services.refusing import refusals
from selection.states import POLL, NominationState, PollState, ReportState

#: Without what is misread: no I, L, O, U, 0 and 1.
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a voter sees before marking: about whom, and as which group."""

    name: str
    post: str
    group: str
    is_used: bool
    is_open: bool


@dataclass(slots=True)
class Result:
    """Counts of one group, or of all together where a group is too small to be shown."""

    group: str
    valid: int = 0
    void: int = 0
    lines: dict[str, dict[str, int]] = field(default_factory=dict)


def begin(
    *, nomination: Nomination, held_on: datetime.date, actor: Membership, now: datetime.datetime,
    site: str = "",
) -> Poll:  # fmt: skip
    """An evaluation of somebody who is being inspected."""
    if nomination.state != NominationState.SHORTLISTED:
        raise MoveRefused(_("Only who is shortlisted is inspected."), code="state")
    if Poll.objects.filter(nomination=nomination).exists():
        raise Refused(_("There is a democratic evaluation of this nominee already."))
    poll = Poll(org_path=nomination.org_path, nomination=nomination, held_on=held_on, site=site)
    with refusals():
        return rows.create(poll, actor=actor, now=now)


def issue(
    poll: Poll, *, actor: Membership, now: datetime.datetime, numbers: Mapping[str, int]
) -> dict[str, list[str]]:
    """New codes for each group. They are returned once and kept as digests only; nothing says to
    whom one was handed."""
    _require_open(poll)
    if not any(numbers.values()):
        raise Refused(_("Say how many codes are needed."))
    codes = {
        group: [new_code() for _each in range(numbers.get(group, 0))] for group in rules.GROUPS
    }
    tokens = [
        BallotToken(org_path=poll.org_path, poll=poll, voter_group=group, digest=digest_of(code))
        for group, made in codes.items()
        for code in made
    ]
    secrets.SystemRandom().shuffle(tokens)
    with act(actor, now):
        BallotToken.objects.bulk_create(tokens)
        after = {group: len(made) for group, made in codes.items() if made}
        record(poll, "poll.issue", after=after)
    return {group: made for group, made in codes.items() if made}


def new_code() -> str:
    text = "".join(secrets.choice(_ALPHABET) for _each in range(_LENGTH))
    return "-".join(text[start : start + 4] for start in range(0, _LENGTH, 4))


def digest_of(code: str) -> str:
    """However it was typed: case, spaces and dashes do not matter."""
    plain = "".join(each for each in code.upper() if each in _ALPHABET)
    return hashlib.sha256(f"selection.ballot:{plain}".encode()).hexdigest()


def sheet_for(code: str) -> Sheet | None:
    """What a code opens; None: no such code. Asked without an account."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, post, voter_group, is_used, is_open FROM selection_sheet(%s)",
            [digest_of(code)],
        )
        row = cursor.fetchone()
    return Sheet(*row) if row else None


def cast(code: str, given: Mapping[str, Sequence[str]]) -> bool:
    """Put a sheet into the box and use the code up; False when the code is not good any more."""
    marks, void = rules.read_sheet(given)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT selection_cast(%s, %s::text[], %s::text[], %s)",
            [digest_of(code), list(marks), list(marks.values()), void],
        )
        return bool(cursor.fetchone()[0])


def enter_paper(
    poll: Poll, *, group: str, valid: int, void: int, counts: Mapping[str, Mapping[str, int]],
    actor: Membership, now: datetime.datetime,
) -> PaperTally:  # fmt: skip
    """The paper sheets of one group as one person counted them; another confirms."""
    _require_open(poll)
    if faulty := rules.tally_faults(counts, valid):
        text = _("More marks than valid sheets.")
        raise Refused(fields={f"{line}_{rules.options(line)[0]}": text for line in faulty})
    whole = {"": {"valid": valid, "void": void}, **{k: dict(v) for k, v in counts.items()}}
    values = {"counts": whole, "entered_by_id": actor.user_id}
    with act(actor, now), refusals():
        found = PaperTally.objects.filter(poll=poll, voter_group=group).first()
        if found is None:
            made = PaperTally(org_path=poll.org_path, poll=poll, voter_group=group, **values)
            return rows.create(made, actor=actor, now=now, names=["poll", "voter_group"])
        if found.confirmed_by_id is not None:
            raise MoveRefused(_("The count of this group is confirmed already."), code="state")
        found.entered_by_id = actor.user_id
        found.save(update_fields=["entered_by"])
        return rows.change(found, {"counts": whole}, actor=actor, now=now)


def confirm_paper(
    tally: PaperTally, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> PaperTally:
    """The second person counted the same."""
    if tally.entered_by_id == actor.user_id:
        raise MoveRefused(_("Paper sheets are counted by two people."))
    if tally.confirmed_by_id is not None:
        raise MoveRefused(_("The count of this group is confirmed already."), code="state")
    _require_open(tally.poll)
    with act(actor, now), refusals():
        locked = rows.lock(tally)
        locked.confirmed_by_id = actor.user_id
        locked.version += 1
        locked.save(update_fields=["confirmed_by", "version"])
        record(locked, "papertally.confirm", after={"confirmed_by": actor.user_id}, reason=reason)
    return locked


def count(poll: Poll, *, actor: Membership, now: datetime.datetime, reason: str = "") -> Poll:
    """The end: no more sheets; the report being written takes the counts over."""
    if PaperTally.objects.filter(poll=poll, confirmed_by__isnull=True).exists():
        raise MoveRefused(_("A count of paper sheets still waits for the second person."))
    with act(actor, now):
        advance(poll, POLL.count, actor=actor, now=now, reason=reason)
        draft = InspectionReport.objects.filter(
            nomination_id=poll.nomination_id, state=ReportState.DRAFT
        ).first()
        if draft is not None and (votes := votes_of(poll)):
            rows.change(draft, {"votes": votes}, actor=actor, now=now, verb="revise")
    return poll


def results(poll: Poll) -> list[Result]:
    """By group where every group has sheets enough, else all together, else nothing."""
    found: dict[str, Result] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT voter_group, line, choice, votes FROM selection_votes(%s) ORDER BY 1", [poll.pk]
        )
        for group, line, choice, votes in cursor.fetchall():
            result = found.setdefault(group, Result(group))
            if line:
                result.lines.setdefault(line, {})[choice] = int(votes)
            else:
                setattr(result, choice, int(votes))
    return list(found.values())


def votes_of(poll: Poll) -> dict[str, int]:
    """The overall line of all groups, as a report keeps it."""
    votes = dict.fromkeys((*rules.MARKS, "void"), 0)
    found = results(poll)
    for result in found:
        votes["void"] += result.void
        for mark, number in result.lines.get("overall", {}).items():
            votes[mark] += number
    return votes if found else {}


def turnout(poll: Poll) -> list[dict[str, Any]]:
    """Codes issued and used, by group."""
    counted: Any = (
        BallotToken.objects.filter(poll=poll)
        .order_by("voter_group")
        .values("voter_group")
        .annotate(issued=Count("pk"), used=Count("pk", filter=Q(is_used=True)))
    )
    return list(counted)


def _require_open(poll: Poll) -> None:
    if poll.state != PollState.OPEN:
        raise MoveRefused(_("The evaluation has ended."), code="state")
