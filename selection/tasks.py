"""Background work of this stage: load, clock, one service call."""

from django.utils.translation import gettext_lazy as _

from core.jobs.registry import job
from selection import policies
from selection.services import runs


@job(runs.JOB, label=_("Compute a run"), announce=True)
def compute_run(job):
    """Compute a run; a second worker finds it computed and changes nothing."""
    run = (
        policies.runs.scope(job.actor)
        .select_related("scheme", "edition__organisation")
        .get(ref=job.params["run"])
    )
    job.progress(0, 1)
    run = runs.compute(run, actor=job.actor, now=job.now)
    job.progress(1, 1)
    if run.faults:
        job.faults(run.faults)
    return {"run": str(run.ref), "candidates": run.candidates, "kept": run.kept}
