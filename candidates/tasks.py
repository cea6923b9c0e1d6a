"""Background work on dossiers."""

from django.utils.translation import gettext_lazy as _

from candidates.services import archives, dossiers, findings
from core.files.models import StoredFile
from core.jobs.registry import job
from core.orgs.models import Organisation


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
        {"line": fault.line, "column": fault.file, "text": fault.text} for fault in report.faults
    )
    return {
        "files": len(files),
        "created": len(report.created),
        "updated": len(report.updated),
        "faulty": len({fault.file for fault in report.faults}),
    }


@job(findings.KIND, label=_("Check dossiers"), announce=True)
def check_dossiers(job) -> dict:
    """Every dossier in the scope of who asked."""
    return findings.check_scope(actor=job.actor, now=job.now, progress=job.progress)
