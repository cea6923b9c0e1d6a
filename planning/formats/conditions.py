"""Conditions and verdicts in words: what is asked, what the file says, what is missing."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.rules.qualifications import BLOCKS, NEEDS_PROOF, PASS, WARNS, Gap

EDUCATION = {
    "10": gettext_lazy("postgraduate"),
    "20": gettext_lazy("bachelor (university)"),
    "30": gettext_lazy("junior college"),
    "40": gettext_lazy("secondary vocational school"),
    "60": gettext_lazy("senior secondary school"),
    "70": gettext_lazy("junior secondary school"),
    "80": gettext_lazy("primary school"),
}
LEVELS = {
    "clerk": gettext_lazy("section member"),
    "section_deputy": gettext_lazy("deputy section level (township deputy)"),
    "section_head": gettext_lazy("section level (township head)"),
    "division_deputy": gettext_lazy("deputy division level (county deputy)"),
    "division_head": gettext_lazy("division level (county head)"),
    "bureau_deputy": gettext_lazy("deputy bureau level (city deputy)"),
    "bureau_head": gettext_lazy("bureau level (city head)"),
}
GRADES = {
    "excellent": gettext_lazy("excellent"),
    "competent": gettext_lazy("competent"),
    "basic": gettext_lazy("basically competent"),
    "incompetent": gettext_lazy("incompetent"),
}
RULES = {
    "born_between": gettext_lazy("Date of birth"),
    "education_min": gettext_lazy("Education"),
    "service_years_min": gettext_lazy("Years of service"),
    "grassroots_years_min": gettext_lazy("Years at the grass roots"),
    "grassroots_leadership": gettext_lazy("Grass-roots leadership experience"),
    "level_min": gettext_lazy("Position level"),
    "years_at_level_min": gettext_lazy("Years at the present level"),
    "posts_at_next_lower_level_min": gettext_lazy("Posts at the next lower level"),
    "appraisals": gettext_lazy("Annual appraisals"),
    "party_years_min": gettext_lazy("Years in the Party"),
    "moral_conditions": gettext_lazy("Political and moral conditions"),
    "health": gettext_lazy("Health"),
    "training": gettext_lazy("Training before promotion"),
    "not_blocked": gettext_lazy("No ground that bars from inspection"),
    "age_between": gettext_lazy("Age"),
    "education_min_from_level": gettext_lazy("Education from a level on"),
    "years_as_deputy_before_head": gettext_lazy("Years as deputy before head"),
    "years_as_lower_head_before_upper_deputy": gettext_lazy(
        "Years as head before deputy one level up"
    ),
    "years_as_clerk_before_deputy": gettext_lazy("Years as section member before deputy"),
    "training_months_min": gettext_lazy("Training in the last years"),
    "party_member": gettext_lazy("Party membership"),
    "statutory_qualifications": gettext_lazy("Qualifications that the law asks for"),
    "blocked_appraisal": gettext_lazy("Last annual appraisal"),
    "blocked_standing": gettext_lazy("Standing with colleagues"),
    "blocked_canvassing": gettext_lazy("No canvassing for office"),
    "blocked_emigrated": gettext_lazy("Family abroad"),
    "blocked_in_effect": gettext_lazy("No measure in effect"),
    "blocked_discipline": gettext_lazy("Political discipline"),
    "blocked_other": gettext_lazy("No other bar"),
}
_NEEDED = {
    "born_between": gettext_lazy("born from %(from)s to %(to)s"),
    "education_min": gettext_lazy("at least %(education)s"),
    "service_years_min": gettext_lazy("at least %(years)s years of service"),
    "grassroots_years_min": gettext_lazy("at least %(years)s years at the grass roots"),
    "grassroots_leadership": gettext_lazy("has led at the grass roots"),
    "level_min": gettext_lazy("at least %(level)s"),
    "years_at_level_min": gettext_lazy("at least %(years)s years at the present level"),
    "posts_at_next_lower_level_min": gettext_lazy(
        "as a rule at least %(posts)s posts at the next lower level"
    ),
    "appraisals": gettext_lazy("the last %(years)s annual appraisals at least “%(grade)s”"),
    "party_years_min": gettext_lazy("at least %(years)s years in the Party"),
    "moral_conditions": gettext_lazy("attested by a reviewer, with reasons"),
    "health": gettext_lazy("fit for the duties of the post"),
    "training": gettext_lazy("meets the rules of cadre training"),
    "not_blocked": gettext_lazy("no discipline, admonition or other bar is in effect"),
    "age_between": gettext_lazy("aged from %(least)s to %(most)s full years"),
    "education_min_from_level": gettext_lazy(
        "at least %(education)s for those from %(level)s upwards"
    ),
    "years_as_deputy_before_head": gettext_lazy(
        "deputies have served at least %(years)s years as deputy before they become head"
    ),
    "years_as_lower_head_before_upper_deputy": gettext_lazy(
        "heads have served at least %(years)s years before they become deputy one level up"
    ),
    "years_as_clerk_before_deputy": gettext_lazy(
        "section members have served at least %(years)s years before they become deputy"
    ),
    "training_months_min": gettext_lazy(
        "at least %(months)s months of cadre training within the last %(years)s years"
    ),
    "party_member": gettext_lazy("is a member of the Party, probation included"),
    "statutory_qualifications": gettext_lazy(
        "has the qualifications that laws and the Party constitution ask for the post"
    ),
    "blocked_appraisal": gettext_lazy("the last annual appraisal is at least “competent”"),
    "blocked_standing": gettext_lazy("is well thought of by colleagues"),
    "blocked_canvassing": gettext_lazy("has not canvassed for office or votes"),
    "blocked_emigrated": gettext_lazy(
        "neither the spouse nor, where there is none, all children have emigrated"
    ),
    "blocked_in_effect": gettext_lazy(
        "no admonition, organisational measure or discipline is in effect"
    ),
    "blocked_discipline": gettext_lazy("has not offended against political discipline"),
    "blocked_other": gettext_lazy("nothing else bars from being inspected"),
}
GROUPS = {
    "age": gettext_lazy("Age and birth"),
    "service": gettext_lazy("Service and grass roots"),
    "post": gettext_lazy("Posts and levels"),
    "education": gettext_lazy("Education and training"),
    "appraisal": gettext_lazy("Appraisals"),
    "party": gettext_lazy("Party"),
    "conditions": gettext_lazy("Attested by a reviewer"),
    "blocked": gettext_lazy("Bars from inspection"),
}


def rule_label(key: str) -> str:
    return str(RULES.get(key, key))


def needed_text(key: str, parameters) -> str:
    """What a rule asks, in words: "at least 2 years at the grass roots"."""
    text = _NEEDED.get(key)
    if text is None:
        return rule_label(key)
    try:
        return str(text) % _worded(parameters)
    except KeyError:
        return rule_label(key)


def gap_text(gap: Gap) -> str:
    """What is missing, and what the file says."""
    words = {
        "rule": rule_label(gap.key),
        "needed": needed_text(gap.key, gap.needed),
        "found": found_text(gap.found),
    }
    if gap.verdict == PASS:
        if words["found"]:
            return _("%(rule)s: met. On file: %(found)s.") % words
        return _("%(rule)s: met.") % words
    if gap.verdict == NEEDS_PROOF:
        if words["found"]:
            return _("%(rule)s: proof is needed that: %(needed)s. On file: %(found)s.") % words
        return _("%(rule)s: proof is needed that: %(needed)s.") % words
    return _("%(rule)s: required: %(needed)s. On file: %(found)s.") % words


def found_text(found) -> str:
    """The data used, as far as there are any."""
    parts = []
    for name, value in found.items():
        if name == "appraisals":
            known = [f"{year} {GRADES.get(g, g)}" for year, g in value.items() if g is not None]
            parts.extend(known)
        elif name in {"months", "grassroots_months"} and value is not None:
            parts.append(_("%(months)s months") % {"months": value})
        elif name == "age" and value is not None:
            parts.append(_("aged %(age)s") % {"age": value})
        elif isinstance(value, bool):
            parts.append(_("yes") if value else _("no"))
        elif value is not None:
            parts.append(str(_word(name, value)))
    return ", ".join(parts)


def sentence(key: str, parameters, severity: str = BLOCKS) -> str:
    """A rule as the announcement says it; what only warns says so."""
    words = {"rule": rule_label(key), "needed": needed_text(key, parameters)}
    if severity == WARNS:
        return _("%(rule)s (as a rule): %(needed)s.") % words
    return _("%(rule)s: %(needed)s.") % words


def worded(gaps: Iterable[Gap]) -> list[Gap]:
    """The gaps with their texts in the reader's language."""
    return [replace(gap, text=gap_text(gap)) for gap in gaps]


def _worded(parameters) -> dict[str, str]:
    return {name: str(_word(name, value)) for name, value in parameters.items()}


def _word(name, value):
    tables = {"education": EDUCATION, "level": LEVELS, "grade": GRADES}
    key = f"{value[0]}0" if name == "education" and value else value
    return tables.get(name, {}).get(key, value)
