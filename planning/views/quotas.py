"""The matrix of quotas as a form, as a file, and as an import."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.exchange.export import FORMATS, export
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from core.web.pages.importing import ImportPage, TemplateDownload
from planning import forms, policies, tables
from planning.exchange import QuotaSheet
from planning.rules import apportionment
from planning.services import quotas
from planning.states import EditionState, Tier
from planning.views.parts import edition_url, part_crumbs


class QuotaEdit(FormPage):
    """GET/POST …/quotas/: every cell in one form.

    `?propose=<tier>&total=…&weight.<sub-project>=…` fills the cells of a tier; nothing is saved.
    """

    policy = policies.editions
    form_class = forms.QuotaForm
    template_name = "planning/quota_edit.html"
    verb = staticmethod(quotas.set_quotas)
    title = _("Quotas by place and field")
    done_text = _("The quotas are saved.")

    def rows(self, action="view"):
        return super().rows(action).select_related("organisation")

    def load(self, ref):
        super().load(ref)
        if not policies.quotas.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))
        self.matrix = tables.quota_matrix(self.row, self.actor, self.get_proposal())

    def get_proposal(self) -> dict:
        tier = self.request.GET.get("propose", "")
        if tier not in Tier.values or self.request.method != "GET":
            return {}
        weights = {sub.pk: self.weight(sub) for sub in self.row.sub_projects.all()}
        return quotas.propose(self.row, tier, weights, self.asked_total())

    def weight(self, sub_project) -> int:
        """What the reader typed for the field, else its usual weight."""
        usual = apportionment.USUAL_WEIGHTS[sub_project.field]
        text = self.request.GET.get(f"weight.{sub_project.pk}", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else usual

    def asked_total(self) -> int | None:
        text = self.request.GET.get("total", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else None

    def get_initial(self):
        initial = {f"{tier}_seats": self.row.seats_of(tier) for tier in Tier.values}
        proposed, total = self.request.GET.get("propose", ""), self.asked_total()
        if proposed in Tier.values and total is not None and self.request.method == "GET":
            initial[f"{proposed}_seats"] = total
        return initial

    def get_form_kwargs(self):
        published = self.row.state == EditionState.PUBLISHED
        return {"cells": self.matrix.cells, "reason_required": published}

    def get_data(self, form):
        return form.get_values()

    def show(self, form, *, status=200, **context):
        for column in self.matrix.columns:
            column.weight = self.weight(column)
        for part in self.matrix.parts:
            for row in part.rows:
                for cell in row.cells:
                    cell.bound = form[forms.cell_name(cell.cell)]
        return super().show(
            form,
            status=status,
            matrix=self.matrix,
            tracks_use=quotas.tracks_use(),
            proposed=self.request.GET.get("propose", ""),
            asked=self.request.GET,
            tiers=Tier.choices,
            **context,
        )

    def get_success_url(self, result):
        return edition_url(self.row, "quotas")

    def get_cancel_url(self):
        return edition_url(self.row, "quotas")

    def get_breadcrumbs(self):
        return part_crumbs(self.row, "quotas")


class QuotaExport(Page):
    """GET …/quotas/export/?format=xlsx|csv: the matrix as the import reads it."""

    policy = policies.quotas
    action = "export"

    def get(self, request, ref):
        edition = self.get_row(
            ref, policies.editions.scope(self.actor).select_related("organisation")
        )
        kind = request.GET.get("format", "xlsx")
        kind = kind if kind in FORMATS else "xlsx"
        sheet = QuotaSheet(edition)
        columns, rows = sheet.lines(tables.quota_matrix(edition, self.actor))
        content = export(kind, columns, rows, title=sheet.title)
        name = f"{edition.year}-{gettext('Quotas')}.{kind}"
        return attachment(content, name, FORMATS[kind])


class OfEdition:
    """The sheet belongs to the edition in the address."""

    policy = policies.quotas

    def dispatch(self, request, *args, ref, **kwargs):
        self.ref = ref
        return super().dispatch(request, *args, **kwargs)

    def check(self):
        super().check()
        editions = policies.editions.scope(self.actor).select_related("organisation")
        self.edition = self.get_row(self.ref, editions)
        self.sheet = QuotaSheet(self.edition)

    def url(self, name, *args):
        return reverse(f"planning:quota-{name}", args=[self.ref, *args])

    def sibling_url(self, name, *args):
        return edition_url(self.edition, "quotas") if name == "list" else self.url(name, *args)

    def get_breadcrumbs(self):
        return part_crumbs(self.edition, "quotas")


class QuotaImport(OfEdition, ImportPage):
    """Upload, check, write the matrix of a draft."""


class QuotaTemplate(OfEdition, TemplateDownload):
    """The empty sheet of this edition's sub-projects."""
