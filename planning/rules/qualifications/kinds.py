"""The kinds of rules an edition may choose from, in the groups in which they are offered."""

from typing import Any

from planning.rules.dates import Span
from planning.rules.qualifications import judges
from planning.rules.qualifications.facts import EDUCATION, GRADES, LEVELS, WARNS, Kind, RuleLike

GROUPS = ("age", "service", "post", "education", "appraisal", "party", "conditions", "blocked")
DEPUTIES = ("section_deputy", "division_deputy", "bureau_deputy")
HEADS = ("section_head", "division_head", "bureau_head")
#: What may be written for a whole number, by sort.
RANGES = {"whole": (0, 100), "few": (1, 10)}
_CODES = {"education": EDUCATION, "level": LEVELS, "grade": GRADES}
#: Parameter that must not be greater than the other.
_PAIRS = (("from", "to"), ("least", "most"))


def _years(key: str, judge: Any, years: int, **more: Any) -> Kind:
    return Kind(key, judge, {"years": "whole"}, {"years": years}, **more)


def _by_hand(key: str, group: str, basis: str) -> Kind:
    """The file cannot show it: a reviewer attests to it, with reasons."""
    return Kind(key, judges.attested, group=group, basis=basis)


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "born_between",
            judges.born_between,
            {"from": "date", "to": "date"},
            {"from": "1970-01-01", "to": "1989-12-31"},
            group="age",
            basis="edition_plan",
        ),
        Kind(
            "age_between",
            judges.age_between,
            {"least": "whole", "most": "whole"},
            {"least": 18, "most": 40},
            group="age",
            basis="edition_plan",
        ),
        _years(
            "service_years_min", judges.years_since("work_started_on"), 5,
            group="service", basis="article_8_1",
        ),
        _years(
            "grassroots_years_min", judges.grassroots_years, 2,
            group="service", basis="article_8_1",
        ),
        Kind(
            "grassroots_leadership", judges.whether("has_led_grassroots"),
            group="service", basis="edition_plan",
        ),
        Kind(
            "level_min",
            judges.level,
            {"level": "level"},
            {"level": "section_deputy"},
            group="post",
            basis="edition_plan",
        ),
        _years("years_at_level_min", judges.years_since("level_since"), 2,
               group="post", basis="article_8_3"),
        _years("years_as_deputy_before_head", judges.years_in(DEPUTIES), 2,
               group="post", basis="article_8_3"),
        _years("years_as_lower_head_before_upper_deputy", judges.years_in(HEADS), 3,
               group="post", basis="article_8_3"),
        _years("years_as_clerk_before_deputy", judges.years_in(("clerk",)), 3,
               group="post", basis="article_8_3"),
        Kind(
            "posts_at_next_lower_level_min",
            judges.lower_posts,
            {"posts": "whole"},
            {"posts": 2},
            group="post",
            severity=WARNS,
            basis="article_8_2",
        ),
        Kind(
            "education_min",
            judges.education,
            {"education": "education"},
            {"education": "30"},
            group="education",
            basis="article_8_4",
        ),
        Kind(
            "education_min_from_level",
            judges.education_from_level,
            {"level": "level", "education": "education"},
            {"level": "bureau_deputy", "education": "20"},
            group="education",
            basis="article_8_4",
        ),
        _by_hand("training", "education", "article_8_5"),
        Kind(
            "training_months_min",
            judges.attested,
            {"months": "whole", "years": "whole"},
            {"months": 3, "years": 5},
            group="education",
            basis="article_8_5",
        ),
        Kind(
            "appraisals",
            judges.appraisals,
            {"years": "few", "grade": "grade"},
            {"years": 3, "grade": "competent"},
            group="appraisal",
            basis="edition_plan",
        ),
        Kind("party_member", judges.whether("is_party_member"),
             group="party", basis="article_8_7"),
        _years("party_years_min", judges.party_years, 3, group="party", basis="article_8_7"),
        _by_hand("moral_conditions", "conditions", "article_7"),
        _by_hand("health", "conditions", "article_8_6"),
        _by_hand("statutory_qualifications", "conditions", "article_8_7"),
        _by_hand("not_blocked", "blocked", "article_24"),
        Kind("blocked_appraisal", judges.last_appraisal, group="blocked", basis="article_24"),
        _by_hand("blocked_standing", "blocked", "article_24"),
        _by_hand("blocked_canvassing", "blocked", "article_24"),
        _by_hand("blocked_emigrated", "blocked", "article_24"),
        _by_hand("blocked_in_effect", "blocked", "article_24"),
        _by_hand("blocked_discipline", "blocked", "article_24"),
        _by_hand("blocked_other", "blocked", "article_24"),
    )
}  # fmt: skip

#: Article 9: an exceptional promotion never sets these aside.
NEVER_EXEMPT = frozenset(
    key
    for key, kind in KINDS.items()
    if kind.basis in {"article_7", "article_8_7", "article_24"} or key == "health"
)


def faults(rule: RuleLike) -> list[str]:
    """Names of parameters that the rule lacks or has wrongly; "key" where its kind is not known."""
    kind = KINDS.get(rule.key)
    if kind is None:
        return ["key"]
    given: Any = rule.parameters
    wrong = [name for name, sort in kind.parameters.items() if not _is(sort, given.get(name))]
    if wrong:
        return wrong
    return [high for low, high in _PAIRS if low in kind.parameters and given[low] > given[high]]


def _is(sort: str, value: Any) -> bool:
    if sort in RANGES:
        least, most = RANGES[sort]
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    if sort == "date":
        return isinstance(value, str) and len(value) == 10 and Span.of(value) is not None
    return value in _CODES[sort]
