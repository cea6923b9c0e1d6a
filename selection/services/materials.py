"""The inspection material: its versions, what stands in it, and who has it drawn."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from candidates.models import Appraisal, ExportRequest, Person
from candidates.services import exporting
from candidates.states import ExportForm
from core.audit.log import act, record
from core.orgs.models import Membership
from core.workflow.errors import Refused
from selection import policies
from selection.formats.inspecting import material
from selection.models import InspectionReport, MaterialVersion, TeamCase
from selection.rules.material import PREVIOUS, SECTIONS

TEXTS = (*SECTIONS, PREVIOUS)
#: The job that draws what a request for papers let go out.
KIND = "selection.draw_materials"
#: Appraisals that the paper names.
YEARS = 3


def keep(report: InspectionReport, *, actor: Membership, now: datetime.datetime) -> None:
    """A version where the text is another one than before; inside an act."""
    texts = {name: getattr(report, name) for name in TEXTS}
    last = MaterialVersion.objects.filter(report=report).order_by("-number").first()
    if last is not None and last.texts == texts:
        return
    MaterialVersion.objects.create(
        org_path=report.org_path, report=report, number=last.number + 1 if last else 1, texts=texts,
        written_by_id=actor.user_id, written_name=actor.user.name, written_at=now,
    )  # fmt: skip


def keep_many(
    reports: Sequence[InspectionReport], *, actor: Membership, now: datetime.datetime
) -> None:
    """The first version of reports written together; inside an act."""
    MaterialVersion.objects.bulk_create(
        (
            MaterialVersion(
                org_path=report.org_path, report=report, number=1,
                texts={name: getattr(report, name) for name in TEXTS},
                written_by_id=actor.user_id, written_name=actor.user.name, written_at=now,
            )
            for report in reports
        ),
        batch_size=2_000,
    )  # fmt: skip


def new_in_post(nominations: Sequence[int]) -> set[int]:
    """Those of these nominees at whose previous unit the team looks too."""
    rows = TeamCase.objects.any_of("nomination_id", nominations).exclude(previous_unit="")
    return set(rows.values_list("nomination_id", flat=True))


def appraisals_of(person: Any) -> str:
    """The last appraisals as the paper says them: 2008年称职、2009年优秀."""
    rows = Appraisal.objects.filter(person=person).order_by("-year")[:YEARS]
    return "、".join(f"{row.year}年{row.get_grade_display()}" for row in reversed(rows))


def paper(
    report: InspectionReport, *, form: str, actor: Membership, now: datetime.datetime
) -> dict[str, Any]:
    """What is to be drawn; that it was asked for is on record before."""
    with act(actor, now):
        record(report, "inspectionreport.draw", after={"form": form})
    return material(report)


def ask(reports: Any, *, actor: Membership, now: datetime.datetime, reason: str) -> ExportRequest:
    """Ask for the materials of many; nothing is made before somebody else releases it."""
    filed = policies.reports.scope(actor, "export").filed()
    chosen = filed.filter(pk__in=reports.order_by().values("pk"))
    people = Person.objects.filter(nominations__report__in=chosen)
    if not people.exists():
        raise Refused(_("None of the chosen reports is filed."))
    return exporting.ask(people, actor=actor, now=now, reason=reason, form=ExportForm.MATERIAL)


def papers_of(refs: Sequence[str], actor: Membership) -> list[dict[str, Any]]:
    """The filed materials of these people, in the order of lists, as far as in reach."""
    rows = policies.reports.scope(actor, "export").filed()
    rows = rows.filter(nomination__person__ref__in=list(refs)).for_paper()
    return [material(report) for report in rows.order_by("nomination__stroke_key", "pk")]
