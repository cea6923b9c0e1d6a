"""Open findings in the dossier stop a nominee at the gates that the edition names."""

import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from candidates.models import Finding
from candidates.states import FindingState, Severity
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.errors import MoveRefused
from core.workflow.table import Move
from core.workflow.wording import some
from selection.models import FindingStop, Nomination


def set_stop(
    *, edition: Any, gate: str, severity: str, actor: Membership, now: datetime.datetime
) -> FindingStop | None:
    """What stops at this gate from now on; without a severity nothing does any more."""
    row = FindingStop.objects.filter(edition=edition, gate=gate).first()
    if row is None:
        if not severity:
            return None
        made = FindingStop(org_path=edition.org_path, edition=edition, gate=gate, severity=severity)
        return rows.create(made, actor=actor, now=now)
    if not severity:
        rows.remove(row, actor=actor, now=now)
        return None
    return rows.change(row, {"severity": severity}, actor=actor, now=now)


def require_settled(chosen: QuerySet[Any], move: Move) -> None:
    """Refuse the move when one of the chosen has a finding open that the edition does not let pass."""
    stops = FindingStop.objects.filter(gate=move.name)
    ready = chosen.filter(state__in=move.sources).order_by()
    for stop in stops:
        stopped = _stopped(ready.filter(edition_id=stop.edition_id), stop.severity)
        if not stopped:
            continue
        text = _(
            "Open findings stand in the way of %(people)d nominees (%(names)s): in this edition those "
            "graded “%(severity)s” or graver are cleared up or waived before this step. See the tab "
            "“Findings” of the dossier."
        )
        values = {
            "people": len(stopped),
            "names": some(name for name, _count in stopped),
            "severity": stop.get_severity_display(),
        }
        raise MoveRefused(text % values, code="findings")


def _stopped(chosen: QuerySet[Any], severity: str) -> list[tuple[str, int]]:
    """Name and number of open findings, of each nominee who has any."""
    grave = Severity.values[: Severity.values.index(severity) + 1]
    open_ones = Finding.objects.filter(state=FindingState.OPEN, severity__in=grave)
    people = open_ones.filter(person_id__in=chosen.values("person_id"))
    counts = dict(people.order_by().values_list("person_id").annotate(Count("pk")))
    found = chosen.filter(Q(person_id__in=counts)).order_by("stroke_key", "pk")
    return [(name, counts[person]) for name, person in found.values_list("name", "person_id")]


def of_one(nomination: Nomination) -> QuerySet[Any]:
    """The nomination as rows, for `require_settled`."""
    return Nomination.objects.filter(pk=nomination.pk)
