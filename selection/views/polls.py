"""Democratic evaluation: the officials' pages, and the sheet that a voter fills in on a phone."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage
from selection import forms, policies
from selection.forms.ballots import LINE_LABELS, MARK_LABELS
from selection.rules import ballots as rules
from selection.services import polls
from selection.services.teams import names_of
from selection.states import POLL, VoterGroup
from selection.views.slips import SlipPage


class PollCreate(FormPage):
    """Leads to the evaluation there is, if there is one."""

    policy = policies.nominations
    action = "inspect"
    form_class = forms.PollForm
    title = gettext_lazy("Democratic evaluation")

    @staticmethod
    def verb(nomination, *, actor, now, **content):
        return polls.begin(nomination=nomination, actor=actor, now=now, **content)

    def get_initial(self):
        return {}

    def is_stale(self, form):
        return False

    @cached_property
    def existing(self):
        return policies.polls.scope(self.actor).filter(nomination=self.row).first()

    def get(self, request, ref=None):
        self.load(ref)
        if self.existing is not None:
            return self.leave(self.existing.get_absolute_url())
        return super().get(request, ref)

    def get_success_url(self, result):
        return result.get_absolute_url()


class PollDetail(DetailPage):
    policy, workflow, services = policies.polls, POLL, polls
    template_name = "selection/poll_detail.html"

    def get_breadcrumbs(self):
        nominee = self.row.nomination
        return [
            (gettext("Nominations"), reverse("selection:nomination-list")),
            (str(nominee), nominee.get_absolute_url()),
        ]

    def get_page_actions(self):
        found = []
        if self.row.state == "open":
            for action, label, style in (
                ("issue", gettext("Issue codes"), "btn-primary"),
                ("paper", gettext("Count paper sheets"), ""),
            ):
                if self.policy.may(self.actor, {"paper": "enter_paper"}.get(action, action)):
                    found.append((label, self.url(action, self.row.ref), style, "plus"))
        return found

    def get_context(self, **context):
        groups = dict(VoterGroup.choices)
        closed = self.row.state == "closed"
        tallies = list(policies.tallies.scope(self.actor).filter(poll=self.row))
        names = names_of(
            {each.entered_by_id for each in tallies} | {each.confirmed_by_id for each in tallies}
        )
        return super().get_context(
            turnout=[
                (groups[each["voter_group"]], each["used"], each["issued"])
                for each in polls.turnout(self.row)
            ],
            tables=[table_of(each, groups) for each in polls.results(self.row)] if closed else [],
            tallies=[
                (
                    each,
                    names.get(each.entered_by_id, ""),
                    names.get(each.confirmed_by_id, ""),
                    self.may_confirm(each),
                )
                for each in tallies
            ],
            min_cell=rules.MIN_CELL,
            **context,
        )

    def may_confirm(self, tally):
        return (
            tally.confirmed_by_id is None
            and tally.entered_by_id != self.actor.user_id
            and self.row.state == "open"
            and policies.tallies.may(self.actor, "confirm")
        )


def table_of(result, groups):
    """One group's counts, line by line."""
    return {
        "title": groups.get(result.group) or gettext("All groups together"),
        "valid": result.valid,
        "void": result.void,
        "lines": [
            (
                LINE_LABELS[line],
                [
                    (MARK_LABELS[mark], result.lines.get(line, {}).get(mark, 0))
                    for mark in rules.options(line)
                ],
            )
            for line in rules.LINES
        ],
    }


class PollIssue(FormPage):
    """The codes are shown once, to be printed and cut; afterwards only their digests are left."""

    policy = policies.polls
    action = "issue"
    form_class = forms.CodesForm
    title = gettext_lazy("Issue codes")
    submit_label = gettext_lazy("Make the codes")
    verb = staticmethod(polls.issue)

    def get_initial(self):
        return {}

    def get_data(self, form):
        return {"numbers": form.cleaned_data["numbers"]}

    def is_stale(self, form):
        return False

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            made = self.carry_out(form)
        except polls.Refused as error:
            return self.show_refusal(form, error)
        groups = dict(VoterGroup.choices)
        context = self.get_context(
            row=self.row,
            slips=[(groups[group], code) for group, codes in made.items() for code in codes],
            address=request.build_absolute_uri(reverse("selection:ballot")),
        )
        return self.render(context, template="selection/poll_codes.html")


class PollPaper(FormPage):
    policy = policies.polls
    action = "enter_paper"
    form_class = forms.PaperCountForm
    title = gettext_lazy("Count paper sheets")
    verb = staticmethod(polls.enter_paper)

    def get_initial(self):
        return {}

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return self.row.get_absolute_url()


class TallyConfirm(FormPage):
    """The second person reads the figures and says that they are right."""

    policy = policies.tallies
    action = "confirm"
    form_class = forms.NoteForm
    template_name = "selection/tally_confirm.html"
    title = gettext_lazy("Confirm the count")
    submit_label = gettext_lazy("I counted the same")
    verb = staticmethod(polls.confirm_paper)

    def rows(self, action="view"):
        # Not the account that entered it: one of the province is not in a place's view.
        return super().rows(action).select_related("poll__nomination")

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return self.row.poll.get_absolute_url()

    def get_breadcrumbs(self):
        poll = self.row.poll
        return [
            (gettext("Nominations"), reverse("selection:nomination-list")),
            (str(poll), poll.get_absolute_url()),
        ]

    def get_cancel_url(self):
        return self.row.poll.get_absolute_url()

    def get_context(self, **context):
        counts = self.row.counts
        result = polls.Result(
            self.row.voter_group,
            **counts[""],
            lines={line: marks for line, marks in counts.items() if line},
        )
        return super().get_context(table=table_of(result, dict(VoterGroup.choices)), **context)


class BallotPage(SlipPage):
    """The sheet of the democratic evaluation."""

    service = polls
    closed_text = gettext_lazy("The evaluation has ended.")

    def read(self, sent, sheet):
        given = {line: sent.getlist(line) for line in rules.LINES}
        return (given,), "" if any(given.values()) else gettext("Mark at least one line.")

    def answer(self, request, *, status=200, **context):
        lines = [
            (line, LINE_LABELS[line], [(mark, MARK_LABELS[mark]) for mark in rules.options(line)])
            for line in rules.LINES
        ]
        groups = dict(VoterGroup.choices)
        if sheet := context.get("sheet"):
            context["group"] = groups[sheet.group]
        return render(request, "selection/ballot.html", {"lines": lines, **context}, status=status)
