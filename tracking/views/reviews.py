"""Pages of reviews."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.web.history import history
from core.web.pages.detail import DetailPage
from core.web.pages.forms import MoveFormPage
from core.web.pages.listing import ListPage
from tracking import filters, forms, policies, rules, tables
from tracking.services import reviews
from tracking.states import REVIEW


class ReviewList(ListPage):
    policy, table, filters = policies.reviews, tables.ReviewTable, filters.ReviewFilter
    workflow, services = REVIEW, reviews
    title = _("Reviews")
    empty_text = _("No review is due. They appear when a cycle is opened.")


class ReviewDetail(DetailPage):
    policy, workflow, services = policies.reviews, REVIEW, reviews
    template_name = "tracking/review_detail.html"

    def rows(self, action="view"):
        return super().rows(action).for_page()

    def get_page_actions(self):
        if self.row.state in REVIEW.submit.sources and self.policy.may(self.actor, "submit"):
            return [
                (str(_("Write the review")), self.url("submit", self.row.ref), "primary", "edit")
            ]
        return []

    def get_context(self, **context):
        today = timezone.localdate()
        return super().get_context(
            late=rules.is_late(self.row.state, self.row.cycle.due_on, today),
            entries=history([self.row.ref]),
            today=today,
            **context,
        )


class ReviewSubmit(MoveFormPage):
    policy = policies.reviews
    move = REVIEW.submit
    form_class = forms.ReviewForm
    verb = staticmethod(reviews.submit)
    title = _("Write the review")
    submit_label = _("Submit")
    done_text = _("The review is with the province now.")

    def rows(self, action="view"):
        return super().rows(action).for_page()
