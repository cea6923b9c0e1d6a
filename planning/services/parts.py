"""Writing the parts of a draft: sub-projects, qualifications, the leading group."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import Refused
from planning.models import Edition, Gate, LeadingGroupMember, QualificationRule, SubProject
from planning.rules import qualifications
from planning.services.editions import require_draft


def add_sub_project(
    edition: Edition, *, field: str, actor: Membership, now: datetime.datetime, **values: Any
) -> SubProject:
    if edition.sub_projects.filter(field=field).exists():
        raise Refused(fields={"field": _("The edition has a sub-project of this field already.")})
    return _add(SubProject(field=field, **values), edition, actor, now)


def edit_sub_project(
    sub_project: SubProject, *, actor: Membership, now: datetime.datetime, **values: Any
) -> SubProject:
    others = sub_project.edition.sub_projects.exclude(pk=sub_project.pk)
    if others.filter(field=values.get("field", sub_project.field)).exists():
        raise Refused(fields={"field": _("The edition has a sub-project of this field already.")})
    return _edit(sub_project, values, actor, now)


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


def add_rule(
    edition: Edition,
    *,
    tier: str,
    key: str,
    parameters: dict[Any, Any],
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> Any:
    rule = QualificationRule(tier=tier, key=key, parameters=parameters, **values)
    _require_whole(rule)
    if edition.qualification_rules.filter(tier=tier, key=key).exists():
        raise Refused(fields={"key": _("This condition is stated for the tier already.")})
    return _add(rule, edition, actor, now)


def edit_rule(
    rule: QualificationRule,
    *,
    parameters: dict[Any, Any],
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> QualificationRule:
    """Other parameters or another legal basis; tier and kind stay."""
    _require_whole(qualifications.Rule(rule.key, parameters))
    return _edit(rule, {"parameters": parameters, **values}, actor, now)


def remove_rule(
    rule: QualificationRule, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    _remove(rule, actor, now, reason)


def add_member(
    edition: Edition, *, actor: Membership, now: datetime.datetime, **values: Any
) -> LeadingGroupMember:
    return _add(LeadingGroupMember(**values), edition, actor, now)


def edit_member(
    member: LeadingGroupMember, *, actor: Membership, now: datetime.datetime, **values: Any
) -> LeadingGroupMember:
    return _edit(member, values, actor, now)


def remove_member(
    member: LeadingGroupMember, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    _remove(member, actor, now, reason)


def add_gate(
    edition: Edition, *, step: str, actor: Membership, now: datetime.datetime, **values: Any
) -> Gate:
    if edition.gates.filter(step=step).exists():
        raise Refused(fields={"step": _("The procedure has this step already.")})
    return _add(Gate(step=step, **values), edition, actor, now)


def edit_gate(gate: Gate, *, actor: Membership, now: datetime.datetime, **values: Any) -> Gate:
    others = gate.edition.gates.exclude(pk=gate.pk)
    if others.filter(step=values.get("step", gate.step)).exists():
        raise Refused(fields={"step": _("The procedure has this step already.")})
    return _edit(gate, values, actor, now)


def remove_gate(gate: Gate, *, actor: Membership, now: datetime.datetime, reason: str = "") -> None:
    _remove(gate, actor, now, reason)


def _add(part: Any, edition: Edition, actor: Membership, now: datetime.datetime) -> Any:
    part.edition, part.org_path = edition, edition.org_path
    with act(actor, now):
        require_draft(edition)
        return rows.create(part, actor=actor, now=now)


def _edit(part: Any, values: Any, actor: Membership, now: datetime.datetime) -> Any:
    with act(actor, now):
        require_draft(part.edition)
        return rows.change(part, values, actor=actor, now=now)


def _remove(part: Any, actor: Membership, now: datetime.datetime, reason: str) -> None:
    with act(actor, now):
        require_draft(part.edition)
        rows.remove(part, actor=actor, now=now, reason=reason)


def _require_whole(rule: Any) -> None:
    """A rule that could not be judged is not taken."""
    names = qualifications.faults(rule)
    if names:
        text = _("This value is missing or cannot be used.")
        raise Refused(fields=dict.fromkeys(names, text))
