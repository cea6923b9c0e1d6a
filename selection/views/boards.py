"""The examiner's side of the interviews, made for a telephone: the own boards, marks, stepping back."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from selection import policies
from selection.filters.interviews import BoardSeatFilter
from selection.forms import interviews as forms
from selection.rules import BANDS as bands
from selection.rules.fieldwork import scaled
from selection.services import examining
from selection.tables.interviews import BoardSeatTable
from selection.views.inspection import BANDS


class BoardSeatList(ListPage):
    """An examiner's own seats; for those who run the exam all."""

    policy, table, filters = policies.board_seats, BoardSeatTable, BoardSeatFilter
    title = gettext_lazy("Interview boards")
    empty_text = gettext_lazy("You sit on no board.")


class BoardSeatDetail(DetailPage):
    policy = policies.board_seats
    template_name = "selection/boardseat_detail.html"

    def is_mine(self):
        return self.row.user_id == self.actor.user_id

    def get_page_actions(self):
        if not self.is_mine() or not self.policy.may(self.actor, "mark"):
            return []
        if not self.row.marks.filter(submitted_at__isnull=True).exists():
            return []
        return [
            (_("Enter marks"), self.url("mark", self.row.ref), "primary", "pencil"),
            (_("Step back from a nominee"), self.url("stepback", self.row.ref), "", "user"),
        ]

    def get_context(self, **context):
        lines = list(self.row.marks.order_by("code")) if self.is_mine() else []
        return super().get_context(
            lines=lines,
            submitted=sum(line.submitted_at is not None for line in lines),
            **context,
        )


class BoardMarks(FormPage):
    """Marks as they come; kept on the server while one writes, and submitted when all are there."""

    policy, form_class, action = policies.board_seats, forms.BoardMarksForm, "mark"
    template_name = "selection/boardseat_form.html"
    keeps_entries = True
    title = gettext_lazy("Enter marks")

    @staticmethod
    def verb(seat, *, marks, done, actor, now):
        act = examining.submit if done else examining.keep
        return act(seat, marks=marks, actor=actor, now=now)

    def rows(self, action="view"):
        return self.policy.scope(self.actor, action).for_detail()

    def load(self, ref):
        super().load(ref)
        if self.request.method == "GET" and not self.lines().exists():
            raise MoveRefused(_("All marks are submitted already."), code="state")

    def lines(self):
        return self.row.marks.filter(submitted_at__isnull=True).order_by("code")

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        interview = self.row.board.interview
        scale = (interview.maximum, f"{interview.step.normalize():f}")
        return {"lines": list(self.lines()), "scale": scale}

    def get_data(self, form):
        return {"marks": form.marks(), "done": form.cleaned_data["done"]}

    def get_success_url(self, result):
        return self.row.get_absolute_url()

    def get_done_text(self, result):
        if self.lines().exists():
            return _("The marks are kept. Submit them when all are there.")
        return _("Your marks are submitted.")

    def get_context(self, **context):
        highest = self.row.board.interview.maximum
        anchors = [(BANDS[word], scaled(least, highest)) for least, word in bands]
        keep_url = self.url("keep", self.row.ref)
        return super().get_context(anchors=anchors, keep_url=keep_url, **context)


class BoardKeep(Page):
    """POST from the form while it is written: what is sound so far is kept for its examiner alone."""

    http_method_names = ["post"]
    policy = policies.board_seats
    action = "mark"
    template_name = "selection/_marks_kept.html"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        row = self.get_row(ref, self.policy.scope(self.actor).for_detail())
        super().check()
        if not self.policy.allows(self.actor, "mark", row):
            raise MoveRefused(_("Only the examiner writes these marks."), code="state")
        interview = row.board.interview
        lines = list(row.marks.filter(submitted_at__isnull=True))
        scale = (interview.maximum, f"{interview.step.normalize():f}")
        form = forms.BoardMarksForm(request.POST, lines=lines, scale=scale)
        form.is_valid()
        found = form.cleaned_data
        sound = {
            code: found[f"m{code}"]
            for code in form.codes
            if f"m{code}" in found
            and (found[f"m{code}"] is None or not found[f"m{code}"] % interview.step)
        }
        now = timezone.now()
        examining.keep(row, marks=sound, actor=self.actor, now=now)
        if not getattr(request, "htmx", False):
            return redirect(row.get_absolute_url())
        return self.render(self.get_context(at=now, left=len(form.codes) - len(sound)))


class BoardStepBack(BackToRow, FormPage):
    policy, form_class, action = policies.board_seats, forms.StepBackForm, "mark"
    title = submit_label = gettext_lazy("Step back from a nominee")
    done_text = gettext_lazy("You have stepped back. The exam office finds somebody else.")

    def rows(self, action="view"):
        return self.policy.scope(self.actor, action).for_detail()

    def get_form_kwargs(self):
        due = self.row.marks.filter(submitted_at__isnull=True).order_by("code")
        return {"codes": due.values_list("code", flat=True)}

    @staticmethod
    def verb(seat, *, code, reason, actor, now):
        mark = seat.marks.select_related("seat__board__interview").get(code=code)
        return examining.step_back(mark, reason=reason, actor=actor, now=now)
