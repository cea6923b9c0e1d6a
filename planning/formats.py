"""Rules and verdicts in words: what an edition asks, what is missing, what stops a person."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.models import Edition
from planning.rules.qualifications import NEEDS_PROOF, Gap
from planning.rules.readiness import Item
from planning.states import Decider, Field, Step, Tier

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
}
#: What a new edition may take over from an earlier one.
PARTS = {
    "plan": gettext_lazy("General plan and objectives"),
    "scope": gettext_lazy("Scope of selection"),
    "measures": gettext_lazy("Measures and public notice"),
    "calendar": gettext_lazy("Calendar"),
    "sub_projects": gettext_lazy("Sub-projects"),
    "qualification_rules": gettext_lazy("Qualifications"),
    "gates": gettext_lazy("Procedure"),
    "group_members": gettext_lazy("Leading group and working body"),
    "quotas": gettext_lazy("Seats and quotas"),
    "documents": gettext_lazy("Documents, as drafts"),
}
_TEMPLATES = {"five_steps": gettext_lazy("Template: the five steps of selection")}
_READINESS = {
    "texts": gettext_lazy("General plan, objectives, scope and measures are written"),
    "dates": gettext_lazy("All dates are set"),
    "sequence": gettext_lazy("The dates follow one another"),
    "sub_projects": gettext_lazy("There are sub-projects (%(count)s)"),
    "rules_provincial": gettext_lazy("Qualifications of the provincial project (%(count)s)"),
    "rules_municipal": gettext_lazy("Qualifications of the municipal project (%(count)s)"),
    "rules_whole": gettext_lazy("Every qualification has its values"),
    "procedure": gettext_lazy("The procedure has its gates in lawful order (%(count)s)"),
    "leading_group": gettext_lazy("The leading group is named (%(count)s)"),
    "quota_provincial": gettext_lazy(
        "Provincial project: %(given)s of %(planned)s seats are given to fields"
    ),
    "quota_municipal": gettext_lazy(
        "Municipal project: %(given)s of %(planned)s seats are given to places"
    ),
    "quota_places": gettext_lazy("%(with_quota)s of %(places)s places have a quota"),
}


def template_label(key: str) -> str:
    return str(_TEMPLATES.get(key, key))


def part_text(relation: str, row) -> str:
    """One row of a part that is taken over, in words."""
    if relation == "sub_projects":
        return str(row.get("name") or Field(row["field"]).label)
    if relation == "qualification_rules":
        asked = needed_text(row["key"], row.get("parameters", {}))
        return f"{tier_label(row['tier'])} · {rule_label(row['key'])}: {asked}"
    if relation == "gates":
        return f"{Step(row['step']).label} · {Decider(row['decider']).label}"
    if relation == "group_members":
        return " · ".join(part for part in (row["name"], row.get("post"), row.get("duty")) if part)
    return str(row.get("title", ""))


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
        elif isinstance(value, bool):
            parts.append(_("yes") if value else _("no"))
        elif value is not None:
            parts.append(str(_word(name, value)))
    return ", ".join(parts)


def worded(gaps: Iterable[Gap]) -> list[Gap]:
    """The gaps with their texts in the reader's language."""
    return [replace(gap, text=gap_text(gap)) for gap in gaps]


def readiness_text(item: Item) -> str:
    text = str(_READINESS[item.key]) % item.data
    named = [str(field.verbose_name) for field in Edition._meta.fields if field.name in item.names]
    rules = [rule_label(key) for key in item.names if key in RULES]
    steps = [str(Step(name).label) for name in item.names if name in Step.values]
    faulty = named + rules + steps
    return f"{text}: {', '.join(faulty)}" if faulty else text


def tier_label(tier: str) -> str:
    return str(Tier(tier).label)


def _worded(parameters) -> dict[str, str]:
    return {name: str(_word(name, value)) for name, value in parameters.items()}


def _word(name, value):
    tables = {"education": EDUCATION, "level": LEVELS, "grade": GRADES}
    key = f"{value[0]}0" if name == "education" and value else value
    return tables.get(name, {}).get(key, value)
