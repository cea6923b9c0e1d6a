"""A change of a published edition in words: its rows as sentences, and what its publication asks for."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.formats.conditions import rule_label, sentence
from planning.formats.editions import part_text, tier_label
from planning.formats.readings import reading
from planning.formats.structure import group_text, level_label, target_facts
from planning.rules.qualifications import KINDS
from planning.states import Decider, GroupKind, Part, Step

_POINTS = {
    "changes": gettext_lazy("Something is changed"),
    "reason": gettext_lazy("The reason is written"),
    "document": gettext_lazy("An issued document announces what will be asked less strictly"),
    "never": gettext_lazy("No change may ask less than before here"),
    "rules_provincial": gettext_lazy("The provincial project would be left without conditions"),
    "rules_municipal": gettext_lazy("The municipal project would be left without conditions"),
    "rules_whole": gettext_lazy("Every qualification has its values"),
    "sub_projects": gettext_lazy("The edition would be left without a sub-project"),
    "procedure": gettext_lazy("The procedure keeps its required steps in lawful order"),
    "leading_group": gettext_lazy("The leading group would be left without a member"),
}


def point_text(key: str, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """One thing that publication asks for, with the rows it is about."""
    text = str(_POINTS[key])
    return f"{text}: {', '.join(row_name(part, row) for part, row in rows)}" if rows else text


def row_name(part: str, row: Mapping[str, Any]) -> str:
    """By what a row of a part is known."""
    if part == Part.RULES:
        return f"{tier_label(row['tier'])} · {rule_label(row['key'])}"
    if part == Part.SUB_PROJECTS:
        return part_text(part, row)
    if part == Part.GATES:
        return str(Step(row["step"]).label)
    if part == Part.TARGETS:
        return f"{level_label(row['level'])} · {group_text(row)}"
    return str(row["name"])


def row_sentence(part: str, row: Mapping[str, Any]) -> str:
    """The row in one line, for a list."""
    if part == Part.RULES:
        return sentence(row["key"], row["parameters"], row["severity"])
    if part == Part.SUB_PROJECTS:
        return str(row.get("description") or "")
    if part == Part.GATES:
        decided = _("Decided by: %(who)s") % {"who": Decider(row["decider"]).label}
        return " · ".join(word for word in (decided, row["note"]) if word)
    if part == Part.TARGETS:
        return target_facts(row)
    return " · ".join(
        word for word in (str(GroupKind(row["kind"]).label), row["post"], row["duty"]) if word
    )


def row_lines(
    part: str,
    row: Mapping[str, Any] | None,
    laws: Mapping[int, Any],
    on: datetime.date | None,
) -> list[str]:
    """Everything a row says, sentence by sentence; of a condition as it is read aloud."""
    if row is None:
        return []
    if part == Part.RULES and row["key"] in KINDS:
        values = {**row, "basis": laws.get(row["basis_id"])}
        for name in ("effective_from", "effective_to"):
            text = row.get(name)
            values[name] = datetime.date.fromisoformat(text) if text else None
        return reading(row["key"], row["tier"], row["parameters"], values, on)
    lines = [row_name(part, row), *row_sentence(part, row).splitlines()]
    if "position" in row and part != Part.RULES:
        lines.append(_("Order in the list: %(place)s") % {"place": row["position"]})
    return [line for line in lines if line]
