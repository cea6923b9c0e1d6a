"""The inspection in the scheme: its items, and the marks that a filed report gives them."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionReport, Scheme
from selection.ranking.scheme import Scheme as Parsed
from selection.rules import DIMENSIONS, overall
from selection.rules import fieldwork as rules
from selection.services import marks, schemes
from selection.states import MarkedBy, SchemeState


def set_items(
    scheme: Scheme, *, items: Mapping[str, str], actor: Membership, now: datetime.datetime
) -> Scheme:
    """Component -> dimension, all five together, or the evaluation; sealed with the scheme."""
    if scheme.state != SchemeState.DRAFT:
        text = _("A published scheme stays as it is; write a new version.")
        raise MoveRefused(text, code="state")
    parsed = schemes.parsed_of(scheme)
    chosen = {name: source for name, source in items.items() if source}
    if not set(chosen) <= set(parsed.component) or not set(chosen.values()) <= set(MarkedBy.values):
        raise Refused(_("The scheme has no such component."))
    if rules.steps_out_of_order(steps_of(parsed, chosen)):
        raise Refused(
            _(
                "The inspection follows the exam: what it marks counts neither in the first step nor before a step without it."
            )
        )
    return rows.change(scheme, {"inspected": chosen}, actor=actor, now=now, verb="set_items")


def steps_of(parsed: Parsed, items: Mapping[str, str]) -> list[bool]:
    """Of each step of the scheme, whether its score rests on the inspection."""
    return rules.inspected_steps([parsed.leaves(step.score) for step in parsed.steps], items)


def enter(
    reports: Sequence[InspectionReport], *, actor: Membership, now: datetime.datetime
) -> None:
    """Marks of filed reports for the items of the scheme in force; inside an act."""
    groups: dict[tuple[Any, ...], list[InspectionReport]] = defaultdict(list)
    for report in reports:
        groups[report.nomination.edition_id, report.nomination.tier].append(report)
    for (_edition, tier), chosen in groups.items():
        edition = chosen[0].nomination.edition
        scheme = schemes.current(edition, tier)
        if scheme is None or not scheme.inspected:
            continue
        parsed = schemes.parsed_of(scheme)
        given = [
            {
                "exam_number": report.nomination.exam_number,
                "component": name,
                "mark": rules.scaled(mark, Decimal(parsed.component[name].max)),
                "examiner_no": "",
                "panel": "",
            }
            for report in chosen
            for name, source in scheme.inspected.items()
            if (mark := _mark(report, source)) is not None
        ]
        marks.enter_many(given, edition=edition, tier=tier, actor=actor, now=now, inspected=True)


def _mark(report: InspectionReport, source: str) -> Decimal | None:
    if source == MarkedBy.EVALUATION:
        return rules.evaluation_points(report.votes)
    if source == MarkedBy.OVERALL:
        return overall({name: Decimal(getattr(report, name)) for name in DIMENSIONS})
    return Decimal(getattr(report, source))
