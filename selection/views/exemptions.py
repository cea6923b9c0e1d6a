"""What takes two people or comes late: exemptions, requests for review, cancellation for false data."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import MoveFormPage
from core.web.pages.listing import ListPage
from planning.handover import PASS, found_text, needed_text, rule_label
from selection import filters, forms, policies, tables
from selection.services import (
    cancelling,
    criteria,
    exempting,
    judged_before,
    reopening,
    requesting,
)
from selection.states import EXEMPTION, NOMINATION, REOPENING, REVIEW_REQUEST, Verdict
from selection.views.cases import OfCase


class ExemptionList(ListPage):
    policy, table, filters = policies.exemptions, tables.ExemptionTable, filters.ExemptionFilter
    workflow, services = EXEMPTION, exempting
    title = _("Exemptions")
    empty_text = _("No exemption has been proposed.")
    batch_moves = ()


class ExemptionDetail(DetailPage):
    policy, workflow, services = policies.exemptions, EXEMPTION, exempting
    template_name = "selection/exemption_detail.html"

    def get_context(self, **context):
        return super().get_context(criterion=rule_label(self.row.key), **context)


class ExemptionCreate(OfCase):
    """The reviewer's half; it waits for the signature of the programme office."""

    form_class = forms.ExemptionForm
    creates = policies.exemptions
    verb = staticmethod(exempting.propose)
    title = _("Propose an exemption")
    submit_label = _("Propose")
    done_text = _("Proposed; the programme office signs.")

    def is_stale(self, form):
        return False

    @cached_property
    def keys(self):
        found = criteria.of_one(self.row, timezone.localdate(self.now))
        return [each.key for each in found if each.criterion.verdict != PASS]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "keys": self.keys}


class ReopeningList(ListPage):
    policy, table, filters = policies.reopenings, tables.ReopeningTable, filters.ReopeningFilter
    workflow, services = REOPENING, reopening
    title = _("Judging anew")
    empty_text = _("Nobody has been proposed to be judged anew.")

    def get_page_actions(self):
        if not self.policy.may(self.actor, "create"):
            return []
        url = reverse("selection:decided-list")
        return [(gettext("Choose decided cases…"), f"{url}?conditions=changed", "", "list-check")]


class ReopeningDetail(DetailPage):
    policy, workflow, services = policies.reopenings, REOPENING, reopening
    template_name = "selection/reopening_detail.html"

    def get_context(self, **context):
        return super().get_context(lines=compared(self.row.differences), **context)


class ReopeningCreate(OfCase):
    """Beside the form stands what the rules of today say otherwise than those that judged."""

    form_class = forms.ReopenForm
    creates = policies.reopenings
    verb = staticmethod(reopening.propose)
    template_name = "selection/reopening_form.html"
    title = _("Propose to judge anew")
    submit_label = _("Propose")
    done_text = _("Proposed; the programme office signs.")

    def is_stale(self, form):
        return False

    def get_context(self, **context):
        found = judged_before.differences([self.row], self.now)
        lines = compared(found[self.row.pk])
        return super().get_context(lines=lines, **context)

    def get_success_url(self, result):
        return result.get_absolute_url()


def compared(differences: list[dict]) -> list[dict]:
    """What differs, in words: criterion, result and data before and now."""
    return [
        {
            "label": rule_label(each["key"]),
            "needed": needed_text(each["key"], each["needed"]) if each["needed"] else "",
            "before": _result(each["before"]),
            "found_before": found_text(each["data_before"]),
            "now": _result(each["now"]),
            "found_now": found_text(each["data_now"]),
        }
        for each in differences
    ]


def _result(verdict: str) -> tuple[str, str, str] | None:
    """Value, label and tone of a verdict; nothing where the criterion was not asked."""
    return (verdict, str(Verdict(verdict).label), criteria.TONES[verdict]) if verdict else None


class ReviewRequestList(ListPage):
    policy, table = policies.review_requests, tables.ReviewRequestTable
    filters = filters.ReviewRequestFilter
    workflow, services = REVIEW_REQUEST, requesting
    title = _("Requests for review")
    empty_text = _("No request for review has been received.")
    batch_moves = ()


class ReviewRequestDetail(DetailPage):
    policy, workflow, services = policies.review_requests, REVIEW_REQUEST, requesting
    template_name = "selection/request_detail.html"


class ReviewRequestCreate(OfCase):
    """Written down by an officer; late ones are refused with the last day."""

    form_class = forms.ReviewRequestForm
    creates = policies.review_requests
    verb = staticmethod(requesting.receive)
    title = _("Request for review")
    done_text = _("The request is received; somebody without a part in the case decides.")

    def is_stale(self, form):
        return False

    def get_initial(self):
        return {"received_on": timezone.localdate(self.now)}

    def get_success_url(self, result):
        return result.get_absolute_url()


class Cancel(MoveFormPage):
    """At whatever step: the false data, the paper that shows it, what follows for a seat."""

    policy, form_class, move = policies.nominations, forms.CancelForm, NOMINATION.cancel
    verb = staticmethod(cancelling.cancel)
    submit_label = _("Cancel for false data")
    done_text = _("Cancelled; those concerned are told.")

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {}
