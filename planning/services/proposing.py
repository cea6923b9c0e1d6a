"""What a draft of a change says: rows of the parts added, changed, removed, or left as they are."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow.engine import require_version
from core.workflow.errors import MoveRefused, Refused
from planning.models import Amendment, AmendmentLine, Edition, StructureTarget
from planning.rules import qualifications
from planning.rules.amending import Change
from planning.services import conditions, structure
from planning.states import ChangeKind, Part

#: Columns that name a row within its part; a change leaves them.
FIXED = {
    Part.RULES: ("tier", "key"),
    Part.SUB_PROJECTS: ("field",),
    Part.GATES: ("step",),
    Part.MEMBERS: (),
    Part.TARGETS: ("level", "dimension", "band"),
}
#: Columns that are the row's own book-keeping.
_OWN = frozenset({"id", "ref", "version", "edition", "org_path"})


@dataclass(frozen=True)
class Proposed:
    """One row of a part as it stands and as it will be."""

    part: str
    target: uuid.UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    line: AmendmentLine | None

    @property
    def kind(self) -> str:
        return self.line.kind if self.line else ""

    @property
    def change(self) -> Change:
        return Change(self.part, self.before, self.after)


def rows_of(amendment: Amendment, part: str) -> list[Proposed]:
    """Every row of a part with what the draft makes of it, in the order of the part; additions last.

    Of a change that is no draft any more only its lines, for the part has moved on.
    """
    lines = {line.target: line for line in amendment.lines.all() if line.part == part}
    found = []
    for row in getattr(amendment.edition, part).all() if amendment.is_draft else ():
        line = lines.pop(row.ref, None)
        before = columns(row)
        after = before if line is None else line.after
        found.append(Proposed(part, row.ref, before, after, line))
    for line in lines.values():
        found.append(Proposed(part, line.target, line.before or None, line.after, line))
    return found


def changed(amendment: Amendment) -> list[Proposed]:
    """What the draft touches, part by part."""
    return [row for part in Part.values for row in rows_of(amendment, part) if row.line]


def columns(row: Any) -> dict[str, Any]:
    """The columns of a part's row as JSON and the database hold them."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in _OWN
    }


def model_of(part: str) -> Any:
    return Edition._meta.get_field(part).related_model


def propose_new(
    amendment: Amendment,
    part: str,
    *,
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> AmendmentLine:
    """A row that the part has not yet."""
    row = model_of(part)(**values)
    after = columns(row)
    with act(actor, now):
        _lock(amendment)
        _require_sense(amendment, part, row.ref, after)
        return AmendmentLine.objects.create(
            amendment=amendment, org_path=amendment.org_path, part=part, kind=ChangeKind.ADD,
            target=row.ref, values=after,
        )  # fmt: skip


def propose(
    amendment: Amendment,
    part: str,
    target: uuid.UUID,
    *,
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> AmendmentLine | None:
    """Other values for a row; the ones it has take the line back."""
    with act(actor, now):
        _lock(amendment)
        known = _known(amendment, part, target)
        given = columns(model_of(part)(**values))
        names = {name if name in given else f"{name}_id" for name in values}
        after = {
            **(known.after or known.before or {}),
            **{name: given[name] for name in names if name not in FIXED[Part(part)]},
        }
        _require_sense(amendment, part, target, after)
        line = known.line or AmendmentLine(
            amendment=amendment, org_path=amendment.org_path, part=part, target=target,
            before=known.before or {},
        )  # fmt: skip
        if known.before is None:
            line.values = after
        else:
            line.kind = ChangeKind.CHANGE
            line.values = {
                name: value for name, value in after.items() if known.before.get(name) != value
            }
            if not line.values:
                _take_back(line)
                return None
        line.save()
        return line


def propose_removal(
    amendment: Amendment, part: str, target: uuid.UUID, *, actor: Membership, now: datetime.datetime
) -> None:
    """The row goes; one that the draft had only added is forgotten."""
    with act(actor, now):
        _lock(amendment)
        known = _known(amendment, part, target)
        if known.before is None:
            _take_back(known.line)
            return
        line = known.line or AmendmentLine(
            amendment=amendment, org_path=amendment.org_path, part=part, target=target,
            before=known.before,
        )  # fmt: skip
        line.kind, line.values = ChangeKind.REMOVE, {}
        line.save()


def take_back(line: AmendmentLine, *, actor: Membership, now: datetime.datetime) -> None:
    """The row stays as it is in the published edition."""
    with act(actor, now):
        _lock(line.amendment)
        _take_back(line)


def _take_back(line: AmendmentLine | None) -> None:
    if line is not None and line.pk:
        line.delete()


def _known(amendment: Amendment, part: str, target: uuid.UUID) -> Proposed:
    found = next((row for row in rows_of(amendment, part) if row.target == target), None)
    if found is None:
        raise Refused(_("The edition has no such row."))
    return found


def _lock(amendment: Amendment) -> None:
    """Writing and publishing exclude each other. A draft is no act yet: it leaves no entry."""
    locked = Amendment.objects.select_for_update(of=("self",)).filter(pk=amendment.pk).first()
    if locked is None or not locked.is_draft:
        raise MoveRefused(_("The change is published or dropped."), code="state")
    require_version(locked, amendment)


def _require_sense(
    amendment: Amendment, part: str, target: uuid.UUID, after: dict[str, Any]
) -> None:
    """The same refusals as for the parts of a draft."""
    if part == Part.RULES:
        conditions.require_whole(qualifications.Rule(after["key"], after["parameters"]))
    if part == Part.TARGETS:
        structure.require_sense(StructureTarget(**after))
    names = FIXED[Part(part)]
    taken = [
        row
        for row in rows_of(amendment, part)
        if row.target != target
        and row.after is not None
        and names
        and all(row.after[name] == after[name] for name in names)
    ]
    if taken and part == Part.RULES:
        raise Refused(fields={"key": _("This condition is stated for the tier already.")})
    if taken and part == Part.GATES:
        raise Refused(fields={"step": _("The procedure has this step already.")})
    if taken and part == Part.TARGETS:
        raise Refused(fields=structure.taken(StructureTarget(**after)))
    if taken:
        raise Refused(fields={"field": _("The edition has a sub-project of this field already.")})


def _plain(value: Any) -> Any:
    """As JSON holds it; a figure with its one decimal place is the same number there."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value
