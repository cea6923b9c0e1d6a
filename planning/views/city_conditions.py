"""Pages of what a place asks beyond the province; they lead back to its plan."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import BackToRow, EditPage, FormPage
from planning import formats, forms, policies
from planning.rules.qualifications import KINDS
from planning.services import bases, city_conditions


def plan_crumbs(plan) -> list[tuple[str, str]]:
    return [
        (gettext("City plans"), reverse("planning:cityplan-list")),
        (plan.organisation.label, plan.get_absolute_url()),
    ]


class CityConditionCreate(BackToRow, FormPage):
    """`?kind=…` says which condition; the form starts with what the province asks."""

    policy, form_class = policies.city_plans, forms.CityConditionForm
    verb = staticmethod(city_conditions.add)

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "organisation")

    def load(self, ref):
        super().load(ref)
        self.kind = KINDS.get(self.request.GET.get("kind", ""))
        if self.kind is None:
            raise Http404

    def get_initial(self):
        rules = city_conditions.provincial_rules(self.row)
        asked = rules.filter(key=self.kind.key).first()
        basis = bases.pick(self.kind.basis, self.row.edition.rules_on)
        if asked is None:
            return {"basis": basis}
        return {"severity": asked.severity, **asked.parameters, "basis": basis}

    def get_form_kwargs(self):
        return {"kind": self.kind, "on": self.row.edition.rules_on}

    def get_data(self, form):
        return {"key": self.kind.key, **form.get_values()}

    def get_title(self):
        return formats.rule_label(self.kind.key)

    def get_breadcrumbs(self):
        return plan_crumbs(self.row)


class CityConditionEdit(EditPage):
    policy, form_class = policies.city_conditions, forms.CityConditionForm
    verb = staticmethod(city_conditions.edit)

    def rows(self, action="view"):
        rows = super().rows(action)
        return rows.select_related("plan__edition", "plan__organisation", "basis")

    def get_form_kwargs(self):
        return {"kind": KINDS[self.row.key], "on": self.row.plan.edition.rules_on}

    def get_initial(self):
        row = self.row
        names = ("basis", "legal_basis", "law_edition", "severity")
        return {**{name: getattr(row, name) for name in names}, **row.parameters}

    def get_data(self, form):
        return form.get_values()

    def get_title(self):
        return formats.rule_label(self.row.key)

    def get_breadcrumbs(self):
        return plan_crumbs(self.row.plan)

    def get_success_url(self, result):
        return self.row.plan.get_absolute_url()

    def get_cancel_url(self):
        return self.row.plan.get_absolute_url()


class CityConditionRemove(Page):
    """POST: what the province asks holds again."""

    http_method_names = ["post"]
    policy = policies.city_conditions

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().select_related("plan__edition"))
        if not self.policy.may(self.actor, "delete"):
            raise NotYours(not_for_role(self.actor))
        city_conditions.remove(row, actor=self.actor, now=timezone.now())
        messages.success(
            request, gettext("Removed: %(name)s") % {"name": formats.rule_label(row.key)}
        )
        return redirect(row.plan.get_absolute_url())
