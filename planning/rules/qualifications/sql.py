"""The same rules as one SQL statement: every nominee against every rule, with the data used.

The statement reads a relation `f` with a row for each person. Of a date `born` it takes `born` as
written and `born_first`, `born_last`: the days on which it may have been. Only names of our own are
put into the text; every value is a parameter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planning.rules.qualifications.facts import EDUCATION, GRADES, LEVELS, RuleLike
from planning.rules.qualifications.kinds import DEPUTIES, HEADS, faults


@dataclass(frozen=True)
class Sql:
    """A piece of a statement with its parameters in order."""

    text: str
    values: tuple[Any, ...] = ()

    def __mod__(self, parts: "dict[str, Sql]") -> "Sql":
        """`{name}` in the text stands for another piece; the values follow in reading order."""
        text, values, rest = "", list[Any](), self.text
        own = iter(self.values)
        while rest:
            before, opened, after = rest.partition("{")
            text += before
            values += [next(own) for _mark in range(before.count("%s"))]
            if not opened:
                break
            name, _closed, rest = after.partition("}")
            text += parts[name].text
            values += parts[name].values
        return Sql(text, tuple(values))


def statement(rules: Sequence[RuleLike], on: date) -> Sql:
    """Rows `(number of the rule, verdict, found)` for the row of `f` at hand, to be joined LATERAL."""
    rows = [_row(number, rule, on) for number, rule in enumerate(rules)]
    return Sql(
        "(VALUES " + ", ".join(row.text for row in rows) + ") r(number, verdict, found)",
        tuple(value for row in rows for value in row.values),
    )


def _row(number: int, rule: RuleLike, on: date) -> Sql:
    judge = _by_hand if faults(rule) else _KINDS.get(rule.key, _by_hand)
    verdict, found = judge(rule.parameters, on)
    attested = Sql("jsonb_exists(f.attested, %s)", (rule.key,))
    return Sql(
        "(%s::int, CASE {verdict} WHEN 'pass' THEN 'pass' WHEN 'fail' THEN 'fail'"
        " ELSE CASE WHEN {attested} THEN 'pass' ELSE 'needs_proof' END END, {found})",
        (number,),
    ) % {"verdict": verdict, "attested": attested, "found": found}


def _reach(least: Sql, most: Sql, wanted: int) -> Sql:
    """NULL compares to NULL, which needs proof."""
    return Sql(
        "(CASE WHEN {least} >= %s THEN 'pass' WHEN {most} < %s THEN 'fail' ELSE 'needs_proof' END)",
        (wanted, wanted),
    ) % {"least": least, "most": most}


def _column(name: str) -> Sql:
    return Sql(f"f.{name}")


def _found(**pairs: Sql) -> Sql:
    inner = ", ".join(f"'{name}', {{{name}}}" for name in pairs)
    return Sql(f"jsonb_build_object({inner})") % pairs


def _months(name: str, on: date) -> tuple[Sql, Sql]:
    """Fewest and most full months since a date that may be known to the year alone."""
    least = Sql(f"planning_full_months(f.{name}_last, %s::date)", (on,))
    most = Sql(f"planning_full_months(f.{name}_first, %s::date)", (on,))
    return least, most


def _rank(value: str, order: Sequence[str]) -> Sql:
    return Sql(f"array_position(%s::text[], {value})", (list(order),))


def _at_least(value: str, order: Sequence[str], wanted: str) -> Sql:
    rank = _rank(value, order)
    return _reach(rank, rank, order.index(wanted) + 1)


_EDUCATION = "left(f.education, 1) || '0'"


def _by_hand(parameters: Any, on: date) -> tuple[Sql, Sql]:
    return Sql("'needs_proof'"), Sql("jsonb_build_object()")


def _born(parameters: Any, on: date) -> tuple[Sql, Sql]:
    first, last = parameters["from"], parameters["to"]
    verdict = Sql(
        "(CASE WHEN f.born_last < %s::date OR f.born_first > %s::date THEN 'fail'"
        " WHEN f.born_first >= %s::date AND f.born_last <= %s::date THEN 'pass'"
        " ELSE 'needs_proof' END)",
        (first, last, first, last),
    )
    return verdict, _found(born=_column("born"))


def _age(parameters: Any, on: date) -> tuple[Sql, Sql]:
    least, most = (
        Sql("floor({months} / 12.0)::int") % {"months": months} for months in _months("born", on)
    )
    verdict = Sql(
        "(CASE WHEN {most} < %s OR {least} > %s THEN 'fail'"
        " WHEN {least} >= %s AND {most} <= %s THEN 'pass' ELSE 'needs_proof' END)",
        (parameters["least"], parameters["most"]) * 2,
    ) % {"least": least, "most": most}
    return verdict, _found(born=_column("born"), age=least)


def _since(name: str) -> Callable[[Any, date], tuple[Sql, Sql]]:
    def judge(parameters: Any, on: date) -> tuple[Sql, Sql]:
        least, most = _months(name, on)
        found = _found(**{name: _column(name), "months": least})
        return _reach(least, most, parameters["years"] * 12), found

    return judge


def _party_years(parameters: Any, on: date) -> tuple[Sql, Sql]:
    verdict, found = _since("joined_party_on")(parameters, on)
    outside = Sql("(CASE WHEN f.is_party_member IS FALSE THEN 'fail' ELSE {verdict} END)")
    none = _found(is_party_member=Sql("false"))
    data = Sql("(CASE WHEN f.is_party_member IS FALSE THEN {none} ELSE {found} END)")
    return outside % {"verdict": verdict}, data % {"none": none, "found": found}


def _in(levels: Sequence[str]) -> Callable[[Any, date], tuple[Sql, Sql]]:
    def judge(parameters: Any, on: date) -> tuple[Sql, Sql]:
        least, most = _months("level_since", on)
        verdict = Sql(
            "(CASE WHEN f.level IS NULL OR f.level <> ALL(%s::text[]) THEN 'needs_proof'"
            " WHEN f.level <> ALL(%s::text[]) THEN 'pass' ELSE {reach} END)",
            (list(LEVELS), list(levels)),
        ) % {"reach": _reach(least, most, parameters["years"] * 12)}
        found = _found(level=_column("level"), level_since=_column("level_since"), months=least)
        return verdict, found

    return judge


def _number(name: str, parameter: str, factor: int = 1) -> Callable[[Any, date], tuple[Sql, Sql]]:
    def judge(parameters: Any, on: date) -> tuple[Sql, Sql]:
        value = _column(name)
        return _reach(value, value, parameters[parameter] * factor), _found(**{name: value})

    return judge


def _whether(name: str) -> Callable[[Any, date], tuple[Sql, Sql]]:
    def judge(parameters: Any, on: date) -> tuple[Sql, Sql]:
        verdict = f"(CASE f.{name} WHEN true THEN 'pass' WHEN false THEN 'fail' END)"
        return Sql(verdict), _found(**{name: _column(name)})

    return judge


def _level(parameters: Any, on: date) -> tuple[Sql, Sql]:
    return _at_least("f.level", LEVELS, parameters["level"]), _found(level=_column("level"))


def _education(parameters: Any, on: date) -> tuple[Sql, Sql]:
    verdict = _at_least(_EDUCATION, EDUCATION, parameters["education"])
    return verdict, _found(education=_column("education"))


def _education_from(parameters: Any, on: date) -> tuple[Sql, Sql]:
    verdict = Sql(
        "(CASE WHEN {asked} = 'fail' OR {reached} = 'pass' THEN 'pass'"
        " WHEN {asked} = 'pass' THEN {reached} ELSE 'needs_proof' END)"
    ) % {
        "asked": _at_least("f.level", LEVELS, parameters["level"]),
        "reached": _at_least(_EDUCATION, EDUCATION, parameters["education"]),
    }
    return verdict, _found(level=_column("level"), education=_column("education"))


def _appraisals(parameters: Any, on: date) -> tuple[Sql, Sql]:
    years = [str(year) for year in range(on.year - parameters["years"], on.year)]
    low = list(GRADES[: GRADES.index(parameters["grade"])])
    grades = [f"(f.appraisals ->> '{int(year)}')" for year in years]
    bad = " OR ".join(f"{grade} = ANY(%s::text[])" for grade in grades)
    known = " AND ".join(f"{grade} = ANY(%s::text[])" for grade in grades)
    verdict = Sql(
        f"(CASE WHEN {bad} THEN 'fail' WHEN {known} THEN 'pass' ELSE 'needs_proof' END)",
        (low,) * len(years) + (list(GRADES),) * len(years),
    )
    pairs = ", ".join(f"'{year}', {grade}" for year, grade in zip(years, grades, strict=True))
    return verdict, Sql(f"jsonb_build_object('appraisals', jsonb_build_object({pairs}))")


def _last_appraisal(parameters: Any, on: date) -> tuple[Sql, Sql]:
    return _appraisals({"years": 1, "grade": "competent"}, on)


_KINDS: dict[str, Callable[[Any, date], tuple[Sql, Sql]]] = {
    "born_between": _born,
    "age_between": _age,
    "service_years_min": _since("work_started_on"),
    "grassroots_years_min": _number("grassroots_months", "years", 12),
    "grassroots_leadership": _whether("has_led_grassroots"),
    "level_min": _level,
    "years_at_level_min": _since("level_since"),
    "years_as_deputy_before_head": _in(DEPUTIES),
    "years_as_lower_head_before_upper_deputy": _in(HEADS),
    "years_as_clerk_before_deputy": _in(("clerk",)),
    "posts_at_next_lower_level_min": _number("posts_at_lower_level", "posts"),
    "education_min": _education,
    "education_min_from_level": _education_from,
    "appraisals": _appraisals,
    "party_member": _whether("is_party_member"),
    "party_years_min": _party_years,
    "blocked_appraisal": _last_appraisal,
}
