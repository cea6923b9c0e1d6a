"""Inspection reports: written by a team of two or more, then filed; filing moves the nominee."""

import datetime
from collections import defaultdict
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
from selection.rules import DIMENSIONS, FLOOR, MIN_INSPECTORS, inspection_faults
from selection.rules.material import missing_sections
from selection.services import (
    inspection_marks,
    inspectors,
    leaving,
    materials,
    must_checks,
    readiness,
)
from selection.services.refusing import refusals
from selection.states import (
    NOMINATION,
    REPORT,
    Conclusion,
    Event,
    NominationState,
    ReportState,
    VetoGround,
)

CONTENT = (
    "inspected_from", "inspected_to", "inspectors", *DIMENSIONS, "votes", "talks", *materials.TEXTS,
    "conclusion", "reason",
)  # fmt: skip


def _of_the_team(nomination_id: int, actor: Membership) -> dict[str, Any]:
    """The team's names, where the nominee is given to one; nobody else writes its report."""
    team = inspectors.require_team(nomination_id, actor)
    return {"inspectors": [each.name for each in team]} if team else {}


def write(
    *, nomination: Nomination, actor: Membership, now: datetime.datetime, **content: Any
) -> InspectionReport:
    """The draft of a report on somebody shortlisted."""
    if nomination.state != NominationState.SHORTLISTED:
        raise MoveRefused(_("Only who is shortlisted is inspected."), code="state")
    if InspectionReport.objects.filter(nomination=nomination).exists():
        raise Refused(_("There is a report on this nominee already."))
    content |= _of_the_team(nomination.pk, actor)
    report = InspectionReport(org_path=nomination.org_path, nomination=nomination, **content)
    with act(actor, now), refusals():
        rows.create(report, actor=actor, now=now, names=["nomination", "conclusion"])
        materials.keep(report, actor=actor, now=now)
    return report


def revise(
    report: InspectionReport, *, actor: Membership, now: datetime.datetime, **content: Any
) -> InspectionReport:
    if report.state != ReportState.DRAFT:
        raise MoveRefused(_("A filed report stays as it is."), code="state")
    content |= _of_the_team(report.nomination_id, actor)
    with act(actor, now), refusals():
        rows.change(report, content, actor=actor, now=now, verb="revise")
        materials.keep(report, actor=actor, now=now)
    return report


def file(
    report: InspectionReport, *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> InspectionReport:
    """The report is final; its conclusion becomes the nominee's state."""
    faults = faults_in(report)
    if faults:
        raise Refused(" ".join(str(text) for text in faults.values()), fields=faults)
    if standing := readiness.obstacles([report.nomination_id]).get(report.nomination_id):
        raise MoveRefused(" ".join(standing), code="state")
    with act(actor, now), refusals():
        advance(report, REPORT.file, actor=actor, now=now, reason=reason, filed_by_id=actor.user_id)
        nomination = Nomination.objects.get(pk=report.nomination_id)
        verb = find_fit if report.conclusion == Conclusion.FIT else find_unfit
        verb(nomination, actor=actor, now=now, reason=report.reason)
        _count([report.pk], actor=actor, now=now)
    return report


def file_many(
    queryset: QuerySet[Any], *, actor: Membership, now: datetime.datetime, reason: str = ""
) -> int:
    drafts = queryset.filter(state__in=REPORT.file.sources)
    new = materials.new_in_post([report.nomination_id for report in drafts])
    for report in drafts:
        faults = faults_in(report, is_new_in_post=report.nomination_id in new)
        if faults:
            texts = {"name": report, "text": next(iter(faults.values()))}
            raise Refused(_("%(name)s: %(text)s") % texts)
    standing = readiness.obstacles([report.nomination_id for report in drafts])
    for report in drafts:
        if texts_of := standing.get(report.nomination_id):
            texts = {"name": report, "text": texts_of[0]}
            raise MoveRefused(_("%(name)s: %(text)s") % texts, code="state")
    with act(actor, now), refusals():
        ids = list(drafts.values_list("pk", flat=True))
        changes = {"filed_by_id": actor.user_id}
        moved = advance_many(
            queryset, REPORT.file, actor=actor, now=now, reason=reason, changes=changes
        )
        about = Nomination.objects.any_of("report__pk", ids)
        find_fit_many(about.filter(report__conclusion=Conclusion.FIT), actor=actor, now=now)
        unfit = about.filter(report__conclusion=Conclusion.UNFIT)
        text = reason or _("See the inspection report.")
        find_unfit_many(unfit, actor=actor, now=now, reason=text)
        _count(ids, actor=actor, now=now)
    return moved


def _count(ids: Sequence[int], *, actor: Membership, now: datetime.datetime) -> None:
    """What filed reports mean for the ranking: marks for the scheme's items, and of whom was found unfit
    a veto before the next step, with its ground and who signed."""
    filed = InspectionReport.objects.any_of("pk", ids).select_related("nomination__edition")
    reports = list(filed)
    inspection_marks.enter(reports, actor=actor, now=now)
    unfit = [report for report in reports if report.conclusion == Conclusion.UNFIT]
    barred = must_checks.barred([report.nomination_id for report in unfit])
    vetoed: dict[tuple[Any, ...], list[Nomination]] = defaultdict(list)
    for report in unfit:
        ground = VetoGround.FINDING
        if report.morality < FLOOR:
            ground = VetoGround.MORALITY
        elif report.nomination_id in barred:
            ground = VetoGround.CHECK
        vetoed[report.reason, ground, report.filed_by_id].append(report.nomination)
    for (reason, ground, signer), nominations in vetoed.items():
        leaving.depart(nominations, Event.VETOED, reason, ground, signer)


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
        materials.keep_many(reports, actor=actor, now=now)
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


def faults_in(report: InspectionReport, *, is_new_in_post: bool | None = None) -> dict[str, str]:
    """What keeps a report on record from being filed, by field."""
    if is_new_in_post is None:
        is_new_in_post = bool(materials.new_in_post([report.nomination_id]))
    content = {name: getattr(report, name) for name in CONTENT}
    return _faults_of(content, is_new_in_post=is_new_in_post)


def _faults_of(content: Mapping[Any, Any], *, is_new_in_post: bool = False) -> dict[str, str]:
    """What keeps a report from being filed, by field."""
    faults: dict[str, str] = {
        name: _("The material needs this section.")
        for name in missing_sections(content, is_new_in_post=is_new_in_post)
    }
    if len(content.get("inspectors") or []) < MIN_INSPECTORS:
        text = _("An inspection team has at least %(least)d members.") % {"least": MIN_INSPECTORS}
        faults["inspectors"] = text
    if "shortcomings" in faults:
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
