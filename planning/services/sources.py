"""What a new edition may begin from: an earlier one, or a template kept as data."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from core.orgs.models import Membership
from core.workflow.errors import Refused
from planning import policies
from planning.models import Edition
from planning.rules.readiness import DATES, TEXTS

_TEMPLATES = Path(__file__).resolve().parent.parent / "data" / "templates.json"
#: Numbers that go with the texts of the plan.
NUMBERS = ("notice_days", "notice_in_working_days")
SEATS = ("provincial_seats", "municipal_seats")
#: Relations of an edition, in the order in which they are written.
RELATIONS = (
    "sub_projects",
    "qualification_rules",
    "gates",
    "group_members",
    "structure_targets",
    "quotas",
    "documents",
)
#: Columns that belong to the copy and not to what is copied.
_OWN = frozenset({"id", "ref", "version", "edition", "org_path"})
#: Of a document its draft is taken over: number and issue are new.
_OF_ISSUE = frozenset({"number", "state", "issued_on", "series", "revision", "change_reason"})


@dataclass(frozen=True)
class Source:
    """The content of an edition, free of its rows."""

    key: str
    year: int
    values: Mapping[str, Any]
    dates: Mapping[str, datetime.date | None]
    #: Relation -> columns of each row; of a quota `field` stands for its sub-project.
    parts: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    predecessor: Edition | None = None


def offered(actor: Membership) -> tuple[list[str], list[Edition]]:
    """Keys of the templates, and the editions in view, the newest first."""
    return list(_templates()), list(policies.editions.scope(actor).latest())


def load(key: str, actor: Membership) -> Source:
    """The source of that key: a template's name or an edition's reference."""
    known = _templates().get(key)
    if known is not None:
        return known
    edition = next((row for row in offered(actor)[1] if str(row.ref) == key), None)
    if edition is None:
        raise Refused(fields={"source": "?"})
    return of_edition(edition)


def of_edition(edition: Edition) -> Source:
    """Everything of an edition that another one may take over."""
    fields = dict(edition.sub_projects.values_list("pk", "field"))
    parts: dict[str, list[dict[str, Any]]] = {}
    for relation in RELATIONS:
        rows = getattr(edition, relation).order_by("pk")
        if relation == "documents":
            rows = rows.current()
        parts[relation] = [_columns(row, fields) for row in rows]
    return Source(
        key=str(edition.ref),
        year=edition.year,
        values={name: getattr(edition, name) for name in (*TEXTS, *NUMBERS, *SEATS)},
        dates={name: getattr(edition, name) for name in DATES},
        parts=parts,
        predecessor=edition,
    )


def _columns(row: Any, fields: Mapping[int, str]) -> dict[str, Any]:
    left_out = _OWN | (_OF_ISSUE if row._meta.model_name == "document" else frozenset())
    found = {
        column.attname: getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if column.name not in left_out
    }
    if row._meta.model_name == "quota":
        found["field"] = fields[found.pop("sub_project_id")]
        found["org_path"] = row.org_path
    return found


@cache
def _templates() -> dict[str, Source]:
    kept = json.loads(_TEMPLATES.read_text(encoding="utf-8"))
    return {
        key: Source(
            key=key,
            year=template["year"],
            values=template["values"],
            dates={
                name: datetime.date.fromisoformat(day) for name, day in template["dates"].items()
            },
            parts=template["parts"],
        )
        for key, template in kept.items()
    }
