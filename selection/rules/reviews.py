"""The qualification review as arithmetic: what counts of a criterion, lights, bars to an exemption."""

from collections.abc import Collection, Iterable
from datetime import date

PASS, FAIL, NEEDS_PROOF = "pass", "fail", "needs_proof"
GREEN, AMBER, RED = "green", "amber", "red"

#: Working days where the edition has set none.
USUAL_DAYS = {"review": 10, "request": 5, "inspect": 3, "object": 15, "recheck": 5}

#: Never set aside: basic conditions (article 7), what the law and the Party constitution ask of the
#: post (article 8, item 7), health, and what bars from inspection (article 24).
NEVER = frozenset(
    {
        "moral_conditions", "health", "party_member", "party_years_min",
        "statutory_qualifications", "not_blocked", "blocked_appraisal", "blocked_standing",
        "blocked_canvassing", "blocked_emigrated", "blocked_in_effect", "blocked_discipline",
        "blocked_other",
    }
)  # fmt: skip
#: Exceptions on these are of tenure: not twice running.
TENURE = frozenset(
    {
        "years_at_level_min", "service_years_min", "grassroots_years_min",
        "years_as_deputy_before_head", "years_as_lower_head_before_upper_deputy",
        "years_as_clerk_before_deputy",
    }
)  # fmt: skip
#: A year has to pass after a promotion before the next exception.
MONTHS_AFTER_PROMOTION = 12
#: From lowest to highest.
LEVELS = (
    "clerk",
    "section_deputy",
    "section_head",
    "division_deputy",
    "division_head",
    "bureau_deputy",
    "bureau_head",
)


def effective(*, rule: str, said: str = "", is_exempt: bool = False) -> str:
    """What counts of one criterion: an exemption, else what a person said, else the rule's result."""
    return PASS if is_exempt else said or rule


def light(verdicts: Iterable[str], *, has_open_findings: bool, has_warnings: bool = False) -> str:
    """The worst of all criteria that shut out; an open finding or a criterion that only warns keeps a
    case from being green: somebody looks at it."""
    found = set(verdicts)
    if FAIL in found:
        return RED
    return AMBER if NEEDS_PROOF in found or has_open_findings or has_warnings else GREEN


def bars_to_exemption(
    key: str,
    *,
    months_at_level: int | None,
    earlier: Collection[str],
    level_found: str | None,
    level_needed: str | None,
) -> list[str]:
    """Why this criterion cannot be set aside for this person: never, promoted, twice, two_levels."""
    bars = []
    if key in NEVER:
        bars.append("never")
    if months_at_level is not None and months_at_level < MONTHS_AFTER_PROMOTION:
        bars.append("promoted")
    if key in TENURE and TENURE & set(earlier):
        bars.append("twice")
    if (
        level_found in LEVELS
        and level_needed in LEVELS
        and LEVELS.index(level_needed) - LEVELS.index(level_found) >= 2
    ):
        bars.append("two_levels")
    return bars


def months_between(start: date, end: date) -> int:
    """Full months from one day to a later one."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
