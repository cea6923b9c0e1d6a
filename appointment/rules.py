"""The arithmetic of appointment: votes, probation, reserve expiry, what stands between person and post.

Values in, verdict out. Periods in years and months end on the day that corresponds to their first day,
which does not itself count (Civil Code art. 200-202).
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

PROBATION_MONTHS = 12
#: How long a reserve entry holds, by readiness.
RESERVE_MONTHS = {"near": 12, "long": 24}
#: Share of "ready soon" that the reserve list should have, in per cent.
NEAR_SHARE_MIN = 33
#: From this many days before the end a probation or an entry counts as due.
DUE_DAYS = 30
MOST_COMPARED = 5

#: Height of a position level; one step of head over deputy is 5.
STEP = 5
YEARS_AS_DEPUTY_BEFORE_HEAD = 2
YEARS_AS_HEAD_BEFORE_UPPER_DEPUTY = 3

BLOCK, EXCEPTION, WARN = "block", "exception", "warn"


@dataclass(frozen=True)
class Vote:
    """The votes of the collective meeting: members who should attend, present, and their voices."""

    members: int
    present: int
    in_favour: int
    against: int = 0
    deferred: int = 0


@dataclass(frozen=True)
class PersonFacts:
    """What is compared with a post."""

    height: int | None = None
    level_since: date | None = None
    born: date | None = None
    origin: str = ""
    in_probation: bool = False
    holds_post: bool = False
    under_way: bool = False
    graduated: bool = True


@dataclass(frozen=True)
class PostFacts:
    height: int
    is_head: bool = False
    place_name: str = ""
    age_max: int | None = None


@dataclass(frozen=True)
class Finding:
    """`key` is one of states.Conflict; `weight` says what it means: "block" refuses, "exception"
    asks for an exceptional promotion with its ground, "warn" is shown and recorded."""

    key: str
    weight: str


def vote_faults(vote: Vote) -> list[str]:
    """Why a vote carries no decision: "sum", "quorum", "majority"; empty when it does.

    At least two thirds of the members are present, and more than half of all members, not of those
    present, agree.
    """
    faults = []
    voices = (vote.in_favour, vote.against, vote.deferred)
    if (
        vote.members < 1
        or vote.present > vote.members
        or min(voices) < 0
        or sum(voices) > vote.present
    ):
        faults.append("sum")
    if vote.present * 3 < vote.members * 2:
        faults.append("quorum")
    if vote.in_favour * 2 <= vote.members:
        faults.append("majority")
    return faults


def months_later(start: date, months: int) -> date:
    """The corresponding day; of a month that lacks it, the last."""
    number = start.month - 1 + months
    year, month = start.year + number // 12, number % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def probation_ends_on(appointed_on: date, *, elected: bool) -> date | None:
    """The last day of probation: one year; an elected post has none."""
    return None if elected else months_later(appointed_on, PROBATION_MONTHS)


def probation_over(ends_on: date, on: date) -> bool:
    return on >= ends_on


def reserve_expires_on(entered_on: date, readiness: str) -> date:
    return months_later(entered_on, RESERVE_MONTHS[readiness])


def notice_over(until: date | None, on: date) -> bool:
    """Whether the last day of the notice has passed."""
    return until is not None and on > until


def years_between(start: date, on: date) -> int:
    """Full years."""
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def years_required(person_height: int, post_height: int) -> int:
    """Years at the present level that the next one asks for; 0 where it is no promotion.

    Heads stand at even tens (60, 70, 80), deputies 5 below.
    """
    if post_height <= person_height:
        return 0
    return (
        YEARS_AS_DEPUTY_BEFORE_HEAD if post_height % 10 == 0 else YEARS_AS_HEAD_BEFORE_UPPER_DEPUTY
    )


def conflicts(person: PersonFacts, post: PostFacts, on: date) -> list[Finding]:
    """Everything that stands between this person and this post on that day, gravest first."""
    found = [*_of_level(person, post, on), *_of_status(person)]
    if post.age_max is not None and person.born and years_between(person.born, on) > post.age_max:
        found.append(Finding("too_old", WARN))
    if post.is_head and post.place_name and post.place_name in person.origin:
        found.append(Finding("home_place", WARN))
    order = (BLOCK, EXCEPTION, WARN)
    return sorted(found, key=lambda finding: order.index(finding.weight))


def _of_level(person: PersonFacts, post: PostFacts, on: date) -> Iterator[Finding]:
    if person.height is None:
        yield Finding("unknown_level", WARN)
        return
    rise = post.height - person.height
    if rise > 2 * STEP:
        yield Finding("two_levels", BLOCK)
    elif rise > STEP:
        yield Finding("skips_level", EXCEPTION)
    elif rise > 0:
        if person.level_since is None:
            yield Finding("unknown_level", WARN)
        elif years_between(person.level_since, on) < years_required(person.height, post.height):
            yield Finding("short_tenure", EXCEPTION)


def _of_status(person: PersonFacts) -> Iterator[Finding]:
    if person.in_probation:
        yield Finding("in_probation", BLOCK)
    elif person.holds_post:
        yield Finding("holds_post", WARN)
    if person.under_way:
        yield Finding("under_way", BLOCK)
    if not person.graduated:
        yield Finding("not_graduated", WARN)


def blocked(findings: list[Finding]) -> bool:
    return any(finding.weight == BLOCK for finding in findings)


def needs_exception(findings: list[Finding]) -> bool:
    return any(finding.weight == EXCEPTION for finding in findings)
