"""Interviews for those who run them: the lot, the boards, who examines whom; and the handing over."""

from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, CreatePage, EditPage, FormPage
from core.web.pages.listing import ListPage
from planning.handover import running_editions
from selection import policies
from selection.filters.interviews import InterviewFilter, InterviewSlotFilter
from selection.forms import interviews as forms
from selection.models import InterviewBoard, InterviewSlot
from selection.services import examining, interviews
from selection.tables.interviews import InterviewSlotTable, InterviewTable


class InterviewList(ListPage):
    policy, table, filters = policies.interviews, InterviewTable, InterviewFilter
    title = gettext_lazy("Interviews")
    create_label = gettext_lazy("Plan interviews")
    empty_text = gettext_lazy("No interviews have been planned yet.")


class InterviewSlotList(ListPage):
    """The order as drawn, of all boards or of one."""

    policy, table, filters = policies.interview_slots, InterviewSlotTable, InterviewSlotFilter
    title = gettext_lazy("Order of the interviews")
    empty_text = gettext_lazy("No lot has been drawn yet.")


class InterviewDetail(DetailPage):
    """The lot with what proves it, and each board with its examiners and its progress."""

    policy = policies.interviews
    template_name = "selection/interview_detail.html"

    #: Action -> label, look, icon, and whether it is the interview's turn for it.
    steps = (
        ("bind", gettext_lazy("Bind the lot"), "primary", "lock", lambda row: not row.committed_at),
        (
            "draw",
            gettext_lazy("Draw the lot"),
            "primary",
            "dice",
            lambda row: row.committed_at and not row.drawn_at,
        ),
        ("assign", gettext_lazy("Assign examiners"), "primary", "users", lambda row: row.drawn_at),
        ("replace", gettext_lazy("An examiner falls out"), "", "refresh", lambda row: row.drawn_at),
        ("attend", gettext_lazy("Who did not appear"), "", "user", lambda row: row.drawn_at),
        ("release", gettext_lazy("Hand the marks over"), "", "check", lambda row: row.drawn_at),
    )

    def may_edit(self):
        return self.row.released_at is None

    @property
    def is_marked(self):
        return self.row.drawn_at is not None and self.row.released_at is None

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.row.released_at is None:
            actions += [
                (str(label), self.url(action, self.row.ref), look, icon)
                for action, label, look, icon, is_due in self.steps
                if is_due(self.row) and self.policy.may(self.actor, action)
            ]
        return actions

    def boards(self):
        if self.row.drawn_at is None:
            return []
        done = examining.progress(self.row)
        boards = InterviewBoard.objects.filter(interview=self.row).order_by("number")
        boards = boards.annotate(
            people=Count("slots"), away=Count("slots", filter=Q(slots__is_absent=True))
        )
        return [
            {
                "board": board,
                "members": board.members.all(),
                "submitted": done.get(board.pk, [0, 0])[0],
                "due": done.get(board.pk, [0, 0])[1],
            }
            for board in boards.prefetch_related("members")
        ]

    def get_context(self, **context):
        drawn = self.row.drawn_at is not None
        return super().get_context(
            boards=self.boards(),
            lacking=interviews.lacking(self.row) if self.is_marked else [],
            may_see_order=policies.interview_slots.may(self.actor, "view"),
            is_as_drawn=interviews.is_as_drawn(self.row) if drawn else None,
            waiting=interviews.nominees(self.row).count() if not drawn else 0,
            **context,
        )


class InterviewCreate(CreatePage):
    policy, form_class = policies.interviews, forms.InterviewForm
    verb = staticmethod(interviews.plan)
    title = gettext_lazy("Plan interviews")

    @cached_property
    def edition(self):
        return running_editions(self.actor).first()

    def get_form_kwargs(self):
        return {"edition": self.edition}

    def get_data(self, form):
        return {**super().get_data(form), "edition": self.edition}


class InterviewEdit(EditPage):
    policy, form_class = policies.interviews, forms.InterviewEditForm
    verb = staticmethod(interviews.revise)


class _Step(BackToRow, FormPage):
    """One step of the interviews; leads back to them."""

    policy = policies.interviews
    #: Said above the form.
    explanation: object = ""
    template_name = "selection/interview_step.html"

    def get_context(self, **context):
        return super().get_context(explanation=self.explanation, **context)


class InterviewBind(_Step):
    action, form_class = "bind", forms.NothingForm
    verb = staticmethod(interviews.bind)
    title = submit_label = gettext_lazy("Bind the lot")
    done_text = gettext_lazy("The lot is bound: its digest is on record.")
    explanation = gettext_lazy(
        "A secret seed is made now. Nobody sees it before the draw; its digest and that of the list of "
        "nominees go on record at once, so that neither can be changed afterwards."
    )


class InterviewDraw(_Step):
    action, form_class = "draw", forms.DrawForm
    verb = staticmethod(interviews.draw)
    title = submit_label = gettext_lazy("Draw the lot")
    done_text = gettext_lazy("The lot is drawn: boards and order stand.")
    explanation = gettext_lazy(
        "The bound seed and the witness's word together give boards and order. Afterwards the seed is open "
        "and anybody can draw again."
    )


class InterviewAssign(_Step):
    action, form_class = "assign", forms.ExaminersForm
    title = submit_label = gettext_lazy("Assign examiners")
    verb = staticmethod(examining.assign)
    explanation = gettext_lazy(
        "Nobody judges the own city, the own unit, kin, or whom a declared conflict names. What is assigned "
        "already is kept as far as it can be. This may take half a minute."
    )

    @cached_property
    def examiners(self):
        return examining.candidates(self.actor)

    def get_initial(self):
        chosen = examining.of(self.row) or self.examiners
        return {"examiners": [str(user.ref) for user in chosen]}

    def get_form_kwargs(self):
        return {"examiners": self.examiners}

    def get_done_text(self, change):
        return said(change)


class InterviewReplace(_Step):
    action, form_class = "replace", forms.ReplaceForm
    verb = staticmethod(examining.replace)
    title = gettext_lazy("An examiner falls out")
    submit_label = gettext_lazy("Fill the places anew")
    explanation = gettext_lazy(
        "The others stay where they are and as few nominees as possible get another examiner. What the "
        "examiner has submitted counts."
    )

    def get_form_kwargs(self):
        return {"seated": examining.of(self.row)}

    def get_done_text(self, change):
        return said(change)


class InterviewAttend(_Step):
    action, form_class = "attend", forms.AbsentForm
    title = gettext_lazy("Who did not appear")
    done_text = gettext_lazy("Attendance is on record.")

    def get_initial(self):
        slots = InterviewSlot.objects.filter(board__interview=self.row, is_absent=True)
        return {"absent": " ".join(slots.order_by("code").values_list("code", flat=True))}

    @staticmethod
    def verb(interview, *, absent, actor, now):
        return interviews.attend_all(interview, codes=absent, actor=actor, now=now)


class InterviewRelease(_Step):
    action, form_class = "release", forms.NothingForm
    verb = staticmethod(interviews.release)
    title = submit_label = gettext_lazy("Hand the marks over")
    explanation = gettext_lazy(
        "Every submitted mark becomes a mark of its nominee in the component of the scheme. The marks of "
        "these interviews change no more."
    )

    def get_done_text(self, count):
        text = ngettext("%(count)d mark is handed over.", "%(count)d marks are handed over.", count)
        return text % {"count": count}


def said(change):
    """What an assignment changed, in a sentence."""
    return _(
        "Assigned: %(taken)d seats taken, %(left)d left, %(moved)d nominees with other examiners."
    ) % {"taken": change.taken, "left": change.left, "moved": change.moved}
