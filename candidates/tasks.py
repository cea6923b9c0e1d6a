"""Background work on dossiers."""

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.documents import printing
from candidates.documents.sheet import sheet_of
from candidates.models import ImportBatch
from candidates.policies import batches as batch_policy
from candidates.services import (
    archives,
    batches,
    duplicates,
    findings,
    forms,
    renewing,
    rosters,
    templates,
)
from candidates.tables import field_labels
from core.files.models import StoredFile
from core.jobs.periodic import periodic
from core.jobs.registry import job
from core.orgs.models import Organisation
from core.workflow.errors import Refused


@job(archives.KIND, label=_("Import dossiers"), announce=True)
def import_dossiers(job) -> dict:
    """Params: `file` (an archive of LRMX files), `place`, `skip_faulty`, `name` (of what was sent)."""
    archive = StoredFile.objects.get(ref=job.params["file"])
    files = archives.unpack(archive.content)
    place = Organisation.objects.within(job.actor.path).get(ref=job.params["place"])
    batch, report = batches.import_batch(
        files,
        organisation=place,
        archive=archive,
        actor=job.actor,
        now=job.now,
        skip_faulty=job.params.get("skip_faulty", False),
        name=job.params.get("name", ""),
        progress=job.progress,
    )
    job.faults(
        {"line": fault.line, "column": fault.file, "text": fault.text}
        for fault in [*report.faults, *report.differing]
    )
    return {
        "files": len(files),
        "created": len(report.created),
        "known": len(report.known),
        "differing": len(report.differing),
        "faulty": len({fault.file for fault in report.faults}),
        "url": batch.get_absolute_url(),
    }


@job(rosters.KIND, label=_("Compare a roster"), announce=True)
def compare_roster(job) -> dict:
    """Params: `file` (a table), `place`."""
    file = StoredFile.objects.get(ref=job.params["file"])
    place = Organisation.objects.within(job.actor.path).get(ref=job.params["place"])
    batch, passed_over = rosters.compare_roster(
        file, organisation=place, actor=job.actor, now=job.now, progress=job.progress
    )
    text = gettext("No column of the record is called so; it was passed over.")
    job.faults({"line": 0, "column": heading, "text": text} for heading in passed_over)
    return {
        "rows": batch.size,
        "differing": batch.differing,
        "same": batch.same,
        "faulty": batch.unread,
        "url": batch.get_absolute_url(),
    }


@job(renewing.KIND, label=_("Take over a field from many"), announce=True)
def take_column(job) -> dict:
    """Params: `batch`, `field`, `reason`."""
    rows = batch_policy.scope(job.actor)
    batch: ImportBatch = rows.get(ref=job.params["batch"])
    done, refused = renewing.take_column(
        batch,
        field=job.params["field"],
        reason=job.params["reason"],
        actor=job.actor,
        now=job.now,
        progress=job.progress,
    )
    job.faults({"line": row.line, "column": row.name, "text": text} for row, text in refused)
    return {"taken": done, "refused": len(refused), "url": batch.get_absolute_url()}


@job(forms.KIND, label=_("Draw appointment forms"), announce=True)
def draw_forms(job) -> dict:
    """Params: `people` (references, in order), `form` (pdf, docx or lrmx). Half of it is reading."""
    wanted, form = job.params["people"], job.params["form"]
    total = 2 * len(wanted)
    records = forms.records(
        wanted, actor=job.actor, progress=lambda count: job.progress(count, total)
    )
    if not records:
        raise Refused(gettext("None of these people is in reach any more."))
    day = localdate(job.now)
    if form == "lrmx":
        packed = archives.pack_records(records, _left_behind)
        job.attach(packed, f"任免审批表-{day:%Y%m%d}.zip", "application/zip")
        return {"people": len(records)}
    template = templates.content_in_use() if form == "docx" else b""
    content = printing.draw([sheet_of(record, today=day) for record in records], form, template)
    job.attach(content, f"干部任免审批表-{day:%Y%m%d}.{form}", printing.FORMATS[form])
    return {"people": len(records)}


def _left_behind(people: archives.Notes) -> str:
    """The note beside the files: no values, for some of them are hidden."""
    labels = field_labels()
    head = gettext("The files of these people do not carry:")
    lines = [f"{name}: {'、'.join(labels[each] for each in left)}" for name, left in people]
    return "\r\n".join((head, "", *lines, ""))


@job(findings.KIND, label=_("Check dossiers"), announce=True)
def check_dossiers(job) -> dict:
    """Every dossier in the scope of who asked."""
    return findings.check_scope(actor=job.actor, now=job.now, progress=job.progress)


@job(duplicates.KIND, label=_("Look for duplicates"), announce=True)
def search_duplicates(job) -> dict:
    """Every record in the scope of who asked, held against all others."""
    return duplicates.find(actor=job.actor, now=job.now)


@periodic("candidates.find_duplicates")
def find_duplicates(actor, now) -> None:
    """The same for the whole province, by night."""
    duplicates.find(actor=actor, now=now)
