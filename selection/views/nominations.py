"""Nominations: the list, one nomination with all that is known of it, writing one, importing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.handover import people
from core.web.history import history
from core.web.moves import allowed_moves
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import MoveFormPage
from core.web.pages.importing import ImportPage, ImportsPage
from core.web.pages.listing import ListPage
from selection import exchange, filters, forms, policies, tables
from selection.services import (
    attachments,
    batches,
    cancelling,
    criteria,
    eligibility,
    explaining,
    nominations,
    verification,
)
from selection.states import NOMINATION, RANKED, AttachmentKind, NominationState

#: How far a nomination has come on its way through the units.
_ON_THE_WAY = {
    NominationState.DRAFT: 1,
    NominationState.RETURNED: 1,
    NominationState.SUBMITTED: 2,
    NominationState.ENDORSED: 3,
}


def chain_of(row) -> dict:
    """Who nominates, who endorses, who accepts; and with whom it is now."""
    units = [
        (row.organisation.label, gettext("nominates")),
        (row.place.label, gettext("another officer endorses")),
        (gettext("Province"), gettext("reviews and accepts")),
    ]
    return {"units": units, "current": _ON_THE_WAY.get(row.state, len(units) + 1)}


class NominationList(ListPage):
    policy, table, filters = (
        policies.nominations,
        tables.NominationTable,
        filters.NominationFilter,
    )
    workflow, services = NOMINATION, nominations
    title = _("Nominations")
    create_label = _("Nominate")
    empty_text = _("Nobody is nominated yet.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        own, attachments_due = self.policy, policies.required_attachments
        links = [
            ("create", own, gettext("Limits"), "nomination-limits", "percentage"),
            ("import", own, gettext("Your imports"), "nomination-imports", "history"),
            ("remind", own, gettext("Reminders"), "reminders", "bell"),
            ("verify", own, gettext("Nominated by two places"), "verification", "copy"),
            (
                "edit",
                attachments_due,
                gettext("Required attachments"),
                "required-attachments",
                "paperclip",
            ),
            ("edit", policies.finding_stops, gettext("Stops by findings"), "finding-stops", "ban"),
        ]
        return actions + [
            (label, reverse(f"selection:{name}"), "", icon)
            for action, policy, label, name, icon in links
            if policy.may(self.actor, action)
        ]


class NominationDetail(DetailPage):
    policy, workflow, services = policies.nominations, NOMINATION, nominations
    template_name = "selection/nomination_detail.html"
    tabs = (
        ("summary", _("Summary"), "selection/tab_summary.html"),
        ("attachments", _("Attachments"), "selection/tab_attachments.html"),
        ("rules", _("Qualifications"), "selection/tab_rules.html"),
        ("score", _("Marks and score"), "selection/tab_score.html"),
        ("inspection", _("Inspection"), "selection/tab_inspection.html"),
    )

    def may_edit(self):
        return self.row.is_editable

    def get_moves(self):
        """A rejection and a return have pages of their own: a coded ground, marked fields."""
        with_forms = {"reject", "send_back"}
        return [move for move in super().get_moves() if move.name not in with_forms]

    def get_page_actions(self):
        actions = super().get_page_actions()
        state = self.row.state
        if state in (NominationState.SUBMITTED, NominationState.ENDORSED, NominationState.RETURNED):
            url = reverse("selection:review-detail", args=[self.row.ref])
            actions.append((gettext("Qualification review"), url, "", "eye"))
        with_pages = (NOMINATION.send_back, NOMINATION.reject, NOMINATION.cancel)
        allowed = allowed_moves(
            self.policy, self.actor, self.row, [m.name for m in with_pages if state in m.sources]
        )
        if "send_back" in allowed:
            url = self.url("return", self.row.ref)
            actions.append((gettext("Return for correction…"), url, "", "arrow-left"))
        if "reject" in allowed:
            url = self.url("reject", self.row.ref)
            actions.append((gettext("Not qualified…"), url, "danger", "x"))
        if state == NominationState.REJECTED and policies.review_requests.may(self.actor, "create"):
            url = self.url("request", self.row.ref)
            actions.append((gettext("Request for review…"), url, "", "history"))
        if "cancel" in allowed:
            url = self.url("cancel", self.row.ref)
            actions.append((gettext("Cancel for false data…"), url, "danger", "ban"))
        if state == NominationState.SHORTLISTED and self.policy.may(self.actor, "inspect"):
            actions.append((gettext("Inspection report"), self.report_url(), "primary", "edit"))
        if state in RANKED and policies.rechecks.may(self.actor, "create"):
            url = self.url("recheck", self.row.ref)
            actions.append((gettext("Request for a re-check…"), url, "", "history"))
        if state == NominationState.IN_NOTICE and policies.objections.may(self.actor, "create"):
            actions.append(
                (gettext("Record an objection"), self.url("object", self.row.ref), "", "flag")
            )
        return actions

    def report_url(self) -> str:
        return self.url("inspect", self.row.ref)

    def get_timeline(self):
        """The acts on the nomination and on what hangs on it."""
        reports, objections = (
            policy.scope(self.actor)
            .filter(nomination=self.row)
            .order_by()
            .values_list("ref", flat=True)
            for policy in (policies.reports, policies.objections)
        )
        return history([self.row.ref, *reports.union(objections)])

    def rows(self, action="view"):
        return super().rows(action).select_related("seat")

    def tab_summary(self, row):
        seat = getattr(row, "seat", None)
        return {
            "seat": seat,
            "cancellation": cancelling.of(row),
            "person_url": row.person.get_absolute_url() if people.may(self.actor, "view") else "",
            "entries": row.notice_entries.select_related("notice"),
        }

    def tab_attachments(self, row):
        required = attachments.required(row.edition)
        there = list(row.attachments.current().for_list())
        by_kind = {attachment.kind: attachment for attachment in there}
        lines = [
            {
                "kind": kind,
                "label": label,
                "attachment": by_kind.get(kind),
                "required": required.get(kind),
            }
            for kind, label in AttachmentKind.choices
            if kind != AttachmentKind.OTHER
        ]
        lines += [
            {
                "kind": attachment.kind,
                "label": attachment.get_kind_display(),
                "attachment": attachment,
            }
            for attachment in there
            if attachment.kind == AttachmentKind.OTHER
        ]
        return {
            "attachment_lines": lines,
            "may_change": row.is_editable and self.policy.allows(self.actor, "edit", row),
            "may_compare": people.allows(self.actor, "edit", row.person),
            "add_url": self.url("attachment", row.ref),
        }

    def get_context(self, **context):
        waits = bool(verification.waiting([self.row]))
        return super().get_context(chain=chain_of(self.row), under_verification=waits, **context)

    def tab_rules(self, row):
        today = timezone.localdate()
        return {
            "standings": criteria.of_one(row, today),
            "cutoff": eligibility.cutoff(row.edition, today),
            "case_url": reverse("selection:review-detail", args=[row.ref]),
        }

    def tab_score(self, row):
        if not row.exam_number:
            return {"scheme": None}
        found = explaining.explanation_of(row)
        runs = policies.runs.scope(self.actor).exclude(state__in=["discarded", "computing"])
        return {
            "scheme": found and found[0],
            "explanation": found and found[1],
            "steps": explaining.steps_of(row, runs),
        }

    def tab_inspection(self, row):
        reports = policies.reports.scope(self.actor).filter(nomination=row)
        return {
            "report": reports.first(),
            "may_see_report": policies.reports.may(self.actor, "view"),
            "vetoes": row.departures.exclude(ground="").select_related("signed_by"),
            "poll": policies.polls.scope(self.actor).filter(nomination=row).first(),
            "team": policies.teams.scope(self.actor).filter(cases__nomination=row).first(),
            "may_poll": self.policy.may(self.actor, "inspect")
            and row.state == NominationState.SHORTLISTED,
        }


class NominationReject(MoveFormPage):
    policy, form_class, move = policies.nominations, forms.RejectForm, NOMINATION.reject
    verb = staticmethod(nominations.reject)
    submit_label = _("Not qualified")
    done_text = _("Rejected; the place is told.")

    def rows(self, action="view"):
        return super().rows(action).for_detail()


class NominationAttest(Page):
    """POST: vouch for one condition that the file cannot show."""

    http_method_names = ["post"]
    policy = policies.nominations
    action = "attest"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        form = forms.AttestForm(request.POST)
        if form.is_valid():
            nominations.attest(row, **form.cleaned_data, actor=self.actor, now=timezone.now())
            messages.success(request, gettext("Noted."))
        else:
            messages.error(request, gettext("Say which evidence was seen."))
        return redirect(f"{self.url('detail', ref)}?tab=rules")


class NominationImport(ImportPage):
    policy, sheet = policies.nominations, exchange.NominationSheet()

    def acts(self):
        return {**super().acts(), "apart": self.tell_apart}

    def tell_apart(self, run):
        """Two records that look alike are of two people; then the file is checked again."""
        ref, reason = (self.request.POST.get(name, "").strip() for name in ("pair", "reason"))
        try:
            key = UUID(ref)
        except ValueError:
            raise Http404 from None
        if batches.tell_apart(key, actor=self.actor, now=self.now, reason=reason) is None:
            raise Http404
        return self.repair(run)


class NominationImports(ImportsPage):
    policy, sheet = policies.nominations, NominationImport.sheet
    title = _("Your imports")
