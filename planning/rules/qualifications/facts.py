"""What is known of a person, what a rule is, and what came of holding one against the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

Outcome = Literal["pass", "fail", "needs_proof"]
PASS: Outcome = "pass"  # noqa: S105 - a verdict
FAIL: Outcome = "fail"
NEEDS_PROOF: Outcome = "needs_proof"
#: "Generally" in the regulation is a warning: it is looked at, and does not shut out.
BLOCKS, WARNS = "blocks", "warns"

#: From lowest to highest; the two digits of GB/T 4658.
EDUCATION = ("80", "70", "60", "40", "30", "20", "10")
#: From lowest to highest position level.
LEVELS = (
    "clerk",
    "section_deputy",
    "section_head",
    "division_deputy",
    "division_head",
    "bureau_deputy",
    "bureau_head",
)
#: From worst to best annual appraisal.
GRADES = ("incompetent", "basic", "competent", "excellent")


@dataclass(frozen=True)
class Facts:
    """What is known of a person. None means "not in the file", which is not the same as "no"."""

    born: date | str | None = None
    work_started_on: date | str | None = None
    joined_party_on: date | str | None = None
    is_party_member: bool | None = None
    education: str | None = None
    level: str | None = None
    level_since: date | str | None = None
    grassroots_months: int | None = None
    has_led_grassroots: bool | None = None
    #: Posts held at the present level, which is the one next below the post in view.
    posts_at_lower_level: int | None = None
    #: Year -> grade.
    appraisals: Mapping[int, str] = field(default_factory=dict)
    #: Keys of the rules to which a reviewer has attested by hand.
    attested: frozenset[str] = frozenset()


class RuleLike(Protocol):
    key: str
    parameters: Mapping[str, object]
    severity: str


@dataclass(frozen=True)
class Rule:
    """A rule without a row behind it."""

    key: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    severity: str = BLOCKS


@dataclass(frozen=True)
class Verdict:
    """One rule held against one person, with the value needed and the data used."""

    key: str
    verdict: Outcome
    needed: Mapping[str, object] = field(default_factory=dict)
    found: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    severity: str = BLOCKS
    #: The legal basis in words.
    basis: str = ""


#: One rule that is not met (`fail`) or not shown to be met (`needs_proof`).
Gap = Verdict


@dataclass(frozen=True)
class Kind:
    """A kind of rule: the parameters it takes (name -> sort), who judges it, what it usually does."""

    key: str
    judge: Callable[[Facts, Mapping[Any, Any], date], tuple[Outcome, dict[Any, Any]]]
    parameters: Mapping[str, str] = field(default_factory=dict)
    default: Mapping[str, object] = field(default_factory=dict)
    group: str = "other"
    severity: str = BLOCKS
    #: The key of the legal basis that is offered with it.
    basis: str = ""
