"""The committee votes by codes: the secretary's pages, and the sheet that a member fills in."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from core.web.pages.forms import BackToRow, FormPage
from core.workflow.errors import Refused
from selection import forms, policies
from selection.services import voting

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


@method_decorator(never_cache, name="dispatch")
class CommitteeBallot(View):
    """Without an account: a code, then the sheet, then thanks. The code stands in no address."""

    http_method_names = ["get", "post"]

    def get(self, request):
        return self.answer(request)

    def post(self, request):
        code = request.POST.get("code", "").strip()
        if not code:
            return self.answer(request)
        sheet = voting.sheet_for(code)
        if sheet is None:
            return self.answer(request, fault=gettext("This code is not known."), status=422)
        if not sheet.is_open:
            return self.answer(request, fault=gettext("The meeting is closed."), status=409)
        if sheet.is_used:
            return self.answer(request, fault=gettext("This code has been used."), status=409)
        if "cast" not in request.POST:
            return self.answer(request, code=code, lines=self.lines(sheet))
        given = {line.vote: request.POST.get(f"vote_{line.vote}", "") for line in sheet.lines}
        if not all(choice in voting.CHOICES for choice in given.values()):
            return self.answer(
                request, code=code, lines=self.lines(sheet), status=422,
                fault=gettext("Vote on each person."),
            )  # fmt: skip
        reopen = {line.vote for line in sheet.lines if f"reopen_{line.vote}" in request.POST}
        if not voting.cast(code, given, reopen):
            return self.answer(request, fault=gettext("This code has been used."), status=409)
        return self.answer(request, done=True)

    def lines(self, sheet):
        """(person, what was chosen so far, whether for reconsidering)."""
        sent = self.request.POST
        return [
            (line, sent.get(f"vote_{line.vote}", ""), f"reopen_{line.vote}" in sent)
            for line in sheet.lines
        ]

    def answer(self, request, *, status=200, **context):
        context["choices"] = list(LABELS.items())
        return render(request, "selection/committee_ballot.html", context, status=status)
