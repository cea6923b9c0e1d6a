"""Pages of review cycles."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage
from core.web.pages.listing import ListPage
from planning import handover as planning
from tracking import filters, forms, policies, tables
from tracking.charts import outcomes
from tracking.models import Review
from tracking.services import cycles
from tracking.states import CYCLE


class CycleList(ListPage):
    policy, table, filters = policies.cycles, tables.CycleTable, filters.CycleFilter
    workflow, services = CYCLE, cycles
    title = _("Review cycles")
    create_label = _("Open a cycle")
    batch_moves = ()
    empty_text = _("No cycle yet. One is opened every twelve months by itself.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).with_progress()


class CycleDetail(DetailPage):
    policy, workflow, services = policies.cycles, CYCLE, cycles
    template_name = "tracking/cycle_detail.html"

    def get_context(self, **context):
        reviews = policies.reviews.scope(self.actor).filter(cycle=self.row).order_by()
        by_state = dict(reviews.values_list("state").annotate(Count("id")))
        by_outcome = dict(reviews.exclude(outcome="").values_list("outcome").annotate(Count("id")))
        return super().get_context(
            by_state=[(label, by_state.get(state, 0), state) for state, label in _states()],
            total=sum(by_state.values()),
            chart=outcomes(by_outcome),
            **context,
        )


def _states():
    return Review._meta.get_field("state").choices


class CycleCreate(CreatePage):
    policy = policies.cycles
    form_class = forms.CycleForm
    verb = staticmethod(cycles.open_cycle)
    title = _("Open a cycle")
    submit_label = _("Open")
    done_text = _("The cycle is open; every trainee has a review to be written.")

    def get_form_kwargs(self):
        return {"editions": planning.editions(self.actor)}
