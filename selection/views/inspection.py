"""Organisational inspection: who is to be inspected, and the reports."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage, FormPage
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.rules import DIMENSIONS, band, overall
from selection.services import reports
from selection.states import REPORT, NominationState

BANDS = {
    "excellent": _("excellent"),
    "competent": _("competent"),
    "basic": _("basically competent"),
    "incompetent": _("incompetent"),
}


class InspectionList(ListPage):
    """Who is shortlisted and not yet found fit or unfit."""

    policy, table, filters = policies.nominations, tables.InspectionTable, filters.ReviewFilter
    action = "inspect"
    title = _("To inspect")
    empty_text = _("Nobody waits for inspection.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).to_inspect()


class ReportList(ListPage):
    policy, table, filters = policies.reports, tables.ReportTable, filters.ReportFilter
    workflow, services = REPORT, reports
    title = _("Inspection reports")
    empty_text = _("No report yet.")


class ReportDetail(DetailPage):
    policy, workflow, services = policies.reports, REPORT, reports
    template_name = "selection/report_detail.html"

    def may_edit(self):
        return self.row.state == "draft"

    def get_context(self, **context):
        marks = {name: getattr(self.row, name) for name in DIMENSIONS}
        whole = all(mark is not None for mark in marks.values())
        labels = {name: self.row._meta.get_field(name).verbose_name for name in DIMENSIONS}
        return super().get_context(
            dimensions=[
                (labels[name], mark, "" if mark is None else BANDS[band(mark)])
                for name, mark in marks.items()
            ],
            overall=overall(marks) if whole else None,
            votes=[
                (BANDS.get(name, gettext("void")), count) for name, count in self.row.votes.items()
            ],
            missing=list(
                reports.faults_of(
                    {name: getattr(self.row, name) for name in reports.CONTENT}
                ).values()
            )
            if self.row.state == "draft"
            else [],
            **context,
        )


class _ReportForm:
    form_class = forms.ReportForm
    template_name = "selection/report_form.html"


class ReportCreate(_ReportForm, FormPage):
    """The first writing of a report on a nominee; leads to the report there is, if there is one."""

    policy = policies.nominations
    action = "inspect"
    title = _("Inspection report")

    @staticmethod
    def verb(nomination, *, actor, now, **content):
        return reports.write(nomination=nomination, actor=actor, now=now, **content)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {}

    def is_stale(self, form):
        return False

    def get(self, request, ref=None):
        self.load(ref)
        if self.existing is not None:
            return self.leave(self.existing.get_absolute_url())
        return super().get(request, ref)

    @cached_property
    def existing(self):
        return policies.reports.scope(self.actor).filter(nomination=self.row).first()

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_context(self, **context):
        may = self.row.state == NominationState.SHORTLISTED
        return super().get_context(nominee=self.row, is_due=may, **context)


class ReportEdit(_ReportForm, EditPage):
    policy = policies.reports
    verb = staticmethod(reports.revise)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        found = super().get_initial()
        return {**found, **self.row.votes, "inspectors": "\n".join(self.row.inspectors)}

    def get_context(self, **context):
        return super().get_context(nominee=self.row.nomination, is_due=True, **context)
