"""Inspection reports: written by a team of two or more, then filed; filing moves the nominee."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.audit.log import act
from core.orgs.models import Membership
from core.workflow import rows
from core.workflow.engine import advance, advance_many
from core.workflow.errors import MoveRefused, Refused
from selection.models import InspectionReport, Nomination
from selection.rules import DIMENSIONS, MIN_INSPECTORS, inspection_faults
from selection.services.refusing import refusals
from selection.states import NOMINATION, REPORT, Conclusion, NominationState, ReportState

CONTENT = (
    "inspected_from", "inspected_to", "inspectors", *DIMENSIONS, "votes", "talks", "merits",
    "shortcomings", "conclusion", "reason",
)  # fmt: skip


def write(
    *, nomination: Nomination, actor: Membership, now: datetime.datetime, **content: Any
) -> InspectionReport:
    """The draft of a report on somebody shortlisted."""
    if nomination.state != NominationState.SHORTLISTED:
        raise MoveRefused(_("Only who is shortlisted is inspected."), code="state")
    if InspectionReport.objects.filter(nomination=nomination).exists():
        raise Refused(_("There is a report on this nominee already."))
    report = InspectionReport(org_path=nomination.org_path, nomination=nomination, **content)
    with refusals():
        return rows.create(report, actor=actor, now=now, names=["nomination", "conclusion"])


def revise(
    report: InspectionReport, *, actor: Membership, now: datetime.datetime, **content: Any
) -> InspectionReport:
    if report.state != ReportState.DRAFT:
        raise MoveRefused(_("A filed report stays as it is."), code="state")
    with refusals():
        return rows.change(report, content, actor=actor, now=now, verb="revise")


def file(
    report: InspectionReport, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> InspectionReport:
    """The report is final; its conclusion becomes the nominee's state."""
    faults = faults_of({name: getattr(report, name) for name in CONTENT})
    if faults:
        raise Refused(" ".join(str(text) for text in faults.values()), fields=faults)
    with act(actor, now), refusals():
        advance(report, REPORT.file, actor=actor, now=now, reason=reason)
        nomination = Nomination.objects.get(pk=report.nomination_id)
        verb = find_fit if report.conclusion == Conclusion.FIT else find_unfit
        verb(nomination, actor=actor, now=now, reason=report.reason)
    return report


def file_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    drafts = queryset.filter(state__in=REPORT.file.sources)
    for report in drafts:
        faults = faults_of({name: getattr(report, name) for name in CONTENT})
        if faults:
            texts = {"name": report, "text": next(iter(faults.values()))}
            raise Refused(_("%(name)s: %(text)s") % texts)
    with act(actor, now), refusals():
        ids = list(drafts.values_list("pk", flat=True))
        moved = advance_many(queryset, REPORT.file, actor=actor, now=now, reason=reason)
        about = Nomination.objects.filter(report__pk__in=ids)
        find_fit_many(about.filter(report__conclusion=Conclusion.FIT), actor=actor, now=now)
        unfit = about.filter(report__conclusion=Conclusion.UNFIT)
        text = reason or _("See the inspection report.")
        find_unfit_many(unfit, actor=actor, now=now, reason=text)
    return moved


def write_many(
    given: Sequence[Mapping[Any, Any]], *, actor: Membership, now: datetime.datetime
) -> int:
    """Drafts on many nominees (`nomination` and CONTENT each) in one statement; then `file_many`."""
    reports = [
        InspectionReport(
            org_path=row["nomination"].org_path,
            **{name: row[name] for name in ("nomination", *CONTENT) if name in row},
        )
        for row in given
    ]
    with act(actor, now), refusals():
        InspectionReport.objects.bulk_create(reports, batch_size=2_000)
    return len(reports)


def find_fit(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    return advance(nomination, NOMINATION.find_fit, actor=actor, now=now, reason=reason)


def find_fit_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(queryset, NOMINATION.find_fit, actor=actor, now=now, reason=reason)


def find_unfit(
    nomination: Nomination, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> Nomination:
    return advance(
        nomination, NOMINATION.find_unfit, actor=actor, now=now, reason=reason, remark=reason
    )


def find_unfit_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    return advance_many(
        queryset,
        NOMINATION.find_unfit,
        actor=actor,
        now=now,
        reason=reason,
        changes={"remark": reason},
    )


def faults_of(content: Mapping[Any, Any]) -> dict[str, str]:
    """What keeps a report from being filed, by field."""
    faults: dict[str, str] = {}
    if len(content.get("inspectors") or []) < MIN_INSPECTORS:
        text = _("An inspection team has at least %(least)d members.") % {"least": MIN_INSPECTORS}
        faults["inspectors"] = text
    if not (content.get("shortcomings") or "").strip():
        faults["shortcomings"] = _("Shortcomings are part of every report.")
    if not content.get("conclusion"):
        faults["conclusion"] = _("A report comes to a conclusion.")
    texts = {
        "dimensions": ("results", _("All five dimensions are marked.")),
        "morality": ("conclusion", _("Morality first: below 60 nobody is found fit.")),
        "reason": ("reason", _("A conclusion of unfit needs its reason.")),
    }
    marks = {name: content.get(name) for name in DIMENSIONS}
    for key in inspection_faults(
        marks, content.get("conclusion") or "", content.get("reason") or ""
    ):
        name, text = texts[key]
        faults.setdefault(name, text)
    return faults
