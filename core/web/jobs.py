"""One's own jobs: the list, one of them with its progress, and cancelling it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.jobs import queue
from core.jobs.models import Job
from core.web.page import Page

#: As many as one looks at; older ones are found through the ledger.
SHOWN = 100
#: Seconds between two looks of the page at a job under way.
POLL = 1


class _OwnJobs(Page):
    def rows(self, action: str = "view"):
        """Only one's own, under whichever membership they were asked for; PostgreSQL agrees."""
        return Job.objects.filter(user_id=self.actor.user_id).order_by("-id")


class JobList(_OwnJobs):
    """The latest jobs of the account."""

    template_name = "pages/job_list.html"
    partial = "list"
    title = gettext_lazy("My jobs")

    def get(self, request):
        jobs = list(self.rows().defer("params", "faults", "result")[:SHOWN])
        return self.render(self.get_context(jobs=jobs, any_live=any(job.is_live for job in jobs)))


class JobDetail(_OwnJobs):
    """One job: progress while it runs, then its result, files and faults."""

    template_name = "pages/job.html"
    breadcrumbs = ((gettext_lazy("My jobs"), "core:job-list"),)

    def get(self, request, ref):
        job = self.get_row(ref)
        links = job.files.select_related("file").defer("file__sealed").order_by("id")
        context = self.get_context(
            title=str(job.label), job=job, files=[link.file for link in links], poll=POLL
        )
        response = self.render(context)
        response.headers["Cache-Control"] = "no-store"
        return response


class JobProgress(JobDetail):
    """The part of the page that htmx asks for again while the job is alive."""

    partial = "progress"


class JobCancel(_OwnJobs):
    """POST: stop a job that waits or runs."""

    http_method_names = ["post"]

    def post(self, request, ref):
        job = self.get_row(ref)
        if queue.cancel(job):
            messages.success(request, _("The job is cancelled; nothing of it will be written."))
        else:
            messages.info(request, _("The job had ended already."))
        return redirect(job.get_absolute_url())
