"""The qualifications an edition may ask for, and what stops one person from meeting them.

Each key is one kind of rule: the parameters it takes and a function that judges. A verdict says
which value was needed and which was found; the words are made in `planning.formats`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from planning.rules.dates import Span

Verdict = Literal["pass", "fail", "needs_proof"]
PASS: Verdict = "pass"  # noqa: S105 - a verdict
FAIL: Verdict = "fail"
NEEDS_PROOF: Verdict = "needs_proof"

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
    posts_at_lower_level: int | None = None
    #: Year -> grade.
    appraisals: Mapping[int, str] = field(default_factory=dict)
    #: Keys of the rules to which a reviewer has attested by hand.
    attested: frozenset[str] = frozenset()


class RuleLike(Protocol):
    key: str
    parameters: Mapping[str, object]


@dataclass(frozen=True)
class Rule:
    """A rule without a row behind it."""

    key: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """One rule that is not met (`fail`) or not shown to be met (`needs_proof`)."""

    key: str
    verdict: Verdict
    needed: Mapping[str, object] = field(default_factory=dict)
    found: Mapping[str, object] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of rule: the parameters it takes (name -> type) and who judges it."""

    key: str
    judge: Callable[[Facts, Mapping[Any, Any], date], tuple[Verdict, dict[Any, Any]]]
    parameters: Mapping[str, str] = field(default_factory=dict)
    default: Mapping[str, object] = field(default_factory=dict)


def gaps(facts: Facts, rules: Iterable[RuleLike], on: date) -> list[Gap]:
    """Everything that stops this person on the cut-off day; an empty list means qualified.

    A rule is judged as written: an unknown key or a missing parameter needs proof by hand, it never
    passes silently.
    """
    found = []
    for rule in rules:
        verdict, data = _judge(facts, rule, on)
        if verdict == NEEDS_PROOF and rule.key in facts.attested:
            continue
        if verdict != PASS:
            found.append(Gap(rule.key, verdict, dict(rule.parameters), data))
    return found


def faults(rule: RuleLike) -> list[str]:
    """Names of parameters that the rule lacks or has wrongly; "key" where its kind is not known."""
    kind = KINDS.get(rule.key)
    if kind is None:
        return ["key"]
    wrong = [
        name for name, sort in kind.parameters.items() if not _is(sort, rule.parameters.get(name))
    ]
    if not wrong and "from" in kind.parameters and _is_reversed(rule.parameters):
        return ["to"]
    return wrong


def _judge(facts: Any, rule: RuleLike, on: date) -> tuple[Verdict, dict[Any, Any]]:
    if faults(rule):
        return NEEDS_PROOF, {}
    return KINDS[rule.key].judge(facts, rule.parameters, on)


def _is_reversed(parameters: Any) -> bool:
    return parameters["from"] > parameters["to"]


def _is(sort: str, value: Any) -> bool:
    if sort == "whole":
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100
    if sort == "date":
        return isinstance(value, str) and len(value) == 10 and Span.of(value) is not None
    return value in {"education": EDUCATION, "level": LEVELS, "grade": GRADES}[sort]


# judges


def _within(least: Any, most: Any, wanted: Any) -> Verdict:
    """Whether a value known only to lie in [least, most] reaches `wanted`."""
    if least >= wanted:
        return PASS
    return FAIL if most < wanted else NEEDS_PROOF


def _born_between(facts: Any, parameters: Any, on: date) -> Any:
    span = Span.of(facts.born)
    data = {"born": facts.born}
    if span is None:
        return NEEDS_PROOF, data
    first, last = date.fromisoformat(parameters["from"]), date.fromisoformat(parameters["to"])
    if span.last < first or span.first > last:
        return FAIL, data
    return (PASS if first <= span.first and span.last <= last else NEEDS_PROOF), data


def _years_since(name: str) -> Any:
    def judge(facts: Any, parameters: Any, on: date) -> Any:
        value = getattr(facts, name)
        span = Span.of(value)
        if span is None:
            return NEEDS_PROOF, {name: value}
        least, most = span.months_until(on)
        return _within(least, most, parameters["years"] * 12), {name: value, "months": least}

    return judge


def _party_years(facts: Any, parameters: Any, on: date) -> Any:
    if facts.is_party_member is False:
        return FAIL, {"is_party_member": False}
    return _years_since("joined_party_on")(facts, parameters, on)


def _grassroots_years(facts: Any, parameters: Any, on: date) -> Any:
    months = facts.grassroots_months
    if months is None:
        return NEEDS_PROOF, {"grassroots_months": None}
    return _within(months, months, parameters["years"] * 12), {"grassroots_months": months}


def _grassroots_leadership(facts: Any, parameters: Any, on: date) -> Any:
    verdicts = {True: PASS, False: FAIL, None: NEEDS_PROOF}
    return verdicts[facts.has_led_grassroots], {"has_led_grassroots": facts.has_led_grassroots}


def _at_least(name: str, order: Sequence[str], parameter: str) -> Any:
    def judge(facts: Any, parameters: Any, on: date) -> Any:
        value = getattr(facts, name)
        if value not in order:
            return NEEDS_PROOF, {name: value}
        reached = order.index(value) >= order.index(parameters[parameter])
        return (PASS if reached else FAIL), {name: value}

    return judge


def _education(facts: Any, parameters: Any, on: date) -> Any:
    """Sub-codes (11, 21 …) count as their group."""
    code = f"{facts.education[0]}0" if facts.education else None
    judge = _at_least("education", EDUCATION, "education")
    verdict, _ = judge(Facts(education=code), parameters, on)
    return verdict, {"education": facts.education}


def _lower_posts(facts: Any, parameters: Any, on: date) -> Any:
    """ "Generally": a person who falls short is looked at, not shut out."""
    posts = facts.posts_at_lower_level
    enough = posts is not None and posts >= parameters["posts"]
    return (PASS if enough else NEEDS_PROOF), {"posts_at_lower_level": posts}


def _appraisals(facts: Any, parameters: Any, on: date) -> Any:
    """The last full years before the cut-off; a bad one fails, an absent one needs proof."""
    years = range(on.year - parameters["years"], on.year)
    grades = {year: facts.appraisals.get(year) for year in years}
    floor = GRADES.index(parameters["grade"])
    if any(grade in GRADES and GRADES.index(grade) < floor for grade in grades.values()):
        return FAIL, {"appraisals": grades}
    known = all(grade in GRADES for grade in grades.values())
    return (PASS if known else NEEDS_PROOF), {"appraisals": grades}


def _attested(facts: Any, parameters: Any, on: date) -> Any:
    return NEEDS_PROOF, {}


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "born_between",
            _born_between,
            {"from": "date", "to": "date"},
            {"from": "1970-01-01", "to": "1989-12-31"},
        ),
        Kind("education_min", _education, {"education": "education"}, {"education": "30"}),
        Kind(
            "service_years_min",
            _years_since("work_started_on"),
            {"years": "whole"},
            {"years": 5},
        ),
        Kind("grassroots_years_min", _grassroots_years, {"years": "whole"}, {"years": 2}),
        Kind("grassroots_leadership", _grassroots_leadership),
        Kind(
            "level_min",
            _at_least("level", LEVELS, "level"),
            {"level": "level"},
            {"level": "section_deputy"},
        ),
        Kind("years_at_level_min", _years_since("level_since"), {"years": "whole"}, {"years": 2}),
        Kind("posts_at_next_lower_level_min", _lower_posts, {"posts": "whole"}, {"posts": 2}),
        Kind(
            "appraisals",
            _appraisals,
            {"years": "whole", "grade": "grade"},
            {"years": 3, "grade": "competent"},
        ),
        Kind("party_years_min", _party_years, {"years": "whole"}, {"years": 3}),
        Kind("moral_conditions", _attested),
        Kind("health", _attested),
        Kind("training", _attested),
        Kind("not_blocked", _attested),
    )
}
