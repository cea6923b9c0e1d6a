"""Objections to names in a notice: logged, looked into, decided, answered; and who objected."""

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import AccessLog
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage, MoveFormPage
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.services import objections
from selection.states import OBJECTION, OPEN_OBJECTION


class ObjectionList(ListPage):
    policy, table, filters = policies.objections, tables.ObjectionTable, filters.ObjectionFilter
    workflow, services = OBJECTION, objections
    title = _("Objections")
    empty_text = _("No objection has been received.")
    batch_moves = ()


class ObjectionDetail(DetailPage):
    policy, workflow, services = policies.objections, OBJECTION, objections
    template_name = "selection/objection_detail.html"

    def get_page_actions(self):
        actions = []
        if self.row.state in OBJECTION.suspend.sources and self.policy.may(self.actor, "suspend"):
            label = str(OBJECTION.suspend.label)
            actions.append((label, self.url("suspend", self.row.ref), "", "player-pause"))
        is_closed = self.row.state not in OPEN_OBJECTION
        if self.row.signed and is_closed and self.policy.may(self.actor, "answer"):
            label = gettext("Record the answer")
            actions.append((label, self.url("answer", self.row.ref), "", "mail"))
        if self.row.signed and policies.objectors.may(self.actor, "reveal"):
            label = gettext("Who objected")
            actions.append((label, self.url("objector", self.row.ref), "", "eye"))
        return actions


class ObjectionSuspend(MoveFormPage):
    policy, form_class, move = policies.objections, forms.SuspendForm, OBJECTION.suspend
    verb = staticmethod(objections.suspend)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {}


class ObjectionAnswer(BackToRow, FormPage):
    """Whoever signed was told; what and when."""

    policy, form_class = policies.objections, forms.ObjectionAnswerForm
    action = "answer"
    title = _("Record the answer")
    verb = staticmethod(objections.answer)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {"replied_on": timezone.localdate(self.now)}


class ObjectorReveal(BackToRow, FormPage):
    """For the discipline observer: shown once, for a reason that goes on record."""

    policy, form_class = policies.objections, forms.ObjectorForm
    action = "view"
    template_name = "selection/objector.html"
    title = _("Who objected")
    submit_label = _("Show who objected")

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if not policies.objectors.may(self.actor, "reveal"):
            raise NotYours(not_for_role(self.actor))

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        reason = form.cleaned_data["reason"]
        told = objections.objector_of(self.row, actor=self.actor, now=self.now, reason=reason)
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="objector",
                object_type="selection.objection",
                object_ref=self.row.ref,
                purpose=reason,
            )
        )
        response = self.show(form, shown=True, told=told)
        response.headers["Cache-Control"] = "no-store"
        return response


class ObjectionCreate(FormPage):
    """Logged at the nominee, whether signed or not."""

    policy, form_class = policies.nominations, forms.ObjectionForm
    wants = ("actor",)
    title = _("Record an objection")
    done_text = _("The objection is recorded.")

    @staticmethod
    def verb(nomination, *, actor, now, **data):
        return objections.receive(nomination=nomination, actor=actor, now=now, **data)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if not policies.objections.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def get_initial(self):
        return {"received_on": timezone.localdate(self.now)}

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return result.get_absolute_url()
