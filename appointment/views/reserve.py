"""The reserve list: list with readiness, page, entering many, renewal."""

from urllib.parse import urlencode

from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from appointment import charts, policies, rules
from appointment.filters import ReserveFilter
from appointment.forms import RenewForm, ReserveForm
from appointment.models import Appointment, Proposal, ReserveEntry
from appointment.services import reserve
from appointment.states import RESERVE, UNDER_WAY, Readiness, ReserveState
from appointment.tables import ReserveTable
from appointment.views.choosing import MOST, ChoosePage, chosen
from appointment.views.matching import asked
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, MoveFormPage
from core.web.pages.listing import ListPage
from selection import handover as selection


class ReserveList(ListPage):
    policy, table, filters = policies.reserve, ReserveTable, ReserveFilter
    workflow, services = RESERVE, reserve
    title = _("Reserve list")
    create_label = _("Put on the list")
    batch_moves = ("renew", "expire", "remove")
    empty_text = _("Nobody is on the reserve list.")

    def get_page_actions(self):
        overview = (gettext("Readiness"), self.url("readiness"), "", "chart-bar")
        return [overview, *super().get_page_actions()]


class ReserveReadiness(ListPage):
    """How ready the list is, and which entries expire first."""

    policy, table, filters = policies.reserve, ReserveTable, ReserveFilter
    template_name = "appointment/readiness.html"
    title = _("Readiness of the reserve")

    def get_context(self, **context):
        entries = self.rows()
        counts = charts.readiness(entries)
        total = sum(counts.lines[0].values)
        near = counts.lines[0].values[Readiness.values.index(Readiness.NEAR)]
        return super().get_context(
            readiness_chart=counts,
            total=total,
            near=near,
            share=round(100 * near / total) if total else None,
            share_min=rules.NEAR_SHARE_MIN,
            **context,
        )


class ReserveDetail(DetailPage):
    policy, workflow = policies.reserve, RESERVE
    template_name = "appointment/reserve_detail.html"

    def may_edit(self):
        return self.row.state == ReserveState.ACTIVE

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.state in RESERVE.renew.sources and self.policy.may(self.actor, "renew"):
            url = self.url("renew", self.row.ref)
            actions.insert(0, (str(RESERVE.renew.label), url, "primary", "refresh"))
        return actions


class ReserveChoose(ChoosePage):
    """Trainees without a post, without a proposal and not on the list."""

    title = _("Choose trainees for the reserve list")

    def check(self):
        if not policies.reserve.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def offered(self):
        taken = (
            Q(pk__in=Appointment.objects.holding().values("trainee_id"))
            | Q(pk__in=Proposal.objects.filter(state__in=UNDER_WAY).values("trainee_id"))
            | Q(pk__in=ReserveEntry.objects.active().values("trainee_id"))
        )
        return selection.trainees(self.actor).exclude(taken)

    def buttons(self):
        return [("choose", gettext("Put on the list"), "primary", self.request.path)]

    def post(self, request):
        refs = [("trainee", row.ref) for row in chosen(self, request.POST)]
        return redirect(f"{self.url('create')}?{urlencode(refs)}")

    def get_breadcrumbs(self):
        return [(gettext("Reserve list"), self.url("list"))]


class ReserveCreate(CreatePage):
    """One entry each, alike, for the trainees named in the address."""

    policy, form_class = policies.reserve, ReserveForm
    template_name = "appointment/reserve_form.html"
    title = _("Put on the reserve list")

    def dispatch(self, request, *args, **kwargs):
        self.trainees = []
        return super().dispatch(request, *args, **kwargs)

    def load(self, ref):
        self.trainees = asked(self.actor, self.request.GET, MOST)

    def get(self, request):
        self.load(None)
        return super().get(request) if self.trainees else redirect(self.url("choose"))

    def post(self, request):
        self.load(None)
        return super().post(request) if self.trainees else redirect(self.url("choose"))

    def carry_out(self, form):
        data = self.get_data(form)
        rows = [{"trainee": trainee, **data} for trainee in self.trainees]
        return reserve.reserve_many(rows, actor=self.actor, now=self.now)

    def get_success_url(self, result):
        return result[0].get_absolute_url() if len(result) == 1 else self.url("list")

    def get_done_text(self, result):
        text = ngettext("%(count)d entry made.", "%(count)d entries made.", len(result))
        return text % {"count": len(result)}

    def get_context(self, **context):
        return super().get_context(trainees=self.trainees, **context)


class ReserveEdit(EditPage):
    policy, form_class, verb = policies.reserve, ReserveForm, staticmethod(reserve.edit)


class ReserveRenew(MoveFormPage):
    policy, form_class, verb = policies.reserve, RenewForm, staticmethod(reserve.renew)
    move = RESERVE.renew
