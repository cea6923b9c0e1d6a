"""The committee votes by codes: the secretary's pages, and the sheet that a member fills in."""

from itertools import groupby

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from core.web.pages.forms import BackToRow, FormPage
from core.workflow.errors import Refused
from selection import forms, policies
from selection.services import voting
from selection.views.slips import SlipPage

LABELS = {
    "agree": gettext_lazy("Agree"),
    "disagree": gettext_lazy("Disagree"),
    "defer": gettext_lazy("Defer"),
}


class CodesIssue(BackToRow, FormPage):
    """The codes are shown once, to be printed and handed to each member."""

    policy, form_class = policies.meetings, forms.AgreedForm
    action = "issue_codes"
    title = gettext_lazy("Issue codes to the members")
    submit_label = gettext_lazy("Make the codes")
    verb = staticmethod(voting.issue_codes)

    def is_stale(self, form):
        return False

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            slips = self.carry_out(form)
        except Refused as error:
            return self.show_refusal(form, error)
        context = self.get_context(
            row=self.row,
            slips=slips,
            address=request.build_absolute_uri(reverse("selection:committee-ballot")),
        )
        response = self.render(context, template="selection/meeting_codes.html")
        response.headers["Cache-Control"] = "no-store"
        return response


class CodesGather(BackToRow, FormPage):
    policy, form_class = policies.meetings, forms.AgreedForm
    action = "gather"
    title = gettext_lazy("Open the box")
    submit_label = gettext_lazy("Count what was cast")
    done_text = gettext_lazy("The votes are counted.")
    verb = staticmethod(voting.gather)


class CodesWithdraw(BackToRow, FormPage):
    policy, form_class = policies.meetings, forms.WithdrawCodesForm
    action = "withdraw_codes"
    title = gettext_lazy("Withdraw the codes")
    submit_label = gettext_lazy("Withdraw the codes")
    verb = staticmethod(voting.withdraw_codes)


class CommitteeBallot(SlipPage):
    """The vote of a member on everybody put to the meeting."""

    service = voting
    closed_text = gettext_lazy("The meeting is closed.")

    def read(self, sent, sheet):
        given = {line.vote: sent.get(f"vote_{line.vote}", "") for line in sheet.lines}
        reopen = {line.vote for line in sheet.lines if f"reopen_{line.vote}" in sent}
        missing = [line.name for line in sheet.lines if given[line.vote] not in voting.CHOICES]
        return (given, reopen), self.fault_of(missing)

    def fault_of(self, missing: list[str]) -> str:
        if not missing:
            return ""
        text = ngettext(
            "Vote on each person: %(count)d is still missing, %(name)s.",
            "Vote on each person: %(count)d are still missing, the first is %(name)s.",
            len(missing),
        )
        return text % {"count": len(missing), "name": missing[0]}

    def answer(self, request, *, status=200, sheet=None, **context):
        """Place by place, each line as (person, what was chosen so far, whether for reconsidering)."""
        sent = request.POST
        context["choices"] = list(LABELS.items())
        context["was_cast"] = "cast" in sent
        lines = [
            (line, sent.get(f"vote_{line.vote}", ""), f"reopen_{line.vote}" in sent)
            for line in (sheet.lines if sheet else ())
        ]
        context["places"] = [
            (place, list(own)) for place, own in groupby(lines, key=lambda each: each[0].place)
        ]
        return render(request, "selection/committee_ballot.html", context, status=status)
