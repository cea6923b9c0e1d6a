"""The versions of a published edition: kept whole, told to the places, acknowledged there."""

import datetime
from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Exists

from core.orgs.models import Membership, Organisation
from core.workflow.engine import advance, advance_many
from planning.models import (
    Amendment,
    Edition,
    EditionVersion,
    LegalBasis,
    QualificationRule,
    VersionReceipt,
)
from planning.services import sources
from planning.states import VERSION_RECEIPT, Tier

#: Relations that a version keeps; documents have versions of their own.
PARTS = ("sub_projects", "qualification_rules", "gates", "group_members", "structure_targets")


def keep(
    edition: Edition,
    *,
    now: datetime.datetime,
    reason: str = "",
    amendment: Amendment | None = None,
) -> EditionVersion:
    """Write down the edition as it stands now, with a receipt for every place. Part of an act."""
    source = sources.of_edition(edition)
    parts = {**source.parts, "qualification_rules": _cited(source.parts["qualification_rules"])}
    seats: dict[int, dict[str, int]] = defaultdict(dict)
    provincial: dict[str, int] = {}
    for tier, field, place, number in edition.quotas.order_by("sub_project__position").values_list(
        "tier", "sub_project__field", "organisation_id", "seats"
    ):
        if tier == Tier.MUNICIPAL:
            seats[place][field] = number
        else:
            provincial[field] = number
    version = EditionVersion.objects.create(
        edition=edition,
        org_path=edition.org_path,
        number=edition.versions.count() + 1,
        reason=reason,
        published_at=now,
        amendment=amendment,
        content={
            "values": dict(source.values),
            "dates": {name: day.isoformat() for name, day in source.dates.items() if day},
            "parts": {name: [_kept(row) for row in parts[name]] for name in PARTS},
            "provincial": provincial,
        },
    )
    VersionReceipt.objects.bulk_create(
        VersionReceipt(
            edition_version=version,
            organisation=place,
            org_path=place.scope_path,
            seats=seats[place.pk],
        )
        for place in Organisation.objects.within(edition.org_path).places()
    )
    return version


def _cited(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The conditions with their law as it is cited today."""
    laws = LegalBasis.objects.in_bulk({rule["basis_id"] for rule in rules if rule["basis_id"]})
    return [
        {**rule, "basis": str(laws[rule["basis_id"]]) if rule["basis_id"] else ""} for rule in rules
    ]


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON holds it."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def keep_first(edition: Edition, *, now: datetime.datetime) -> None:
    """Before a change: the version that stands so far, where none was kept when it was published."""
    if not edition.versions.exists():
        keep(edition, now=now)


def rules_before_change(edition: Edition, number: int) -> list[QualificationRule]:
    """The conditions as that version held them, without rows of their own; none where no change of the
    parts followed it, for then those of the edition are the same."""
    later = EditionVersion.objects.filter(
        edition=edition, number__gt=number, amendment__isnull=False
    )
    found = EditionVersion.objects.filter(Exists(later), edition=edition, number=number).first()
    rows = found.content["parts"]["qualification_rules"] if found else []
    laws = LegalBasis.objects.in_bulk({row["basis_id"] for row in rows if row.get("basis_id")})
    columns: dict[str, Any] = {
        field.attname: field
        for field in QualificationRule._meta.concrete_fields
        if field.attname != "basis_id"
    }
    return [
        QualificationRule(
            edition=edition,
            basis=laws.get(row.get("basis_id") or 0),
            **{
                name: columns[name].to_python(value)
                for name, value in row.items()
                if name in columns
            },
        )
        for row in sorted(rows, key=lambda row: row["position"])
    ]


def acknowledge(
    receipt: VersionReceipt, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> VersionReceipt:
    """The place says that it has read this version."""
    return advance(
        receipt,
        VERSION_RECEIPT.acknowledge,
        actor=actor,
        now=now,
        reason=reason,
        acknowledged_at=now,
    )


def acknowledge_many(
    receipts: Any, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        receipts,
        VERSION_RECEIPT.acknowledge,
        actor=actor,
        now=now,
        reason=reason,
        changes={"acknowledged_at": now},
    )
