"""Pages with one line per trainee: marks of a class, and a day's attendance."""

import datetime

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page
from core.workflow.errors import Refused
from training import policies
from training.forms import AttendanceGrid, ResultsGrid
from training.models import Attendance, Lesson
from training.services import results


class GridPage(Page):
    """GET shows the grid of one class, POST writes it whole or shows what is wrong."""

    policy = policies.classes
    tab = ""

    def check(self):
        """The row decides."""

    def dispatch(self, request, *args, **kwargs):
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def load(self, ref) -> None:
        self.row = self.get_row(ref)
        if not self.policy.allows(self.actor, self.action, self.row):
            raise NotYours(gettext("This class does not run, or this is not among your tasks."))

    def lines(self):
        rows = policies.enrolments.scope(self.actor, self.action).in_class(self.row)
        return rows.select_related("trainee").in_name_order()

    def get(self, request, ref):
        self.load(ref)
        return self.show(self.make_form())

    def post(self, request, ref):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            count = self.write(form)
        except Refused as error:
            form.add_error(None, str(error))
            return self.show(form, status=422)
        text = ngettext("%(count)d line saved.", "%(count)d lines saved.", count)
        messages.success(request, text % {"count": count})
        return redirect(f"{self.row.get_absolute_url()}?tab={self.tab}")

    def show(self, form, status=200):
        return self.render(self.get_context(form=form, row=self.row), status=status)

    def get_breadcrumbs(self):
        return [
            (gettext("Classes"), self.url("list")),
            (self.row.name, self.row.get_absolute_url()),
        ]

    def get_context(self, **context):
        cancel_url = f"{self.row.get_absolute_url()}?tab={self.tab}"
        return super().get_context(cancel_url=cancel_url, **context)


class ResultsPage(GridPage):
    """The marks of all trainees of a class at once."""

    action = "record_results"
    template_name = "training/results_grid.html"
    title = _("Record results")
    tab = "results"

    def make_form(self, data=None):
        return ResultsGrid(data, rows=self.lines())

    def write(self, form):
        return results.record_results_many(form.values(), actor=self.actor, now=self.now)


class AttendancePage(GridPage):
    """One day of a class; `on` in the address chooses it, today or the nearest day otherwise."""

    action = "mark_attendance"
    template_name = "training/attendance_grid.html"
    title = _("Keep attendance")
    tab = "attendance"

    def load(self, ref):
        super().load(ref)
        asked = parse_date(self.request.GET.get("on", "")) if self.is_date() else None
        today = timezone.localdate(self.now)
        self.on = min(max(asked or today, self.row.starts_on), self.row.ends_on)

    def is_date(self) -> bool:
        try:
            datetime.date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            return False
        return True

    def make_form(self, data=None):
        rows = list(self.lines())
        marks = Attendance.objects.filter(enrolment__in=[row.pk for row in rows], on=self.on)
        kept = {mark.enrolment_id: (mark.status, mark.hours) for mark in marks}
        self.is_kept = bool(kept)
        return AttendanceGrid(data, rows=rows, kept=kept)

    def write(self, form):
        marks = [
            (key, self.on, line["status"], line["hours"]) for key, line in form.values().items()
        ]
        return results.mark_attendance_many(marks, actor=self.actor, now=self.now)

    def get_context(self, **context):
        lessons = Lesson.objects.filter(training_class=self.row, on=self.on).in_order()
        return super().get_context(on=self.on, is_kept=self.is_kept, lessons=lessons, **context)
