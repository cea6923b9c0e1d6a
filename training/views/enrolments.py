"""Enrolments: list, page of one, marks of one, imports, printed sheets and certificates."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage
from core.web.pages.importing import ImportPage
from core.web.pages.listing import ListPage
from training import policies, rules
from training.exchange import AttendanceSheet, ResultSheet
from training.filters import EnrolmentFilter
from training.forms import ResultForm
from training.services import enrolments, results
from training.states import ENROLMENT, Component, EnrolmentState
from training.tables import EnrolmentTable
from training.views.classes import sheet_lines


class EnrolmentList(ListPage):
    policy, table, filters = policies.enrolments, EnrolmentTable, EnrolmentFilter
    workflow, services = ENROLMENT, enrolments
    title = _("Enrolments")
    empty_text = _("Nobody is enrolled yet.")


class EnrolmentDetail(DetailPage):
    policy, workflow = policies.enrolments, ENROLMENT
    template_name = "training/enrolment_detail.html"
    edit_label = _("Record marks")

    def may_edit(self):
        return self.policy.allows(self.actor, "record_results", self.row)

    def get_page_actions(self):
        row, actions = self.row, []
        if self.policy.may(self.actor, "record_results") and self.may_edit():
            actions.append((str(self.edit_label), self.url("results", row.ref), "", "edit"))
        if row.state == EnrolmentState.COMPLETED:
            url = self.url("certificate", row.ref)
            actions.append((gettext("Certificate"), url, "", "certificate"))
        return actions

    def get_context(self, **context):
        row = self.row
        training_class = row.training_class
        assessment = training_class.assessment
        found = rules.composite(row.marks, assessment)
        labels = dict(Component.choices)
        parts = [
            {
                "label": labels[name],
                "weight": assessment.weights[name],
                "mark": row.marks[name],
                "part": found.parts.get(name),
                "missing": name in found.missing,
            }
            for name in rules.COMPONENTS
        ]
        against = rules.completion_gaps(
            row.composite, row.hours_attended, training_class.hours, assessment
        )
        return super().get_context(
            parts=parts,
            against=enrolments.gap_texts(against) if row.state == EnrolmentState.ENROLLED else "",
            share=rules.attendance_share(row.hours_attended, training_class.hours),
            attendances=row.attendances.order_by("on"),
            **context,
        )


class EnrolmentResults(EditPage):
    policy, form_class = policies.enrolments, ResultForm
    verb = staticmethod(results.record_results)
    action = "record_results"

    def get_title(self):
        return gettext("Marks of %(name)s") % {"name": self.row.trainee}


class ResultImport(ImportPage):
    policy, sheet = policies.classes, ResultSheet()


class AttendanceImport(ImportPage):
    policy, sheet = policies.classes, AttendanceSheet()

    def get_breadcrumbs(self):
        return [(gettext("Classes"), reverse("training:class-list"))]


class SheetPage(Page):
    """The four-in-one sheet of a class, made for paper."""

    policy = policies.classes
    template_name = "training/sheet_print.html"

    def get(self, request, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        rows = policies.enrolments.scope(self.actor).in_class(self.row).seated()
        lines = sheet_lines(self.row, rows.select_related("trainee__organisation").in_name_order())
        return self.render(self.get_context(row=self.row, lines=lines))

    def get_title(self):
        return gettext("Four-in-one sheet: %(name)s") % {"name": self.row.name}

    def get_breadcrumbs(self):
        return [
            (gettext("Classes"), self.url("list")),
            (self.row.name, f"{self.row.get_absolute_url()}?tab=sheet"),
        ]


class Certificates(Page):
    """All certificates of a class, one to a page."""

    policy = policies.classes
    template_name = "training/certificates.html"

    def get(self, request, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        rows = policies.enrolments.scope(self.actor).in_class(self.row).graduated()
        rows = rows.select_related("trainee", "training_class__organisation").order_by(
            "certificate"
        )
        return self.render(self.get_context(enrolments=list(rows)))

    def get_title(self):
        return gettext("Certificates: %(name)s") % {"name": self.row.name}

    def get_breadcrumbs(self):
        return [
            (gettext("Classes"), self.url("list")),
            (self.row.name, self.row.get_absolute_url()),
        ]


class Certificate(Page):
    """The certificate of one graduate."""

    policy = policies.enrolments
    template_name = "training/certificates.html"

    def get(self, request, ref):
        self.row = self.get_row(ref, self.rows().graduated().for_detail())
        return self.render(self.get_context(enrolments=[self.row]))

    def get_title(self):
        return gettext("Certificate: %(name)s") % {"name": self.row.trainee}

    def get_breadcrumbs(self):
        return [
            (gettext("Enrolments"), self.url("list")),
            (str(self.row.trainee), self.row.get_absolute_url()),
        ]
