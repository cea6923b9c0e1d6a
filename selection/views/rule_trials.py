"""The qualifications of an edition tried on the nominees of another one."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.orgs.models import label_of
from core.web.page import Page
from core.workflow.errors import Refused
from core.workflow.wording import listed
from planning.handover import Tier, edition_for, needed_text, rule_label
from selection import forms, policies
from selection.services import eligibility
from selection.services import rule_trials as trials

THEN = {
    "qualified": _("Qualified then"),
    "rejected": _("Not qualified then"),
    "open": _("Not decided then, withdrawn or cancelled"),
}
OUTCOMES = {
    "pass": (_("Would pass"), "good"),
    "needs_proof": (_("Would need proof"), "warn"),
    "fail": (_("Would fail"), "bad"),
}


class RuleTrial(Page):
    """…/editions/<ref>/rule-trial/: POST judges; a large trial is left to a worker (`?job=`)."""

    policy = policies.nominations
    action = "try_rules"
    template_name = "selection/rule_trial.html"
    title = _("Try the qualifications on earlier nominees")

    def dispatch(self, request, *args, **kwargs):
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def load(self, ref):
        self.row = edition_for(self.actor, ref)
        if self.row is None:
            raise Http404
        self.others = trials.earlier(self.row, self.actor)

    def get(self, request, ref):
        self.load(ref)
        trial = None
        if job := request.GET.get("job"):
            trial = trials.kept(uuid_of(job), self.row, self.actor)
            if trial is None:
                raise Http404
        return self.show(self.make_form(), trial)

    def post(self, request, ref):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        people, on = form.get_people(), form.cleaned_data["on"]
        if trials.nominees_of(people, self.actor).count() > trials.AT_ONCE:
            job = trials.start(self.row, people, on, actor=self.actor, now=self.now)
            return redirect(reverse("core:job-detail", args=[job.ref]))
        try:
            trial = trials.try_out(self.row, people, on, actor=self.actor)
        except Refused as error:
            form.add_error("people", str(error))
            return self.show(form, status=422)
        return self.show(form, trial)

    def make_form(self, data=None):
        today = timezone.localdate(self.now)
        days = {str(edition.ref): eligibility.cutoff(edition, today) for edition in self.others}
        return forms.RuleTrialForm(
            data, editions=self.others, initial={"on": next(iter(days.values()), today)}
        )

    def show(self, form, trial=None, *, status=200):
        people = next(
            (row for row in self.others if trial and str(row.ref) == trial["people"]), None
        )
        return self.render(
            self.get_context(
                form=form,
                row=self.row,
                trial=trial,
                people=people,
                tiers=self.tiers(trial) if trial else [],
            ),
            status=status,
        )

    def tiers(self, trial) -> list[dict]:
        names = trials.names_of(trial, self.actor)
        return [
            {
                "label": Tier(tier).label,
                "rules": [
                    {
                        **rule,
                        "name": rule_label(rule["key"]),
                        "needed": needed_text(rule["key"], rule["parameters"]),
                    }
                    for rule in found["rules"]
                ],
                "places": [
                    {"label": label_of(*place["names"]), **place} for place in found["places"]
                ],
                "then": [(THEN[name], counts) for name, counts in found["then"].items()],
                "named": [
                    {
                        **row,
                        "nomination": names[row["ref"]],
                        "label": OUTCOMES[row["outcome"]][0],
                        "tone": OUTCOMES[row["outcome"]][1],
                        "fail": labels(found, row["fail"]),
                        "needs_proof": labels(found, row["needs_proof"]),
                    }
                    for row in found["named"]
                    if row["ref"] in names
                ],
            }
            for tier, found in trial["tiers"].items()
        ]

    def get_breadcrumbs(self):
        return [(str(self.row), f"{self.row.get_absolute_url()}?tab=rules")]


def labels(found, numbers) -> str:
    return listed(rule_label(found["rules"][number]["key"]) for number in numbers)


def uuid_of(text) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
