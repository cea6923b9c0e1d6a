"""Changes of what was published: written as a draft, published as the next version of the edition."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import ProtectedError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership, Organisation
from core.workflow import rows
from core.workflow.engine import advance
from core.workflow.errors import MoveRefused, Refused
from planning import notices
from planning.models import Amendment, AmendmentLine, Document, Edition, Gate, SubProject
from planning.rules import amending, procedure, qualifications
from planning.services import loosened, parts, proposing, versions
from planning.services.proposing import Proposed
from planning.states import (
    AMENDMENT,
    EDITION,
    ChangeKind,
    DocumentState,
    EditionState,
    GroupKind,
    Part,
    Tier,
)


@dataclass(frozen=True)
class Point:
    """One thing that publication asks for; `rows` are the (part, row) it is about."""

    key: str
    is_met: bool
    rows: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=())


def begin(
    edition: Edition, *, actor: Membership, now: datetime.datetime, reason: str = "",
    document: Document | None = None,
) -> Amendment:  # fmt: skip
    """A draft beside the published edition; one at a time."""
    with act(actor, now):
        locked = rows.lock(edition)
        if locked.state != EditionState.PUBLISHED:
            raise MoveRefused(_("Only a published edition is changed this way."), code="state")
        if edition.amendments.filter(state=AMENDMENT.initial).exists():
            raise Refused(_("A change of this edition is being written already."))
        _require_own(edition, document)
        draft = Amendment(
            edition=edition, org_path=edition.org_path, reason=reason.strip(), document=document
        )
        return rows.create(draft, actor=actor, now=now, names=["edition"], reason=draft.reason)


def edit(
    amendment: Amendment, *, actor: Membership, now: datetime.datetime, reason: str = "",
    document: Document | None = None,
) -> Amendment:  # fmt: skip
    """The reason and the paper of a draft."""
    if not amendment.is_draft:
        raise MoveRefused(_("The change is published or dropped."), code="state")
    _require_own(amendment.edition, document)
    values = {"reason": reason.strip(), "document": document}
    return rows.change(amendment, values, actor=actor, now=now, is_recorded=False)


def points(amendment: Amendment, changes: list[Proposed] | None = None) -> list[Point]:
    """Everything that publication asks for, met or not."""
    changes = proposing.changed(amendment) if changes is None else changes
    found = [each.change for each in changes]
    on = amendment.edition.rules_on
    looser = _rows(amending.loosening(found, on))
    never = _rows(amending.forbidden(found, on))
    document = amendment.document
    listed = [
        Point("changes", bool(found)),
        Point("reason", bool(amendment.reason.strip())),
    ]
    if looser:
        issued = document is not None and document.state == DocumentState.ISSUED
        listed.append(Point("document", issued, looser))
    if never:
        listed.append(Point("never", False, never))
    listed += [Point(name, False) for name in _left_empty(amendment)]
    if steps := _steps_at_fault(amendment):
        listed.append(Point("procedure", False, steps))
    return listed


def publish(
    amendment: Amendment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Amendment:
    """Write the changes into the edition, keep its new version, tell the places.

    Whoever was judged keeps the version he was judged by; how many that are is noted with the change.
    """
    edition = amendment.edition
    with act(actor, now):
        Edition.objects.select_for_update(of=("self",)).only("pk").get(pk=edition.pk)
        lacking = [point for point in points(amendment) if not point.is_met]
        if amendment.is_draft and lacking:
            text = _("The change cannot be published yet: %(count)d points are open.")
            raise MoveRefused(text % {"count": len(lacking)})
        versions.keep_first(edition, now=now)
        advance(
            amendment, AMENDMENT.publish, actor=actor, now=now, reason=amendment.reason,
            published_at=now, nominees=nominees(edition, actor),
        )  # fmt: skip
        for line in amendment.lines.all():
            _write(line, edition, actor, now)
        edition.refresh_from_db()
        advance(edition, EDITION.amend, actor=actor, now=now, reason=amendment.reason)
        versions.keep(edition, now=now, reason=amendment.reason, amendment=amendment)
        places = Organisation.objects.within(edition.org_path).places()
        notices.amended(edition, places, amendment.reason)
        if amendment.lines.filter(part=Part.RULES).exists():
            notices.conditions_changed(edition, amendment.reason)
        for plan in loosened.plans_of(edition):
            notices.became_looser(plan)
    return amendment


def drop(
    amendment: Amendment, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Amendment:
    """The edition stays as it is."""
    return advance(amendment, AMENDMENT.drop, actor=actor, now=now, reason=reason)


def nominees(edition: Edition, actor: Membership) -> dict[str, int]:
    """How many nominees are judged already and how many are not, as the stage that judges says
    (settings.JUDGED_NOMINEES)."""
    name = getattr(settings, "JUDGED_NOMINEES", "")
    return import_string(name)(actor, edition) if name else {}


def _write(
    line: AmendmentLine, edition: Edition, actor: Membership, now: datetime.datetime
) -> None:
    model, reason = proposing.model_of(line.part), line.amendment.reason
    if line.kind == ChangeKind.ADD:
        row = model(edition=edition, org_path=edition.org_path, ref=line.target, **line.values)
        rows.create(row, actor=actor, now=now, reason=reason)
        return
    row = model.objects.get(edition=edition, ref=line.target)
    if line.kind == ChangeKind.CHANGE:
        values = {
            name: model._meta.get_field(name).to_python(value)
            for name, value in line.values.items()
        }
        rows.change(row, values, actor=actor, now=now, reason=reason)
        return
    if isinstance(row, SubProject):
        _require_no_seats(row)
    if isinstance(row, Gate):
        parts.require_bare(row)
    try:
        rows.remove(row, actor=actor, now=now, reason=reason)
    except ProtectedError as error:
        text = _("“%(name)s” is in use: people were nominated in it.")
        raise Refused(text % {"name": row}) from error


def _require_no_seats(sub_project: SubProject) -> None:
    if sub_project.quotas.filter(seats__gt=0).exists():
        raise Refused(_("Seats are given in this sub-project. Take them back first."))
    sub_project.quotas.all().delete()


def _left_empty(amendment: Amendment) -> list[str]:
    """What a published edition may not be without, as it would be after the change."""
    edition = amendment.edition
    after = {
        part: [row.after for row in proposing.rows_of(amendment, part) if row.after is not None]
        for part in Part.values
    }
    asked = {tier for tier in Tier.values if edition.seats_of(tier)} or {str(Tier.MUNICIPAL)}
    rules = after[Part.RULES]
    empty = [f"rules_{tier}" for tier in sorted(asked - {row["tier"] for row in rules})]
    if any(qualifications.faults(amending.rule_of(row)) for row in rules):
        empty.append("rules_whole")
    if not after[Part.SUB_PROJECTS]:
        empty.append("sub_projects")
    if not any(row["kind"] == GroupKind.LEADING for row in after[Part.MEMBERS]):
        empty.append("leading_group")
    return empty


def _steps_at_fault(amendment: Amendment) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Steps that the changed procedure would lack, or hold out of their lawful order."""
    rows = proposing.rows_of(amendment, Part.GATES)
    if not any(row.line for row in rows):
        return ()
    gates = sorted(
        (row.after for row in rows if row.after is not None), key=lambda gate: gate["position"]
    )
    steps = [gate["step"] for gate in gates]
    faults = procedure.lacking(steps) + procedure.misplaced(steps)
    return tuple((str(Part.GATES), {"step": step}) for step in faults)


def _rows(changes: list[amending.Change]) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return tuple((change.part, change.before or {}) for change in changes)


def _require_own(edition: Edition, document: Document | None) -> None:
    if document is not None and document.edition_id != edition.pk:
        raise Refused(fields={"document": _("The document belongs to another edition.")})
