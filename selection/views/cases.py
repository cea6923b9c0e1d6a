"""What is done on one case: verdicts, findings, passing with a reason, returning with marked fields."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.policies import findings as finding_policy
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.forms import FormPage, MoveFormPage
from core.workflow.errors import MoveRefused
from selection import forms, policies
from selection.services import criteria, nominations, returning, verdicts
from selection.states import NOMINATION
from selection.states import NominationState as S


class OfCase(FormPage):
    """A form on one nomination that leads back to its case."""

    policy = policies.nominations
    #: Action of another object's permissions, where the form makes such an object.
    creates: Any = None

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if self.creates is not None:
            if not self.creates.may(self.actor, "create"):
                raise NotYours(not_for_role(self.actor))
            return
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))
        if not self.policy.allows(self.actor, self.action, self.row):
            raise NotYours(gettext("This row is not yours to decide."))

    def get_initial(self):
        return {}

    def case_url(self) -> str:
        return reverse("selection:review-detail", args=[self.row.ref])

    def get_success_url(self, result):
        return self.case_url()

    def get_cancel_url(self):
        return self.case_url()

    def get_breadcrumbs(self):
        return [(str(self.row), self.case_url())]


class Judge(OfCase):
    """One criterion: by the place before it endorses, by the reviewer after."""

    form_class = forms.VerdictForm
    verb = staticmethod(verdicts.give)
    done_text = _("Noted.")

    def get(self, request, ref, key):
        self.key = key
        return super().get(request, ref)

    def post(self, request, ref, key):
        self.key = key
        return super().post(request, ref)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        self.action = "check" if self.row.state == S.SUBMITTED else "judge"
        super().load(ref)
        found = criteria.of_one(self.row, timezone.localdate(self.now))
        self.standing = next((each for each in found if each.key == self.key), None)
        if self.standing is None:
            raise Http404

    def get_initial(self):
        said = self.standing.said_by(verdicts.stage_of(self.row))
        if said is None:
            return {"verdict": self.standing.criterion.verdict}
        return {"verdict": said.verdict, "reason": said.reason}

    def get_data(self, form):
        return {**super().get_data(form), "key": self.key}

    def get_title(self):
        return f"{self.standing.criterion.label}: {self.standing.criterion.needed_text}"


class SettleFinding(OfCase):
    """Clear up a finding with what the file says, and the paper that shows it."""

    form_class = forms.FindingForm
    verb = staticmethod(verdicts.settle_finding)
    title = _("Clear up a finding")
    done_text = _("The finding is cleared up.")

    def get(self, request, ref, finding):
        self.finding_ref = finding
        return super().get(request, ref)

    def post(self, request, ref, finding):
        self.finding_ref = finding
        return super().post(request, ref)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        rows = finding_policy.scope(self.actor).filter(person=self.row.person)
        self.finding = self.get_row(self.finding_ref, rows)
        if not finding_policy.may(self.actor, "resolve"):
            raise NotYours(not_for_role(self.actor))

    def is_stale(self, form):
        return False

    def get_data(self, form):
        return {**super().get_data(form), "finding": self.finding}

    def get_title(self):
        return f"{self.finding}: {self.finding.statement}"


class Qualify(OfCase, MoveFormPage):
    """Passing with something not met: the reason goes to each such criterion."""

    form_class, move = forms.QualifyForm, NOMINATION.pass_review
    verb = staticmethod(nominations.pass_review)
    submit_label = _("Qualified")
    done_text = _("Qualified; the letter is made.")
    template_name = "selection/review_act.html"

    def load(self, ref):
        self.action = self.move.name
        super().load(ref)
        _require(self.row, self.move)

    def get_title(self):
        return gettext("Qualified, with a reason")

    def get_context(self, **context):
        found = criteria.of_one(self.row, timezone.localdate(self.now))
        return super().get_context(unmet=[each for each in found if each.is_unmet], **context)


class Return(OfCase):
    """Which fields are wrong and what is wrong with them; the nomination form shows the marks."""

    form_class = forms.ReturnForm
    action = "send_back"
    title = _("Return for correction")
    submit_label = _("Return")
    done_text = _("Returned; the place is told.")
    verb = staticmethod(returning.send_back)

    def load(self, ref):
        super().load(ref)
        _require(self.row, NOMINATION.send_back)

    def get_data(self, form):
        return {"reason": form.cleaned_data["reason"], "marks": form.marks}


def _require(row, move) -> None:
    if row.state not in move.sources:
        text = gettext("“%(move)s” is not possible: the state is “%(state)s”.")
        raise MoveRefused(text % {"move": move.label, "state": row.get_state_display()}, "state")
