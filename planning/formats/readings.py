"""A qualification read out in full: for whom, what it asks, what follows, on what it rests."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from core.templatetags.looks import day
from planning.formats.conditions import needed_text, rule_label
from planning.rules.qualifications import KINDS, NEVER_EXEMPT, WARNS, judges
from planning.states import Tier

#: Stands for a value that is not entered yet.
_OPEN = "…"


def reading(
    key: str,
    tier: str,
    parameters: Mapping[str, Any],
    values: Mapping[str, Any],
    cutoff: datetime.date | None,
) -> list[str]:
    """Sentences in the reader's language; what is not entered yet stands as three dots."""
    kind = KINDS[key]
    given = {name: _shown(parameters.get(name)) for name in kind.parameters}
    words = {
        "tier": Tier(tier).label,
        "rule": rule_label(key),
        "needed": needed_text(key, given),
    }
    lines = [
        _("%(tier)s. %(rule)s: %(needed)s.") % words,
        _("Whoever does not meet it is pointed out to the reviewer and is not shut out.")
        if (values.get("severity") or kind.severity) == WARNS
        else _("Whoever does not meet it is shut out."),
        _proof(kind, cutoff),
    ]
    if key in NEVER_EXEMPT:
        lines.append(_("No exemption may set it aside."))
    law = values.get("basis")
    other = basis_text(values.get("legal_basis") or "", values.get("law_edition") or "")
    grounds = joined(str(law or ""), other)
    if grounds:
        lines.append(_("It rests on: %(basis)s.") % {"basis": grounds})
    if law and cutoff and not law.is_in_force(cutoff):
        lines.append(_("Mind: this legal basis is not in force on %(day)s.") % {"day": day(cutoff)})
    lines += _period(values.get("effective_from"), values.get("effective_to"), cutoff)
    return lines


def basis_text(basis: str, law_edition: str = "") -> str:
    """The legal basis with its edition."""
    return f"{basis} ({law_edition})" if basis and law_edition else basis


def basis_of(rule: Any) -> str:
    """On what a condition rests: what it names of the table of laws, and what it says in words."""
    law = getattr(rule, "basis", None)
    return joined(
        str(law or ""), basis_text(rule.legal_basis, getattr(rule, "law_edition", "") or "")
    )


def joined(*words: str) -> str:
    return "；".join(word for word in words if word)


def period_text(first: datetime.date | None, last: datetime.date | None) -> str:
    """From when until when a condition is in effect; empty without either."""
    if not first and not last:
        return ""
    return f"{day(first) if first else _OPEN} – {day(last) if last else _OPEN}"


def _proof(kind: Any, cutoff: datetime.date | None) -> str:
    if kind.judge is judges.attested:
        return _("The file cannot show it: a reviewer attests to it, with reasons.")
    if cutoff is None:
        return _("It is read from the file as of the cut-off day, which is not set yet.")
    return _("It is read from the file as of %(day)s.") % {"day": day(cutoff)}


def _period(
    first: datetime.date | None, last: datetime.date | None, cutoff: datetime.date | None
) -> list[str]:
    lines = []
    if first and last:
        lines.append(
            _("It is in effect from %(first)s to %(last)s.")
            % {"first": day(first), "last": day(last)}
        )
    elif first:
        lines.append(_("It is in effect from %(first)s.") % {"first": day(first)})
    elif last:
        lines.append(_("It is in effect until %(last)s.") % {"last": day(last)})
    if cutoff and ((first and cutoff < first) or (last and last < cutoff)):
        lines.append(_("On the cut-off day it is not in effect: nobody is judged by it."))
    return lines


def _shown(value: Any) -> Any:
    if value in (None, ""):
        return _OPEN
    return day(value) if isinstance(value, datetime.date) else value
