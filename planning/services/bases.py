"""Laws are picked by the day on which they have to be in force."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from planning.models import LegalBasis


def pick(provision: str, on: datetime.date | None) -> LegalBasis | None:
    """The edition of a provision that is in force on that day; none without a day."""
    return in_force([provision], on).get(provision)


def in_force(provisions: Iterable[str], on: datetime.date | None) -> dict[str, LegalBasis]:
    """Provision -> its edition in force on that day."""
    if on is None:
        return {}
    rows = LegalBasis.objects.filter(provision__in=set(provisions)).in_force(on)
    return {row.provision: row for row in reversed(rows)}


def carried_over(
    rules: Iterable[Mapping[str, Any]], on: datetime.date | None
) -> list[dict[str, Any]]:
    """The conditions of another edition, or of a template, resting on what is in force on that day.

    A template names a `provision`. A law without an edition in force then stays as it was, to be warned of.
    """
    rows = [dict(rule) for rule in rules]
    named = {row["basis_id"] for row in rows if row.get("basis_id")}
    provisions: dict[Any, str] = dict(
        LegalBasis.objects.filter(pk__in=named).values_list("pk", "provision")
    )
    asked = {row["provision"] for row in rows if "provision" in row}
    found = in_force({*provisions.values(), *asked}, on)
    for row in rows:
        provision = row.pop("provision", None) or provisions.get(row.get("basis_id"), "")
        if provision in found:
            row["basis_id"] = found[provision].pk
    return rows
