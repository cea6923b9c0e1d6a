"""Versions of documents and of published editions in words."""

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.templatetags.looks import day
from planning.formats.conditions import needed_text, rule_label
from planning.formats.editions import part_text, tier_label
from planning.formats.readings import basis_text, joined, period_text
from planning.formats.structure import group_text, level_label, target_facts
from planning.models import Edition
from planning.rules.readiness import TEXTS
from planning.states import Decider, Field, Severity, Step


def document_facts(document) -> dict[str, str]:
    """What stands at the head of a document, by its name in words."""
    values = {
        "number": document.number,
        "title": document.title,
        "kind": document.get_kind_display(),
        "step": document.get_step_display(),
    }
    facts = {
        str(capfirst(document._meta.get_field(name).verbose_name)): str(value)
        for name, value in values.items()
    }
    file = document.file
    facts[str(_("Attachment"))] = f"{file.name} ({file.sha256[:12]})" if file else ""
    return facts


def version_texts(before, after) -> list[tuple[str, str, str]]:
    """(label, before, after) of the long texts of two versions."""
    old, new = before["values"], after["values"]
    return [(_label(name), old.get(name) or "", new.get(name) or "") for name in TEXTS]


def version_facts(content, receipts) -> dict[str, dict[str, str]]:
    """Section -> name -> value in words, of what a version of an edition holds beside its texts."""
    values, parts = content["values"], content["parts"]
    dates = {_label(name): day(date.fromisoformat(text)) for name, text in content["dates"].items()}
    numbers = ("provincial_seats", "municipal_seats", "notice_days", "notice_in_working_days")
    figures = {_label(name): _figure(values.get(name)) for name in numbers}
    seats = {
        f"{_('Province')} · {Field(field).label}": str(number)
        for field, number in content["provincial"].items()
    }
    for receipt in receipts:
        place = receipt.organisation.label
        for field, number in receipt.seats.items():
            seats[f"{place} · {Field(field).label}"] = str(number)
    return {
        _("Dates"): dates,
        _("Figures"): figures,
        _("Sub-projects"): {
            part_text("sub_projects", row): row.get("description") or "✓"
            for row in parts["sub_projects"]
        },
        _("Qualifications"): {
            f"{tier_label(row['tier'])} · {rule_label(row['key'])}": _rule_text(row)
            for row in parts["qualification_rules"]
        },
        _("Procedure"): {
            str(Step(row["step"]).label): f"{place}. {Decider(row['decider']).label}"
            for place, row in enumerate(sorted(parts["gates"], key=lambda row: row["position"]), 1)
        },
        _("Leading group"): {
            row["name"]: " · ".join(part for part in (row["post"], row["duty"]) if part) or "✓"
            for row in parts["group_members"]
        },
        _("Structure targets"): {
            f"{level_label(row['level'])} · {group_text(row)}": target_facts(row)
            for row in parts.get("structure_targets", [])
        },
        _("Seats"): seats,
    }


def _label(name: str) -> str:
    field: Any = Edition._meta.get_field(name)
    return str(capfirst(field.verbose_name))


def _rule_text(row) -> str:
    """A condition as a version keeps it; versions of old hold neither severity nor time."""
    first, last = (
        date.fromisoformat(row[name]) if row.get(name) else None
        for name in ("effective_from", "effective_to")
    )
    parts = [
        needed_text(row["key"], row.get("parameters", {})),
        str(Severity(row["severity"]).label) if row.get("severity") else "",
        joined(
            row.get("basis", ""), basis_text(row.get("legal_basis", ""), row.get("law_edition", ""))
        ),
        period_text(first, last),
    ]
    return " · ".join(part for part in parts if part)


def _figure(value) -> str:
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)
