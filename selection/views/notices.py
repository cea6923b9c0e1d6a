"""Public notices as issued, and the objections to their names."""

import json

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, FormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.formats import digest
from selection.services import objections, publishing
from selection.states import NOTICE, OBJECTION


class NoticeList(ListPage):
    policy, table, filters = policies.notices, tables.NoticeTable, filters.NoticeFilter
    workflow, services = NOTICE, publishing
    title = _("Public notices")
    create_label = _("Put up a notice")
    empty_text = _("No notice has been put up yet.")
    batch_moves = ()


class NoticeDetail(DetailPage):
    policy, workflow, services = policies.notices, NOTICE, publishing
    template_name = "selection/notice_detail.html"

    def get_page_actions(self):
        return [(gettext("Page for printing"), self.url("print", self.row.ref), "", "printer")]

    def get_context(self, **context):
        found = policies.objections.scope(self.actor).filter(notice=self.row)
        return super().get_context(
            page_text=json.loads(self.row.page),
            is_intact=digest(self.row.page) == self.row.digest,
            objections=found.select_related("nomination").order_by("-pk"),
            may_see_objections=policies.objections.may(self.actor, "view"),
            entries=self.entries(),
            **context,
        )

    def entries(self):
        """Names with their present state, as far as the reader may see the nominations."""
        return (
            policies.nominations.scope(self.actor)
            .filter(notice_entries__notice=self.row)
            .select_related("place", "sub_project")
            .order_by("stroke_key", "pk")
        )


class NoticePrint(Page):
    """The page as issued, alone on paper."""

    policy = policies.notices
    template_name = "selection/notice_print.html"

    def get(self, request, ref):
        row = self.get_row(ref)
        return self.render(self.get_context(row=row, page_text=json.loads(row.page)))

    def get_title(self):
        return gettext("Public notice")


class NoticeCreate(CreatePage):
    policy, form_class = policies.notices, forms.NoticeForm
    verb = staticmethod(publishing.issue_notice)
    title = _("Put up a notice")
    submit_label = _("Put up")
    done_text = _("The notice is up.")

    def get_initial(self):
        return {"starts_on": timezone.localdate(self.now)}

    def get_data(self, form):
        edition = running_editions(self.actor).first()
        if edition is None:
            raise MoveRefused(_("No edition is running."), code="state")
        return {**super().get_data(form), "edition": edition}


class ObjectionList(ListPage):
    policy, table, filters = policies.objections, tables.ObjectionTable, filters.ObjectionFilter
    workflow, services = OBJECTION, objections
    title = _("Objections")
    empty_text = _("No objection has been received.")
    batch_moves = ()


class ObjectionDetail(DetailPage):
    policy, workflow, services = policies.objections, OBJECTION, objections
    template_name = "selection/objection_detail.html"


class ObjectionCreate(FormPage):
    """Logged at the nominee, whether signed or not."""

    policy, form_class = policies.nominations, forms.ObjectionForm
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
