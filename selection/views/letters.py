"""Result letters: read on the page, drawn for print, one or many."""

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from core.orgs.models import AccessLog
from core.web.batches import ChosenRows
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.listing import ListPage
from selection import filters, policies, tables
from selection.documents import letters as papers
from selection.formats.letters import translated
from selection.services import letters


class LetterList(ListPage):
    policy, table, filters = policies.letters, tables.LetterTable, filters.LetterFilter
    title = gettext_lazy("Result letters")
    empty_text = gettext_lazy("No letter has been made yet.")

    def get_batch_actions(self):
        if not self.policy.may(self.actor, "export"):
            return []
        url = self.url("many")
        return [{"name": "draw", "label": _("Draw letters"), "style": "primary", "url": url}]


class LetterDetail(DetailPage):
    policy = policies.letters
    template_name = "selection/letter_detail.html"

    def get_context(self, **context):
        row, language = self.row, get_language() or settings.LANGUAGE_CODE
        return super().get_context(
            below=translated(row.kind, row.params, language),
            may_draw=self.policy.may(self.actor, "export"),
            **context,
        )

    def get_title(self):
        return self.row.get_kind_display()


class LetterDraw(Page):
    """POST: the letter as PDF; that it was drawn is on record."""

    http_method_names = ["post"]
    policy, action = policies.letters, "export"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        letters.draw(row, actor=self.actor, now=timezone.now())
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="file",
                object_type="selection.letter",
                object_ref=row.ref,
            )
        )
        content = papers.draw([row], get_language() or settings.LANGUAGE_CODE)
        return attachment(content, papers.name_of(row), "application/pdf")


class ManyLetters(ChosenRows):
    """POST from the list: the chosen or the filtered letters as one file, by a job."""

    policy, action = policies.letters, "export"
    list_page = LetterList

    def check(self):
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    template_name = "pages/confirm.html"
    title = gettext_lazy("Draw letters")

    def post(self, request):
        chosen = self.chosen(request.POST)
        if request.POST.get("confirm") != "1":
            return self.ask(chosen)
        job = letters.queue_letters(
            chosen,
            actor=self.actor,
            now=timezone.now(),
            language=get_language() or settings.LANGUAGE_CODE,
        )
        return redirect(job.get_absolute_url())

    def ask(self, chosen):
        count = chosen.order_by().count()
        text = ngettext(
            "%(count)d letter will be drawn into one file.",
            "%(count)d letters will be drawn into one file.",
            count,
        )
        return self.render(
            self.get_context(
                note=text % {"count": count},
                hidden=[*self.meant(), ("confirm", "1")],
                move={"label": str(self.title), "style": "primary"},
                ready_count=count,
                submit_label=str(self.title),
                cancel_url=self.back(),
            )
        )

    def get_breadcrumbs(self):
        return [(str(self.list_page.title), self.url("list"))]
