"""Writing the parts of a draft: sub-projects, the leading group, the procedure."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import Refused
from planning.models import Edition, Gate, LeadingGroupMember, SubProject
from planning.services.editions import require_draft


def add_sub_project(
    edition: Edition, *, field: str, actor: Membership, now: datetime.datetime, **values: Any
) -> SubProject:
    if edition.sub_projects.filter(field=field).exists():
        raise Refused(fields={"field": _("The edition has a sub-project of this field already.")})
    return add(SubProject(field=field, **values), edition, actor, now)


def edit_sub_project(
    sub_project: SubProject, *, actor: Membership, now: datetime.datetime, **values: Any
) -> SubProject:
    others = sub_project.edition.sub_projects.exclude(pk=sub_project.pk)
    if others.filter(field=values.get("field", sub_project.field)).exists():
        raise Refused(fields={"field": _("The edition has a sub-project of this field already.")})
    return edit(sub_project, values, actor, now)


def remove_sub_project(
    sub_project: SubProject, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    """Only while no seats are given in it."""
    with act(actor, now):
        require_draft(sub_project.edition)
        if sub_project.quotas.filter(seats__gt=0).exists():
            raise Refused(_("Seats are given in this sub-project. Take them back first."))
        sub_project.quotas.all().delete()
        rows.remove(sub_project, actor=actor, now=now, reason=reason)


def add_member(
    edition: Edition, *, actor: Membership, now: datetime.datetime, **values: Any
) -> LeadingGroupMember:
    return add(LeadingGroupMember(**values), edition, actor, now)


def edit_member(
    member: LeadingGroupMember, *, actor: Membership, now: datetime.datetime, **values: Any
) -> LeadingGroupMember:
    return edit(member, values, actor, now)


def remove_member(
    member: LeadingGroupMember, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    remove(member, actor, now, reason)


def add_gate(
    edition: Edition, *, step: str, actor: Membership, now: datetime.datetime, **values: Any
) -> Gate:
    if edition.gates.filter(step=step).exists():
        raise Refused(fields={"step": _("The procedure has this step already.")})
    return add(Gate(step=step, **values), edition, actor, now)


def edit_gate(gate: Gate, *, actor: Membership, now: datetime.datetime, **values: Any) -> Gate:
    if values.get("step", gate.step) != gate.step:
        require_bare(gate)
    others = gate.edition.gates.exclude(pk=gate.pk)
    if others.filter(step=values.get("step", gate.step)).exists():
        raise Refused(fields={"step": _("The procedure has this step already.")})
    return edit(gate, values, actor, now)


def remove_gate(gate: Gate, *, actor: Membership, now: datetime.datetime, reason: str = "") -> None:
    require_bare(gate)
    remove(gate, actor, now, reason)


def add(part: Any, edition: Edition, actor: Membership, now: datetime.datetime) -> Any:
    part.edition, part.org_path = edition, edition.org_path
    with act(actor, now):
        require_draft(edition)
        return rows.create(part, actor=actor, now=now)


def edit(part: Any, values: Any, actor: Membership, now: datetime.datetime) -> Any:
    with act(actor, now):
        require_draft(part.edition)
        return rows.change(part, values, actor=actor, now=now)


def remove(part: Any, actor: Membership, now: datetime.datetime, reason: str) -> None:
    with act(actor, now):
        require_draft(part.edition)
        rows.remove(part, actor=actor, now=now, reason=reason)


def require_bare(gate: Gate) -> None:
    """No document hangs on the step."""
    if gate.edition.documents.filter(step=gate.step).exists():
        raise Refused(_("Documents are attached to this step. Attach them elsewhere first."))
