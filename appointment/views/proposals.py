"""Proposals: list, page, decision of many, notice, appointment; appointments and probation."""

from dataclasses import asdict

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from appointment import policies, rules
from appointment.filters import AppointmentFilter, ProposalFilter
from appointment.forms import AppointForm, DecideForm, ElectForm, EndForm, PublishForm
from appointment.services import appointments, proposals
from appointment.states import APPOINTMENT, PROPOSAL, Conflict, ProposalState
from appointment.tables import AppointmentTable, ProbationTable, ProposalTable
from core.web.batches import BatchMoveView
from core.web.pages.detail import DetailPage
from core.web.pages.forms import MoveFormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import Refused


class ProposalList(ListPage):
    policy, table, filters = policies.proposals, ProposalTable, ProposalFilter
    workflow, services = PROPOSAL, proposals
    title = _("Proposals")
    batch_moves = ("decide", "decline", "publish", "nominate", "appoint", "elect", "withdraw")
    empty_text = _("Nobody is proposed yet. Open a vacancy and look for suitable trainees.")


class ProposalBatch(BatchMoveView):
    """Like any batch; a decision also asks for the votes of its meeting."""

    list_page = ProposalList
    template_name = "appointment/proposal_batch.html"
    vote_form = None

    def get_context(self, **context):
        if self.move == PROPOSAL.decide and self.vote_form is None:
            self.vote_form = DecideForm(initial={"decided_on": timezone.localdate()})
        return super().get_context(form=self.vote_form, **context)

    def carry_out(self, chosen, ready):
        if self.move != PROPOSAL.decide:
            return super().carry_out(chosen, ready)
        self.vote_form = DecideForm(self.request.POST)
        if not self.vote_form.is_valid():
            return self.summary(chosen, ready, status=422)
        if self.request.POST.get("expected", "") != str(ready.count()):
            text = gettext("Meanwhile other rows qualify than before. Read the summary again.")
            return self.summary(chosen, ready, note=text, status=409)
        try:
            count = proposals.decide_many(
                ready,
                vote=self.vote_form.vote(),
                decided_on=self.vote_form.cleaned_data["decided_on"],
                actor=self.actor,
                now=timezone.now(),
            )
        except Refused as error:
            for name, text in error.fields.items():
                self.vote_form.add_error(name, str(text))
            return self.summary(chosen, ready, note=error.text, status=422)
        text = ngettext("%(count)d proposal decided.", "%(count)d proposals decided.", count)
        messages.success(self.request, text % {"count": count})
        return redirect(self.back())


class ProposalDetail(DetailPage):
    policy, workflow = policies.proposals, PROPOSAL
    template_name = "appointment/proposal_detail.html"
    edit_label = ""

    def get_page_actions(self):
        """The moves that need a form of their own."""
        row = self.row
        return [
            (str(step.label), self.url(step.name.replace("_", "-"), row.ref), step.style, "gavel")
            for step in PROPOSAL.from_state(row.state)
            if not step.button
            and self.policy.may(self.actor, step.name)
            and self.policy.allows(self.actor, step.name, row)
        ]

    def get_context(self, **context):
        row = self.row
        order = [
            (gettext("Proposed"), ""),
            (gettext("Decided"), row.decided_on or ""),
            (gettext("In public notice"), row.notice_until or ""),
        ]
        if row.is_elected:
            order.append((gettext("Nominated"), ""))
        order.append((gettext("Elected") if row.is_elected else gettext("Appointed"), ""))
        return super().get_context(
            findings=[Conflict(key).label for key in row.findings if key in Conflict.values],
            steps=order,
            step=_step(row),
            vacancy=policies.vacancies.scope(self.actor).filter(pk=row.vacancy_id).first(),
            appointment=policies.appointments.scope(self.actor).filter(proposal=row).first(),
            **context,
        )


class ProposalDecide(MoveFormPage):
    policy, form_class, verb = policies.proposals, DecideForm, staticmethod(proposals.decide)
    move = PROPOSAL.decide

    def get_initial(self):
        return {"decided_on": timezone.localdate(self.now)}

    def get_data(self, form):
        given = super().get_data(form)
        for name in asdict(form.vote()):
            del given[name]
        return {**given, "vote": form.vote()}


class ProposalPublish(MoveFormPage):
    policy, form_class, verb = policies.proposals, PublishForm, staticmethod(proposals.publish)
    move = PROPOSAL.publish

    def get_initial(self):
        return {"starts_on": timezone.localdate(self.now)}


class ProposalAppoint(MoveFormPage):
    policy, form_class, verb = policies.proposals, AppointForm, staticmethod(proposals.appoint)
    move = PROPOSAL.appoint

    def get_initial(self):
        return {"appointed_on": timezone.localdate(self.now)}


class ProposalElect(MoveFormPage):
    policy, form_class, verb = policies.proposals, ElectForm, staticmethod(proposals.elect)
    move = PROPOSAL.elect

    def get_initial(self):
        return {"appointed_on": timezone.localdate(self.now)}


class AppointmentList(ListPage):
    policy, table, filters = policies.appointments, AppointmentTable, AppointmentFilter
    workflow, services = APPOINTMENT, appointments
    title = _("Appointments")
    empty_text = _("Nobody is appointed yet.")


class ProbationList(ListPage):
    """Probation that ends within thirty days, or has ended without being settled."""

    policy, table, filters = policies.appointments, ProbationTable, AppointmentFilter
    workflow, services = APPOINTMENT, appointments
    title = _("Probation due")
    empty_text = _("No probation ends within thirty days.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).probation_due(timezone.localdate())


class AppointmentDetail(DetailPage):
    policy, workflow = policies.appointments, APPOINTMENT
    template_name = "appointment/appointment_detail.html"

    def get_page_actions(self):
        row = self.row
        if row.state in APPOINTMENT.end.sources and self.policy.may(self.actor, "end"):
            return [(str(APPOINTMENT.end.label), self.url("end", row.ref), "", "ban")]
        return []

    def get_context(self, **context):
        on = timezone.localdate()
        ends_on = self.row.probation_ends_on
        return super().get_context(
            today=on, probation_over=bool(ends_on) and rules.probation_over(ends_on, on), **context
        )


class AppointmentEnd(MoveFormPage):
    policy, form_class, verb = policies.appointments, EndForm, staticmethod(appointments.end)
    move = APPOINTMENT.end

    def get_initial(self):
        return {"ended_on": timezone.localdate(self.now)}


def _step(row) -> int:
    """How far a proposal has come, counted from 1."""
    reached = {
        ProposalState.PROPOSED: 1,
        ProposalState.DECIDED: 2,
        ProposalState.IN_NOTICE: 3,
        ProposalState.NOMINATED: 4,
        ProposalState.APPOINTED: 6 if row.is_elected else 5,
        ProposalState.NOT_ELECTED: 4,
    }
    return reached.get(row.state, 1)
