"""Who judges each kind of rule: values in, outcome and data used out.

`planning.rules.qualifications.sql` says the same to the database; a property test holds them equal.
The data have the same names for a kind, whatever is known.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from planning.rules.dates import Span
from planning.rules.qualifications.facts import (
    EDUCATION,
    FAIL,
    GRADES,
    LEVELS,
    NEEDS_PROOF,
    PASS,
    Outcome,
)

Judge = Callable[[Any, Any, date], Any]


def born_between(facts: Any, parameters: Any, on: date) -> Any:
    span = Span.of(facts.born)
    data = {"born": facts.born}
    if span is None:
        return NEEDS_PROOF, data
    first, last = date.fromisoformat(parameters["from"]), date.fromisoformat(parameters["to"])
    if span.last < first or span.first > last:
        return FAIL, data
    return (PASS if first <= span.first and span.last <= last else NEEDS_PROOF), data


def age_between(facts: Any, parameters: Any, on: date) -> Any:
    """Full years on the cut-off day, both ends included; not yet born is no age."""
    span = Span.of(facts.born)
    if span is None:
        return NEEDS_PROOF, {"born": facts.born, "age": None}
    least, most = (months // 12 for months in span.months_until(on))
    data = {"born": facts.born, "age": least}
    if most < parameters["least"] or least > parameters["most"]:
        return FAIL, data
    inside = parameters["least"] <= least and most <= parameters["most"]
    return (PASS if inside else NEEDS_PROOF), data


def years_since(name: str) -> Judge:
    def judge(facts: Any, parameters: Any, on: date) -> Any:
        return _reached(name, getattr(facts, name), parameters["years"] * 12, on)

    return judge


def party_years(facts: Any, parameters: Any, on: date) -> Any:
    if facts.is_party_member is False:
        return FAIL, {"is_party_member": False}
    return years_since("joined_party_on")(facts, parameters, on)


def years_in(levels: Sequence[str]) -> Judge:
    """A time to be served at one of these levels; it asks nothing of people at other levels."""

    def judge(facts: Any, parameters: Any, on: date) -> Any:
        outcome, data = _reached(
            "level_since", facts.level_since, parameters["years"] * 12, on
        )  # fmt: skip
        data = {"level": facts.level, **data}
        if facts.level not in LEVELS:
            return NEEDS_PROOF, data
        return (outcome if facts.level in levels else PASS), data

    return judge


def grassroots_years(facts: Any, parameters: Any, on: date) -> Any:
    months = facts.grassroots_months
    return _enough(months, parameters["years"] * 12), {"grassroots_months": months}


def whether(name: str) -> Judge:
    def judge(facts: Any, parameters: Any, on: date) -> Any:
        value = getattr(facts, name)
        return {True: PASS, False: FAIL, None: NEEDS_PROOF}[value], {name: value}

    return judge


def lower_posts(facts: Any, parameters: Any, on: date) -> Any:
    posts = facts.posts_at_lower_level
    return _enough(posts, parameters["posts"]), {"posts_at_lower_level": posts}


def level(facts: Any, parameters: Any, on: date) -> Any:
    return _at_least(facts.level, LEVELS, parameters["level"]), {"level": facts.level}


def education(facts: Any, parameters: Any, on: date) -> Any:
    outcome = _at_least(_group(facts.education), EDUCATION, parameters["education"])
    return outcome, {"education": facts.education}


def education_from_level(facts: Any, parameters: Any, on: date) -> Any:
    """Asked only of people at this level or above; where the level is unknown, of everybody."""
    data = {"level": facts.level, "education": facts.education}
    outcome = _at_least(_group(facts.education), EDUCATION, parameters["education"])
    asked = _at_least(facts.level, LEVELS, parameters["level"])
    if asked == FAIL or outcome == PASS:
        return PASS, data
    return (outcome if asked == PASS else NEEDS_PROOF), data


def appraisals(facts: Any, parameters: Any, on: date) -> Any:
    """The last full years before the cut-off; a bad one fails, an absent one needs proof."""
    years = range(on.year - parameters["years"], on.year)
    grades = {str(year): facts.appraisals.get(year) for year in years}
    floor = GRADES.index(parameters["grade"])
    if any(grade in GRADES and GRADES.index(grade) < floor for grade in grades.values()):
        return FAIL, {"appraisals": grades}
    known = all(grade in GRADES for grade in grades.values())
    return (PASS if known else NEEDS_PROOF), {"appraisals": grades}


def last_appraisal(facts: Any, parameters: Any, on: date) -> Any:
    return appraisals(facts, {"years": 1, "grade": "competent"}, on)


def attested(facts: Any, parameters: Any, on: date) -> Any:
    return NEEDS_PROOF, {}


def _within(least: Any, most: Any, wanted: Any) -> Outcome:
    """Whether a value known only to lie in [least, most] reaches `wanted`."""
    if least >= wanted:
        return PASS
    return FAIL if most < wanted else NEEDS_PROOF


def _enough(value: Any, wanted: Any) -> Outcome:
    return NEEDS_PROOF if value is None else _within(value, value, wanted)


def _reached(name: str, value: Any, months: int, on: date) -> Any:
    span = Span.of(value)
    if span is None:
        return NEEDS_PROOF, {name: value, "months": None}
    least, most = span.months_until(on)
    return _within(least, most, months), {name: value, "months": least}


def _at_least(value: Any, order: Sequence[str], wanted: Any) -> Outcome:
    if value not in order:
        return NEEDS_PROOF
    return PASS if order.index(value) >= order.index(wanted) else FAIL


def _group(code: str | None) -> str | None:
    """Sub-codes of education (11, 21 …) count as their group."""
    return f"{code[0]}0" if code else None
