"""Postings: list, page, the choice of people, form, rating and end."""

from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, FormPage, MoveFormPage
from core.web.pages.listing import ListPage
from selection import handover as selection
from training import policies
from training.filters import PostingFilter
from training.forms import CutShortForm, PostingForm, RatingForm
from training.services import postings
from training.states import POSTING, PostingState
from training.tables import PostingTable
from training.views.choosing import MOST, ChoosePage


class PostingList(ListPage):
    policy, table, filters = policies.postings, PostingTable, PostingFilter
    workflow, services = POSTING, postings
    title = _("Postings")
    create_label = _("Propose postings")
    batch_moves = ("activate", "complete", "withdraw")
    empty_text = _("No postings yet.")


class PostingDetail(DetailPage):
    policy, workflow = policies.postings, POSTING
    template_name = "training/posting_detail.html"

    def may_edit(self):
        return self.row.state in {PostingState.PROPOSED, PostingState.ACTIVE}

    def get_page_actions(self):
        row, actions = self.row, []
        if row.state == PostingState.ACTIVE:
            for action, label, style in (
                ("rate", gettext("Rate the work"), ""),
                ("complete", POSTING.complete.label, "primary"),
                ("cut_short", POSTING.cut_short.label, ""),
            ):
                if self.policy.may(self.actor, action):
                    url = self.url(action.replace("_", "-"), row.ref)
                    actions.append((str(label), url, style, "edit"))
        return actions + super().get_page_actions()


class PostingChoose(ChoosePage):
    """Whom to post; the form follows."""

    button = ("choose", _("Post the chosen"))
    title = _("Choose trainees for a posting")

    def check(self):
        if not policies.postings.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def post(self, request):
        refs = [("trainee", row.ref) for row in self.chosen(request.POST)]
        return redirect(f"{self.url('create')}?{urlencode(refs)}")

    def get_breadcrumbs(self):
        return [(gettext("Postings"), super().url("list"))]


class PostingCreate(CreatePage):
    """One posting each, with the same particulars, for the trainees named in the address."""

    policy, form_class = policies.postings, PostingForm
    template_name = "training/posting_form.html"
    title = _("Propose postings")
    wants = ("actor",)

    def get(self, request):
        if not self.trainees():
            return redirect(self.url("choose"))
        return super().get(request)

    def post(self, request):
        if not self.trainees():
            return redirect(self.url("choose"))
        return super().post(request)

    def trainees(self) -> list:
        if not hasattr(self, "_trainees"):
            refs = [text for text in self.request.GET.getlist("trainee")[:MOST] if _is_ref(text)]
            rows = selection.trainees(self.actor).filter(ref__in=refs)
            self._trainees = list(rows.select_related("organisation").order_by("pinyin_key", "pk"))
        return self._trainees

    def carry_out(self, form):
        data = self.get_data(form)
        rows = [{"trainee": trainee, **data} for trainee in self.trainees()]
        return postings.post_many(rows, actor=self.actor, now=self.now)

    def get_success_url(self, result):
        return result[0].get_absolute_url() if len(result) == 1 else self.url("list")

    def get_done_text(self, result):
        text = ngettext("%(count)d posting proposed.", "%(count)d postings proposed.", len(result))
        return text % {"count": len(result)}

    def get_context(self, **context):
        return super().get_context(trainees=self.trainees(), **context)


class PostingEdit(EditPage):
    policy, form_class, verb = policies.postings, PostingForm, staticmethod(postings.edit)
    wants = ("actor",)


class PostingRate(FormPage):
    policy, form_class, verb = policies.postings, RatingForm, staticmethod(postings.rate)
    action = "rate"
    title = _("Rate the work")
    done_text = _("The rating is recorded.")


class PostingComplete(MoveFormPage):
    policy, form_class, verb = policies.postings, RatingForm, staticmethod(postings.complete)
    move = POSTING.complete


class PostingCutShort(MoveFormPage):
    policy, form_class, verb = policies.postings, CutShortForm, staticmethod(postings.cut_short)
    move = POSTING.cut_short


def _is_ref(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
