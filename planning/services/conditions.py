"""Writing the qualifications of a draft: one by one, in their order, from one tier to the other."""

import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import Refused
from planning.models import Edition, QualificationRule
from planning.rules import qualifications
from planning.services import parts
from planning.services.editions import require_draft

#: What a condition takes along to the other tier.
_CARRIED = (
    "parameters", "severity", "basis", "legal_basis", "law_edition", "effective_from",
    "effective_to",
)  # fmt: skip


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
    require_whole(qualifications.Rule(key, parameters))
    values.setdefault("severity", qualifications.KINDS[key].severity)
    rule = QualificationRule(tier=tier, key=key, parameters=parameters, **values)
    if edition.qualification_rules.filter(tier=tier, key=key).exists():
        raise Refused(fields={"key": _("This condition is stated for the tier already.")})
    return parts.add(rule, edition, actor, now)


def edit_rule(
    rule: QualificationRule,
    *,
    parameters: dict[Any, Any],
    actor: Membership,
    now: datetime.datetime,
    **values: Any,
) -> QualificationRule:
    """Other parameters or another legal basis; tier and kind stay."""
    require_whole(qualifications.Rule(rule.key, parameters))
    return parts.edit(rule, {"parameters": parameters, **values}, actor, now)


def remove_rule(
    rule: QualificationRule, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> None:
    parts.remove(rule, actor, now, reason)


def shift(
    rule: QualificationRule, *, up: bool, actor: Membership, now: datetime.datetime
) -> QualificationRule:
    """One place up or down in its tier; at the end of the list nothing happens."""
    with act(actor, now):
        require_draft(rule.edition)
        order = list(QualificationRule.objects.filter(edition=rule.edition_id, tier=rule.tier))
        here = order.index(rule)
        there = here + (-1 if up else 1)
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            for position, row in enumerate(order, 1):
                rows.change(row, {"position": position}, actor=actor, now=now)
    return rule


def copy(
    edition: Edition,
    *,
    source: str,
    target: str,
    replace: bool,
    actor: Membership,
    now: datetime.datetime,
) -> int:
    """State the conditions of one tier for the other too; returns how many were written.

    What the other tier states already stays as it is, unless it is to be replaced.
    """
    if source == target:
        raise Refused(fields={"target": _("Choose the other tier.")})
    written = 0
    with act(actor, now):
        require_draft(edition)
        found = QualificationRule.objects.filter(edition=edition)
        stated = {rule.key: rule for rule in found.of_tier(target)}
        last = found.of_tier(target).aggregate(last=Max("position"))["last"] or 0
        for rule in found.of_tier(source):
            values = {name: getattr(rule, name) for name in _CARRIED}
            twin = stated.get(rule.key)
            if twin is None:
                last += 1
                twin = QualificationRule(
                    edition=edition, org_path=edition.org_path, tier=target, key=rule.key,
                    position=last, **values,
                )  # fmt: skip
                rows.create(twin, actor=actor, now=now)
            elif replace and any(getattr(twin, name) != value for name, value in values.items()):
                rows.change(twin, values, actor=actor, now=now)
            else:
                continue
            written += 1
    if not written:
        raise Refused(_("There is nothing to copy: the other tier states all of it already."))
    return written


def require_whole(rule: Any) -> None:
    """A rule that could not be judged is not taken."""
    names = qualifications.faults(rule)
    if names:
        text = _("This value is missing or cannot be used.")
        raise Refused(fields=dict.fromkeys(names, text))
