"""Decided cases: by which version of the conditions, and many judged anew after a change of them."""

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.web.batches import ChosenForm
from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.listing import ListPage
from selection import filters, forms, policies, tables
from selection.services import judged_before, reopening
from selection.states import NOMINATION
from selection.views.exemptions import compared
from selection.views.queue import ReviewList

#: So many are shown one by one with what differs; of the others the page gives the number.
SHOWN = 100


class DecidedList(ListPage):
    """Qualified or not; the filter finds whom other conditions judged than those in force."""

    policy, table, filters = policies.nominations, tables.DecidedTable, filters.DecidedFilter
    title = gettext_lazy("Decided cases")
    empty_text = gettext_lazy("The review has decided nothing that is not gone on already.")

    @classmethod
    def queryset(cls, actor, action="view"):
        return super().queryset(actor, action).filter(state__in=NOMINATION.reopen.sources)

    def namespaced(self, name):
        """A row opens the case of the review."""
        return "selection:review-detail" if name == "detail" else super().namespaced(name)

    def get_batch_actions(self):
        if not policies.reopenings.may(self.actor, "create"):
            return []
        url = reverse("selection:reopening-many")
        return [{"name": "reopen", "label": _("Judge anew…"), "style": "", "url": url}]

    def get_breadcrumbs(self):
        return [(str(ReviewList.title), reverse("selection:review-list"))]


class ReopenMany(ChosenForm):
    """POST from the list: whom a change of the conditions concerns, one reason; somebody else signs."""

    policy = policies.nominations
    list_page = DecidedList
    form_class = forms.ReopenManyForm
    template_name = "selection/reopening_many.html"
    title = gettext_lazy("Propose to judge many anew")
    submit_label = gettext_lazy("Propose")

    def check(self):
        if not policies.reopenings.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def ask(self, chosen, form, status=200):
        self.sifted = judged_before.sift(chosen)
        self.found = judged_before.differences(self.sifted.ready, timezone.now())
        return super().ask(chosen, form, status)

    def summary(self, count):
        text = ngettext(
            "%(ready)d of %(count)d chosen case can be judged anew.",
            "%(ready)d of %(count)d chosen cases can be judged anew.",
            count,
        )
        return text % {"ready": len(self.sifted.ready), "count": count}

    def get_context(self, **context):
        otherwise = [
            row for row in self.sifted.ready if judged_before.judges_otherwise(self.found[row.pk])
        ]
        return super().get_context(
            left=left_out(self.sifted.left),
            otherwise=[(row, compared(self.found[row.pk])) for row in otherwise[:SHOWN]],
            otherwise_count=len(otherwise),
            unnamed=max(len(otherwise) - SHOWN, 0),
            can_propose=bool(self.sifted.ready),
            **context,
        )

    def carry_out(self, chosen, data):
        done = reopening.propose_many(chosen, actor=self.actor, now=timezone.now(), **data)
        text = ngettext(
            "%(count)d case is proposed to be judged anew; the programme office signs.",
            "%(count)d cases are proposed to be judged anew; the programme office signs.",
            done.count,
        )
        messages.success(self.request, text % {"count": done.count})
        if done.same:
            text = ngettext(
                "%(count)d case stays: the rules of today judge it as before.",
                "%(count)d cases stay: the rules of today judge them as before.",
                done.same,
            )
            messages.info(self.request, text % {"count": done.same})
        for count, why in left_out(done.left):
            messages.warning(self.request, f"{count} · {why}")
        return f"{reverse('selection:reopening-list')}?state=proposed"


def left_out(left) -> list[tuple[int, str]]:
    """How many are left out, and why, in words."""
    return [(left[code], str(why)) for code, why in judged_before.LEFT_OUT.items() if left[code]]
