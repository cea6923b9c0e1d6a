"""What the checks found: the list of a scope, one finding, and the check itself."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import policies
from candidates.filters import FindingFilter
from candidates.services import findings
from candidates.states import FINDING
from candidates.tables import FindingTable
from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage
from core.web.pages.listing import ListPage


class FindingList(ListPage):
    policy, table, filters = policies.findings, FindingTable, FindingFilter
    workflow, services = FINDING, findings
    title = gettext_lazy("Findings")
    empty_text = gettext_lazy("Nothing found. Let the dossiers be checked.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.policy.may(self.actor, "check"):
            actions.append((_("Check dossiers"), self.sibling_url("check"), "primary", "check"))
        return actions


class FindingDetail(DetailPage):
    policy, workflow, services = policies.findings, FINDING, findings

    def get_breadcrumbs(self):
        person = self.row.person
        return [*super().get_breadcrumbs(), (person.name, person.get_absolute_url())]

    def get_sections(self):
        row = self.row
        return [
            {
                "title": _("Finding"),
                "fields": [
                    (_("Data used"), row.statement),
                    (_("Held against"), row.get_source_display()),
                    (_("Severity"), row.get_severity_display()),
                    (_("State"), row.get_state_display()),
                    (_("Resolution"), row.resolution),
                    (_("Signed by"), str(row.signer or "")),
                ],
            }
        ]


class DossierCheck(FormPage):
    """Queues the check of the whole scope; the job's page shows how far it is."""

    policy, action, has_row = policies.findings, "check", False
    form_class = forms.Form
    verb = findings.queue_check
    title = gettext_lazy("Check dossiers")
    submit_label = gettext_lazy("Check now")
    done_text = gettext_lazy("The check has been queued.")

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_breadcrumbs(self):
        return [(_("Findings"), reverse("candidates:finding-list"))]
