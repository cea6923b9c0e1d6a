"""The matrix of quotas as a form, as a file, and as an import."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.exchange.export import FORMATS, export
from core.orgs.models import Organisation
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from core.web.pages.importing import ImportPage, TemplateDownload
from planning import forms, policies, tables
from planning.exchange import QuotaSheet
from planning.rules.methods import Claim, Impossible
from planning.services import quotas
from planning.states import Basis, EditionState, Tier
from planning.views.parts import edition_url, part_crumbs


class QuotaEdit(FormPage):
    """GET/POST …/quotas/: every cell in one form.

    `?propose=<tier>&total=…&method=…` (see forms.ProposalForm) fills the cells of a tier; nothing is
    saved.
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
        places = Organisation.objects.within(self.row.org_path).places().order_by("code", "path")
        self.places = list(places)
        asked = (
            self.request.GET
            if self.request.method == "GET" and "propose" in self.request.GET
            else None
        )
        self.proposal = forms.ProposalForm(
            asked,
            edition=self.row,
            places=self.places,
            sub_projects=list(self.row.sub_projects.all()),
        )
        self.effects = None
        self.matrix = tables.quota_matrix(self.row, self.actor, self.get_proposal())
        if self.is_proposed:
            data = self.proposal.cleaned_data
            self.effects = tables.effects(
                self.places,
                self.matrix,
                data["propose"],
                data["total"],
                self.claims,
                data["method"],
            )

    @property
    def is_proposed(self) -> bool:
        return self.proposal.is_bound and self.proposal.is_valid()

    def get_proposal(self) -> dict:
        """The cells of the tier asked for; none where what was typed does not go together."""
        if not self.is_proposed:
            return {}
        data = self.proposal.cleaned_data
        try:
            self.claims = self.get_claims(data)
            return quotas.propose(
                self.row,
                data["propose"],
                self.proposal.weights,
                data["total"],
                claims=self.claims,
                method=data["method"],
            )
        except Impossible as impossible:
            self.proposal.add_error(None, self.why(impossible))
            return {}

    def get_claims(self, data) -> dict[int, Claim]:
        if data["propose"] == Tier.PROVINCIAL:
            return quotas.usual_claims(self.row, data["propose"])
        own, least, most = (self.proposal.by_place(key) for key in ("own", "least", "most"))
        weights = {
            Basis.COUNTIES: lambda: quotas.county_counts(self.row),
            Basis.CADRES: lambda: quotas.cadre_counts(self.row, self.actor),
            Basis.OWN: lambda: {place.pk: own.get(place.pk, 0) for place in self.places},
        }[data["basis"]]()
        return {
            place: Claim(weight, least.get(place, 0), most.get(place))
            for place, weight in weights.items()
        }

    def why(self, impossible: Impossible) -> str:
        """The refusal in words."""
        number = impossible.number
        if impossible.code == "crossed":
            text = gettext("%(place)s: “at least” is more than “at most”.")
            return text % {"place": self.places[number].label}
        return {
            "least": gettext(
                "The places are to get at least %(number)d together; that is more than the total."
            ),
            "most": gettext(
                "The places may get at most %(number)d together; that is less than the total."
            ),
            "weights": gettext("No place has a number to share by."),
        }[impossible.code] % {"number": number}

    def get_initial(self):
        initial = {f"{tier}_seats": self.row.seats_of(tier) for tier in Tier.values}
        if self.is_proposed:
            data = self.proposal.cleaned_data
            initial[f"{data['propose']}_seats"] = data["total"]
        return initial

    def get_form_kwargs(self):
        published = self.row.state == EditionState.PUBLISHED
        return {"cells": self.matrix.cells, "reason_required": published}

    def get_data(self, form):
        return form.get_values()

    def show(self, form, *, status=200, **context):
        for part in self.matrix.parts:
            for row in part.rows:
                for cell in row.cells:
                    cell.bound = form[forms.cell_name(cell.cell)]
        return super().show(
            form,
            status=status,
            matrix=self.matrix,
            tracks_use=quotas.tracks_use(),
            proposal=self.proposal,
            proposed=self.is_proposed,
            effects=self.effects,
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
