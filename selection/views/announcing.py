"""Inspection notices as issued, and the replies to them."""

import json

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.formats import digest
from selection.services import announcing


class InspectionNoticeList(ListPage):
    policy, table = policies.inspection_notices, tables.InspectionNoticeTable
    filters = filters.InspectionNoticeFilter
    title = _("Inspection notices")
    empty_text = _("No inspection notice has been put up yet.")


class InspectionNoticeDetail(DetailPage):
    policy = policies.inspection_notices
    template_name = "selection/inspectionnotice_detail.html"

    def get_page_actions(self):
        actions = []
        if self.policy.may(self.actor, "reply"):
            actions.append(
                (gettext("Record a reply"), self.url("reply", self.row.ref), "primary", "plus")
            )
        label = gettext("Page for printing")
        return [*actions, (label, self.url("print", self.row.ref), "", "printer")]

    def get_context(self, **context):
        team = policies.teams.scope(self.actor).filter(pk=self.row.team_id).first()
        found = policies.notice_replies.scope(self.actor).filter(notice=self.row)
        return super().get_context(
            page_text=json.loads(self.row.page),
            is_intact=digest(self.row.page) == self.row.digest,
            entries=named_in(self.row, self.actor),
            team=team,
            replies=found.select_related("nomination").order_by("pk"),
            may_see_replies=policies.notice_replies.may(self.actor, "view"),
            **context,
        )


def named_in(notice, actor):
    """The nominees of a notice, as far as the reader may see them."""
    rows = policies.nominations.scope(actor).filter(inspected_names__notice=notice)
    return rows.select_related("place", "sub_project").order_by("stroke_key", "pk")


class InspectionNoticePrint(Page):
    """The page as issued, alone on paper."""

    policy = policies.inspection_notices
    template_name = "selection/notice_print.html"

    def get(self, request, ref):
        row = self.get_row(ref)
        return self.render(self.get_context(row=row, page_text=json.loads(row.page)))

    def get_title(self):
        return gettext("Inspection notice")


class Announce(BackToRow, FormPage):
    """From the team's page: the notice for one of the places that it inspects."""

    policy, form_class = policies.teams, forms.AnnounceForm
    action = "assign"
    title = _("Put up an inspection notice")
    submit_label = _("Put up")
    done_text = _("The notice is up.")
    verb = staticmethod(announcing.announce)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    @cached_property
    def places(self):
        """Places with nominees of the team whom no notice names yet."""
        counted = announcing.waiting(self.row).order_by().values_list("place").annotate(Count("pk"))
        counts = dict(counted)
        rows = Organisation.objects.filter(pk__in=counts).order_by("path")
        return [(place, counts[place.pk]) for place in rows]

    def get_form_kwargs(self):
        return {"places": self.places}

    def get_initial(self):
        return {"starts_on": timezone.localdate(self.now)}

    def get_success_url(self, result):
        return result.get_absolute_url()


class ReplyCreate(BackToRow, FormPage):
    policy, form_class = policies.inspection_notices, forms.ReplyForm
    action = "reply"
    title = _("Record a reply")
    done_text = _("The reply is recorded.")
    verb = staticmethod(announcing.receive)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_form_kwargs(self):
        return {"nominees": named_in(self.row, self.actor)}

    def get_initial(self):
        return {"received_on": timezone.localdate(self.now)}


class ReplySettle(FormPage):
    policy, form_class = policies.notice_replies, forms.OutcomeForm
    action = "settle"
    template_name = "selection/reply_settle.html"
    title = _("Look into a reply")
    verb = staticmethod(announcing.settle)

    def rows(self, action="view"):
        return super().rows(action).select_related("notice__place", "nomination")

    def load(self, ref):
        super().load(ref)
        if not policies.inspection_notices.may(self.actor, "view"):
            raise NotYours(not_for_role(self.actor))

    def get_success_url(self, result):
        return self.row.notice.get_absolute_url()

    def get_cancel_url(self):
        return self.row.notice.get_absolute_url()

    def get_breadcrumbs(self):
        return [
            (gettext("Inspection notices"), reverse("selection:inspectionnotice-list")),
            (str(self.row.notice), self.get_cancel_url()),
        ]
