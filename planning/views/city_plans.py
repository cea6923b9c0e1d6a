"""The places' plans: the board of the province, the page of one place."""

from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage
from core.web.pages.listing import ListPage
from planning import filters, forms, policies, tables
from planning.services import city_plans
from planning.states import CITY_PLAN, CityPlanState


class CityPlanList(ListPage):
    policy, table, filters = policies.city_plans, tables.CityPlanTable, filters.CityPlanFilter
    workflow, services = CITY_PLAN, city_plans
    batch_moves = ("accept",)
    template_name = "planning/cityplan_list.html"
    title = _("City plans")
    empty_text = _("City plans appear when an edition is published.")

    def get_context(self, **context):
        counts = self.queryset(self.actor).counts_by_state()
        stats = [(label, counts.get(state, 0), state) for state, label in CityPlanState.choices]
        return super().get_context(stats=stats, **context)


class CityPlanDetail(DetailPage):
    policy, workflow, services = policies.city_plans, CITY_PLAN, city_plans
    template_name = "planning/cityplan_detail.html"
    edit_label = _("Write the plan")

    def rows(self, action="view"):
        rows = super().rows(action).select_related("edition", "organisation", "file")
        return rows.defer("file__sealed")

    def may_edit(self):
        return self.row.is_open


class CityPlanEdit(EditPage):
    policy = policies.city_plans
    form_class = forms.CityPlanForm
    verb = staticmethod(city_plans.edit)
    title = _("Plan of the place")
    done_text = _("Saved. File it when it is complete.")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "organisation")
