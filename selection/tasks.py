"""Background work of this stage: load, clock, one service call."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.jobs.periodic import periodic
from core.jobs.registry import job
from core.workflow.errors import Refused
from planning.handover import edition_for
from selection import policies
from selection.documents import exam as documents
from selection.documents import letters as papers
from selection.documents import materials as material_papers
from selection.documents import packs as pack_files
from selection.services import (
    letters,
    materials,
    minutes,
    packing,
    printing,
    reminders,
    review_reminders,
    robustness,
    rule_trials,
    runs,
    severity,
)


@periodic("selection.remind_places")
def remind_places(actor, now) -> None:
    """Remind places of the closing of nominations and of cases that wait for them."""
    reminders.send(actor=actor, now=now, today=timezone.localdate(now))


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


@job(severity.JOB, label=_("Study the severity of examiners"), announce=True)
def analyse_severity(job):
    """Params: `study`. A second worker finds it computed and changes nothing."""
    studies = policies.severity_studies.scope(job.actor).select_related("edition")
    study = studies.get(ref=job.params["study"])
    job.progress(0, 1)
    study = severity.compute(study, actor=job.actor, now=job.now)
    job.progress(1, 1)
    return {"study": str(study.ref), "marks": study.marks, "state": str(study.state)}


@job(printing.KIND, label=_("Draw admission tickets"), announce=True)
def draw_tickets(job):
    """Params: `session`. Everybody in the area of who asked, in the order of rooms and seats."""
    session = policies.sessions.scope(job.actor).get(ref=job.params["session"])
    rows = list(printing.tickets_of(job.actor, session))
    job.progress(0, len(rows))
    content = documents.tickets(rows)
    job.progress(len(rows), len(rows))
    job.attach(content, f"准考证-{session.name}.pdf", documents.PDF)
    return {"tickets": len(rows)}


@job(letters.JOB, label=_("Draw result letters"), announce=True)
def draw_letters(job) -> dict:
    """Params: `letters` (references), `language` of the words below the official text."""
    found = letters.chosen(job.params["letters"], job.actor)
    if not found:
        raise Refused(gettext("None of these letters is in reach any more."))
    job.progress(0, len(found))
    content = papers.draw(found, job.params["language"])
    day = timezone.localdate(job.now)
    job.attach(content, f"通知书-{day:%Y%m%d}.pdf", "application/pdf")
    job.progress(len(found), len(found))
    return {"letters": len(found)}


@job(materials.KIND, label=_("Draw inspection materials"), announce=True)
def draw_materials(job) -> dict:
    """Params: `people` (references), of a request that a second person released."""
    found = materials.papers_of(job.params["people"], job.actor)
    if not found:
        raise Refused(gettext("None of these materials is in reach any more."))
    job.progress(0, len(found))
    content = material_papers.draw(found, "pdf")
    day = timezone.localdate(job.now)
    job.attach(content, f"考察材料-{day:%Y%m%d}.pdf", "application/pdf")
    job.progress(len(found), len(found))
    return {"materials": len(found)}


@job(packing.JOB, label=_("Build a committee pack"), announce=True)
def build_pack(job) -> dict:
    """Params: `meeting`, `has_material`. Built again from the same data, the files have to agree."""
    meeting = (
        policies.meetings.scope(job.actor)
        .select_related("edition")
        .filter(ref=job.params["meeting"])
        .first()
    )
    if meeting is None or not policies.packs.may(job.actor, "create"):
        raise Refused(gettext("The meeting is not in reach any more."))
    job.progress(0, 2, gettext("Gathering the content"))

    def draw(pack):
        job.progress(1, 2, gettext("Drawing the files"))
        return pack_files.draw(pack)

    pack, is_new = packing.build(
        meeting, has_material=job.params["has_material"], draw=draw, actor=job.actor, now=job.now
    )
    told = "" if is_new else gettext("The same content and the same files as before.")
    job.progress(2, 2, told)
    return {"pack": str(pack.ref), "is_new": is_new, "url": pack.get_absolute_url()}


@job(minutes.JOB, label=_("Draw up the minutes of a departmental proposal"), announce=True)
def draw_minutes(job) -> dict:
    """Params: `deliberation`, `form`."""
    found = policies.deliberations.scope(job.actor, "print").select_related("edition")
    row = found.filter(ref=job.params["deliberation"]).first()
    if row is None:
        raise Refused(gettext("The proposal is not in reach any more."))
    job.progress(0, 1)
    form = job.params["form"]
    content = pack_files.draw_form(form, *minutes.compose(row))
    job.attach(content, f"部务会议记录-{row.held_on:%Y%m%d}.{form}", minutes.FORMS[form])
    job.progress(1, 1)
    return {"form": form}


@periodic("selection.remind")
def remind(actor, now) -> None:
    """Lights of the queue anew; then reviewers, signers and places are reminded of what is due."""
    review_reminders.send(actor=actor, now=now, today=timezone.localdate(now))


@job(robustness.JOB, label=_("Test how firmly a list stands"), announce=True)
def test_robustness(job):
    """Draw a computed list many times; done twice, the second time changes nothing."""
    run = policies.runs.scope(job.actor).select_related("scheme").get(ref=job.params["run"])
    job.progress(0, 1)
    found = robustness.compute(run, actor=job.actor, now=job.now)
    job.progress(1, 1)
    return {"run": str(run.ref), "borderline": found.borderline}


@job(rule_trials.JOB, label=_("Try qualifications on earlier nominees"), announce=True)
def try_rules(job):
    """Params: `draft` and `people` (editions), `on` (the day up to which is counted)."""
    draft, people = (edition_for(job.actor, job.params[name]) for name in ("draft", "people"))
    if draft is None or people is None:
        raise Refused(gettext("The edition is not in reach any more."))
    on = date.fromisoformat(job.params["on"])
    trial = rule_trials.try_out(draft, people, on, actor=job.actor, progress=job.progress)
    url = reverse("selection:rule-trial", args=[draft.ref])
    return {"trial": trial, "url": f"{url}?job={job.ref}"}
