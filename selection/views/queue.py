"""The queue of the qualification review, its periods and its reminders."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.notices import texts
from core.orgs import roles
from core.orgs.counting import count_all
from core.web.page import Page
from core.web.pages.forms import FormPage
from core.web.pages.listing import ListPage, filter_query
from selection import filters, forms, policies, tables
from selection.rules import reviews
from selection.services import nominations, queueing, review_reminders, terms
from selection.states import NOMINATION, Light


class ReviewList(ListPage):
    """The queue of the qualification review, what is due first on top."""

    policy, table, filters = policies.nominations, tables.ReviewTable, filters.ReviewFilter
    workflow, services = NOMINATION, nominations
    template_name = "selection/review_list.html"
    title = _("Qualification review")
    batch_moves = ("pass_review", "send_back")
    empty_text = _("Nothing waits for review.")

    @classmethod
    def queryset(cls, actor, action="view"):
        """For who decides, the cases that are theirs to decide; for the others those in view."""
        mine = "pass_review" if cls.policy.may(actor, "pass_review") else action
        return super().queryset(actor, mine).to_review()

    def get_page_actions(self):
        actions = []
        if policies.verdicts.may(self.actor, "view"):
            url = reverse("selection:review-reminders")
            actions.append((gettext("Reminders"), url, "", "bell"))
        if policies.review_terms.may(self.actor, "edit"):
            url = reverse("selection:review-terms")
            actions.append((gettext("Periods of the review"), url, "", "calendar"))
        actions.append((gettext("Decided cases"), reverse("selection:decided-list"), "", "check"))
        return actions

    def get_context(self, **context):
        query = filter_query(self.request.GET)
        if query:
            _carry(context["table"], query)
        return super().get_context(counters=self.counters(), **context)

    def may_refresh(self) -> bool:
        return self.policy.may(self.actor, "judge")

    def counters(self) -> list[dict]:
        """What each counter says is the number of rows of the list behind it; one statement."""
        everybody = self.queryset(self.actor)
        asked = [
            ("", gettext("In the queue"), ""),
            ("due=late", gettext("Overdue"), "bad"),
            ("due=soon", gettext("Due within three days"), "warn"),
            *((f"light={light.value}", str(_SHORT[light]), _TONE[light]) for light in Light),
            ("again=yes", gettext("Came back after a return"), ""),
        ]
        rows = [
            self.filters(QueryDict(query), queryset=everybody, actor=self.actor).rows()
            for query, _label, _tone in asked
        ]
        now = filter_query(self.request.GET)
        return [
            {"label": label, "count": count, "url": f"?{query}", "tone": tone, "on": query == now}
            for (query, label, tone), count in zip(asked, count_all(rows), strict=True)
        ]


_SHORT = {Light.GREEN: _("Green"), Light.AMBER: _("Amber"), Light.RED: _("Red")}
_TONE = {Light.GREEN: "good", Light.AMBER: "warn", Light.RED: "bad"}


def _carry(table, query: str) -> None:
    """A case opened from a filtered queue knows the filter, so that "next" stays within it."""
    more = urlencode({"queue": query})
    for row in table.rows:
        plain, with_queue = f'href="{row["url"]}"', f'href="{row["url"]}?{more}"'
        row["cells"] = [SafeString(cell.replace(plain, with_queue)) for cell in row["cells"]]
        row["url"] = f"{row['url']}?{more}"


class Terms(FormPage):
    """How many working days each step of the review has, and from when on."""

    policy, action, has_row = policies.review_terms, "edit", False
    form_class = forms.ReviewTermForm
    wants = ("actor",)
    template_name = "selection/review_terms.html"
    title = _("Periods of the review")

    verb = staticmethod(terms.set_term)

    def get_initial(self):
        return {"effective_from": timezone.localdate(self.now), "days": 5}

    def get_context(self, **context):
        rows = self.policy.scope(self.actor).select_related("edition")
        return super().get_context(
            terms=rows.order_by("edition_id", "term", "-effective_from"),
            usual=reviews.USUAL_DAYS,
            **context,
        )

    def get_success_url(self, result):
        return reverse("selection:review-terms")

    def get_cancel_url(self):
        return reverse("selection:review-list")

    def get_breadcrumbs(self):
        return [(str(ReviewList.title), reverse("selection:review-list"))]


class Reminders(Page):
    """Who would be reminded of what today, without sending anything."""

    policy = policies.verdicts
    template_name = "selection/review_reminders.html"
    title = _("Reminders of the review")

    def get(self, request):
        found = review_reminders.due(self.actor, today=timezone.localdate())
        return self.render(self.get_context(reminders=[_worded(each) for each in found]))

    def get_breadcrumbs(self):
        return [(str(ReviewList.title), reverse("selection:review-list"))]


class Refresh(Page):
    """POST: the lights of the queue anew, for dossiers change without telling."""

    http_method_names = ["post"]
    policy, action = policies.nominations, "judge"

    def post(self, request):
        changed = queueing.refresh(actor=self.actor, now=timezone.now())
        text = ngettext(
            "Looked at again: %(count)d case has another light.",
            "Looked at again: %(count)d cases have another light.",
            changed,
        )
        messages.success(request, text % {"count": changed})
        return redirect("selection:review-list")


def _worded(reminder) -> dict:
    params = {"count": reminder.count, "due": reminder.due_on}
    return {
        "to": f"{roles.label(reminder.role)} · {reminder.organisation.label}",
        "text": texts.render(reminder.text, params),
        "due_on": reminder.due_on,
        "url": reminder.url,
    }
