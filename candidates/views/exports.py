"""Requests to give out papers of many: the list to decide, and one with whose papers they are."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from candidates import policies
from candidates.filters import ExportRequestFilter
from candidates.services import exporting
from candidates.states import EXPORT
from candidates.tables import ExportRequestTable
from core.jobs.models import Job
from core.web.pages.detail import DetailPage
from core.web.pages.listing import ListPage

OWN_MOVES = ("withdraw", "make")


class ExportRequestList(ListPage):
    policy, table, filters = policies.export_requests, ExportRequestTable, ExportRequestFilter
    workflow, services = EXPORT, exporting
    batch_moves = ("release", "refuse", "withdraw")
    title = gettext_lazy("Export requests")
    empty_text = gettext_lazy("Choose people in the list and ask for their papers.")


class ExportRequestDetail(DetailPage):
    policy, workflow = policies.export_requests, EXPORT
    template_name = "candidates/exportrequest_detail.html"

    def get_moves(self):
        """What only who asked may do is no button for others."""
        own = self.row.asked_by_id == self.actor.user_id
        return [move for move in super().get_moves() if own or move.name not in OWN_MOVES]

    def get_context(self, **context):
        job = None
        if self.row.job_ref is not None:
            job = Job.objects.filter(ref=self.row.job_ref, user_id=self.actor.user_id).first()
        return super().get_context(
            people=exporting.people_of(self.row, self.actor),
            job_url=reverse("core:job-detail", args=[job.ref]) if job is not None else "",
            **context,
        )
