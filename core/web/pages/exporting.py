"""Export of a list: always a job, also for a short list, so that every export is on record."""

from django.http import QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from core.jobs.queue import later
from core.web.page import Page
from core.web.pages.listing import ListPage, filter_query
from core.workflow.errors import Refused

KIND = "core.export"
FORMATS = ("xlsx", "csv")


class ExportView(Page):
    """POST …/export/?format=xlsx&<the list's filters>: queues the job and shows it."""

    http_method_names = ["post"]
    action = "export"
    list_page: type[ListPage] = ListPage

    def check(self):
        self.policy = self.list_page.policy
        super().check()

    def post(self, request):
        query = request.GET.copy()
        kind = (query.pop("format", None) or [request.POST.get("format", "xlsx")])[-1]
        if kind not in FORMATS:
            raise Refused(_("Exports are made as xlsx or csv."))
        text = request.POST.get("query") or query.urlencode()
        wanted = filter_query(QueryDict(text))
        if not self.list_page.filterset(self.actor, QueryDict(wanted), "export").is_valid():
            raise Refused(_("The filter holds a value that cannot be used."))
        job = later(
            KIND,
            actor=self.actor,
            now=timezone.now(),
            params={"page": self.namespaced("list"), "query": wanted, "format": kind},
            key=request.POST.get("form_key", ""),
        )
        target = job.get_absolute_url()
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(target)
        return redirect(target)
