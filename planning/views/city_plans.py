"""The places' plans: the board of the province, the page of one place."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.web.history import history
from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage
from core.web.pages.listing import ListPage
from planning import filters, formats, forms, policies, tables
from planning.services import city_conditions, city_plans, loosened
from planning.states import CITY_PLAN, CityPlanState, Severity
from planning.views.dividing import division_of


def condition_line(asked, own, looser=(), on=None) -> dict:
    """One kind of condition: what the province asks, what the place asks instead or besides."""
    return {
        "name": formats.rule_label((own or asked).key),
        "asked": formats.needed_text(asked.key, asked.parameters) if asked else "",
        "own": formats.needed_text(own.key, own.parameters) if own else "",
        "row": own,
        "basis": formats.basis_of(own) if own else "",
        "is_out": bool(own and on and own.basis and not own.basis.is_in_force(on)),
        "warns": own is not None and own.severity == Severity.WARNS,
        "is_looser": own is not None and own.key in looser,
    }


class CityPlanList(ListPage):
    policy, table, filters = policies.city_plans, tables.CityPlanTable, filters.CityPlanFilter
    workflow, services = CITY_PLAN, city_plans
    batch_moves = ("accept",)
    template_name = "planning/cityplan_list.html"
    title = _("City plans")
    empty_text = _("City plans appear when an edition is published.")

    def get_context(self, **context):
        counts = self.queryset(self.actor).counts_by_state()
        stats = [(_("Not begun"), counts[""], "?begun=no")]
        stats += [
            (label, counts.get(state, 0), f"?state={state}")
            for state, label in CityPlanState.choices
        ]
        return super().get_context(stats=stats, **context)


class CityPlanDetail(DetailPage):
    policy, workflow, services = policies.city_plans, CITY_PLAN, city_plans
    template_name = "planning/cityplan_detail.html"
    edit_label = _("Write the plan")

    def rows(self, action="view"):
        rows = super().rows(action).select_related("edition", "organisation", "file")
        return rows.defer("file__sealed").prefetch_related("conditions", "versions")

    def may_edit(self):
        return self.row.is_open

    @cached_property
    def looser(self) -> list[str]:
        return loosened.conditions_of(self.row)

    def get_context(self, **context):
        may_write = self.may_edit() and policies.city_plans.allows(self.actor, "edit", self.row)
        pairs = city_conditions.compared(self.row)
        on = self.row.edition.rules_on
        asked = [condition_line(*pair, looser=self.looser, on=on) for pair in pairs]
        versions = list(self.row.versions.all())
        return super().get_context(
            division=division_of(self.row, self.actor),
            in_force=versions[-1] if versions else None,
            asked=asked,
            may_write=may_write,
            kind_form=forms.CityConditionKindForm(),
            **context,
        )

    def get_timeline(self):
        return history([self.row.ref, *(row.ref for row in self.row.conditions.all())])


class CityPlanEdit(EditPage):
    policy = policies.city_plans
    form_class = forms.CityPlanForm
    verb = staticmethod(city_plans.edit)
    title = _("Plan of the place")
    done_text = _("Saved. File it when it is complete.")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "organisation")
