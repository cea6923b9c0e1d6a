"""Rules and verdicts in words: what an edition asks, what is missing, what stops a person."""

from planning.formats.amendments import point_text, row_lines, row_name, row_sentence
from planning.formats.conditions import (
    EDUCATION,
    GRADES,
    GROUPS,
    LEVELS,
    RULES,
    found_text,
    gap_text,
    needed_text,
    rule_label,
    sentence,
    worded,
)
from planning.formats.editions import (
    PARTS,
    part_text,
    readiness_text,
    template_label,
    tier_label,
)
from planning.formats.readings import basis_of, period_text, reading
from planning.formats.structure import (
    band_label,
    baseline_text,
    group_choices,
    group_text,
    lacking_text,
    level_label,
    points_text,
    target_text,
)
from planning.formats.versions import document_facts, version_facts, version_texts

__all__ = [
    "EDUCATION",
    "GRADES",
    "GROUPS",
    "LEVELS",
    "PARTS",
    "RULES",
    "band_label",
    "baseline_text",
    "basis_of",
    "document_facts",
    "found_text",
    "gap_text",
    "group_choices",
    "group_text",
    "lacking_text",
    "level_label",
    "needed_text",
    "part_text",
    "period_text",
    "point_text",
    "points_text",
    "readiness_text",
    "reading",
    "row_lines",
    "row_name",
    "row_sentence",
    "rule_label",
    "sentence",
    "target_text",
    "template_label",
    "tier_label",
    "version_facts",
    "version_texts",
    "worded",
]
