"""Scores told to each person, and requests to check the arithmetic again."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.services import scoring
from selection.states import RECHECK, LetterKind


class ScoresIssue(BackToRow, FormPage):
    """A letter of scores for everybody on a list in effect; printed one by one or as one file."""

    policy, form_class = policies.runs, forms.AgreedForm
    action = "issue_scores"
    title = _("Letters of scores")
    submit_label = _("Make the letters")
    verb = staticmethod(scoring.issue_scores)

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_success_url(self, result):
        return f"{reverse('selection:letter-list')}?kind={LetterKind.SCORES}"

    def get_done_text(self, result):
        text = ngettext("%(count)d letter is made.", "%(count)d letters are made.", result)
        return text % {"count": result}


class RecheckList(ListPage):
    policy, table, filters = policies.rechecks, tables.RecheckTable, filters.RecheckFilter
    workflow, services = RECHECK, scoring
    title = _("Requests for a re-check")
    empty_text = _("No request for a re-check has been received.")
    batch_moves = ()


class RecheckDetail(DetailPage):
    policy, workflow, services = policies.rechecks, RECHECK, scoring
    template_name = "selection/recheck_detail.html"

    def get_context(self, **context):
        return super().get_context(figures=scoring.figures(self.row), **context)


class RecheckCreate(FormPage):
    """At the nominee; written down by an officer, late ones are refused with the last day."""

    policy, form_class = policies.nominations, forms.RecheckForm
    action = "view"
    title = _("Request for a re-check")
    done_text = _("The request is received; somebody who was not involved checks.")
    verb = staticmethod(scoring.receive)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if not policies.rechecks.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def is_stale(self, form):
        return False

    def get_initial(self):
        return {"received_on": timezone.localdate(self.now)}

    def get_success_url(self, result):
        return result.get_absolute_url()
