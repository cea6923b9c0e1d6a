"""An edition's parts and its readiness in words."""

from django.utils.translation import gettext_lazy

from planning.formats.conditions import RULES, needed_text, rule_label
from planning.formats.structure import group_text, level_label, target_facts
from planning.models import Edition
from planning.rules.readiness import Item
from planning.states import Decider, Field, Step, Tier

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
    "structure_targets": gettext_lazy("Structure targets"),
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
    "documents": gettext_lazy("A document hangs on the gate of recommendation (%(count)s)"),
    "documents_whole": gettext_lazy("Every document has a text or an attachment"),
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
    if relation == "structure_targets":
        return f"{level_label(row['level'])} · {group_text(row)}: {target_facts(row)}"
    return str(row.get("title", ""))


def readiness_text(item: Item) -> str:
    text = str(_READINESS[item.key]) % item.data
    named = [str(field.verbose_name) for field in Edition._meta.fields if field.name in item.names]
    rules = [rule_label(key) for key in item.names if key in RULES]
    steps = [str(Step(name).label) for name in item.names if name in Step.values]
    titles = list(item.names) if item.key == "documents_whole" else []
    faulty = named + rules + steps + titles
    return f"{text}: {', '.join(faulty)}" if faulty else text


def tier_label(tier: str) -> str:
    return str(Tier(tier).label)
