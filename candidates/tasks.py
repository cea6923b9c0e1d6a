"""Background work on dossiers."""

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.documents import printing
from candidates.documents.sheet import sheet_of
from candidates.services import archives, dossiers, duplicates, findings, forms
from core.files.models import StoredFile
from core.jobs.periodic import periodic
from core.jobs.registry import job
from core.orgs.models import Organisation
from core.workflow.errors import Refused


@job(archives.KIND, label=_("Import dossiers"), announce=True)
def import_dossiers(job) -> dict:
    """Params: `file` (an archive of LRMX files), `place`, `skip_faulty`."""
    files = archives.unpack(StoredFile.objects.get(ref=job.params["file"]).content)
    place = Organisation.objects.within(job.actor.path).get(ref=job.params["place"])
    report = dossiers.import_dossiers(
        files,
        organisation=place,
        actor=job.actor,
        now=job.now,
        skip_faulty=job.params.get("skip_faulty", False),
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
    }


@job(forms.KIND, label=_("Draw appointment forms"), announce=True)
def draw_forms(job) -> dict:
    """Params: `people` (references, in order), `form` (pdf or docx). Half of the work is reading."""
    wanted, form = job.params["people"], job.params["form"]
    total = 2 * len(wanted)
    records = forms.records(
        wanted, actor=job.actor, progress=lambda count: job.progress(count, total)
    )
    if not records:
        raise Refused(gettext("None of these people is in reach any more."))
    day = localdate(job.now)
    content = printing.draw([sheet_of(record, today=day) for record in records], form)
    job.attach(content, f"干部任免审批表-{day:%Y%m%d}.{form}", printing.FORMATS[form])
    return {"people": len(records)}


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
