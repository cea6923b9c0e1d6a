"""Public notices as issued."""

import json

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.formats import digest
from selection.services import publishing
from selection.states import NOTICE


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
