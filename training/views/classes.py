"""Classes: list, page with its tabs, form, enrolment."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.history import history
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, FormPage
from core.web.pages.listing import ListPage
from selection import handover as selection
from training import charts, policies, rules
from training.filters import ClassFilter
from training.forms import ClassForm, LessonForm
from training.models import Attendance, Enrolment
from training.services import classes, enrolments
from training.states import TRAINING_CLASS, ClassState, EnrolmentState
from training.tables import ClassTable
from training.views.choosing import ChoosePage


class ClassList(ListPage):
    policy, table, filters = policies.classes, ClassTable, ClassFilter
    workflow, services = TRAINING_CLASS, classes
    title = _("Classes")
    create_label = _("Plan a class")
    import_label = _("Import results")
    empty_text = _("No classes planned yet.")


class ClassDetail(DetailPage):
    policy, workflow = policies.classes, TRAINING_CLASS
    template_name = "training/class_detail.html"
    has_timeline = False
    tabs = (
        ("enrolments", _("Enrolments"), "training/_enrolments.html"),
        ("timetable", _("Timetable"), "training/_timetable.html"),
        ("attendance", _("Attendance"), "training/_attendance.html"),
        ("results", _("Class results"), "training/_results.html"),
        ("sheet", _("Four-in-one sheet"), "training/_sheet.html"),
        ("record", _("Record"), "training/_record.html"),
    )

    def enrolments(self):
        """The trainees of the class in the reader's view, in the order of names."""
        rows = policies.enrolments.scope(self.actor).in_class(self.row)
        return rows.select_related("trainee__organisation").in_name_order()

    def tab_enrolments(self, row):
        return {"enrolments": self.enrolments()}

    def tab_timetable(self, row):
        lessons = list(row.lessons.in_order())
        gap = rules.hours_gap(row.hours, [lesson.hours for lesson in lessons])
        return {"lessons": lessons, "hours_gap": gap, "may_timetable": self.may("timetable")}

    def tab_attendance(self, row):
        rows = list(self.enrolments().seated())
        marks = Attendance.objects.filter(enrolment__in=[one.pk for one in rows])
        days, grid = attendance_grid(rows, marks)
        return {
            "days": days,
            "grid": grid,
            "attendance_chart": charts.attendance(marks),
            "may_mark": self.may("mark_attendance"),
        }

    def tab_results(self, row):
        rows = self.enrolments().seated()
        return {
            "enrolments": rows,
            "grades_chart": charts.grades(rows),
            "components_chart": charts.components(rows, row.pass_mark),
            "may_record": self.may("record_results"),
        }

    def tab_sheet(self, row):
        lines = sheet_lines(row, self.enrolments().seated())
        return {"lines": lines, "may_graduate": self.may("graduate")}

    def tab_record(self, row):
        return {"timeline_entries": history([row.ref])}

    def may(self, action: str) -> bool:
        return self.policy.allows(self.actor, action, self.row)

    def may_edit(self):
        over = {ClassState.COMPLETED, ClassState.CANCELLED}
        return self.row.state not in over and self.row.org_path.startswith(self.actor.path)

    def get_page_actions(self):
        row, actions = self.row, []
        if row.state == ClassState.ENROLLING and self.policy.may(self.actor, "enrol"):
            actions.append(
                (gettext("Enrol trainees"), self.url("enrol", row.ref), "primary", "plus")
            )
        return actions + super().get_page_actions()

    def get_context(self, **context):
        own = policies.enrolments.scope(self.actor).in_class(self.row).state_counts()
        return super().get_context(
            counts=[(label, own[value]) for value, label in EnrolmentState.choices if value in own],
            **context,
        )


class ClassCreate(CreatePage):
    policy, form_class, verb = policies.classes, ClassForm, staticmethod(classes.plan)
    title = _("Plan a class")
    wants = ("actor",)


class ClassEdit(EditPage):
    policy, form_class, verb = policies.classes, ClassForm, staticmethod(classes.edit)
    wants = ("actor",)


class ClassEnrol(ChoosePage):
    """Whom the class may still take: of its tier and area, free on its days."""

    button = ("enrol", _("Enrol"))

    def dispatch(self, request, *args, ref, **kwargs):
        self.ref = ref
        return super().dispatch(request, *args, **kwargs)

    def check(self):
        """A role without the move still gets 404 for what it cannot see."""
        rows = policies.classes.scope(self.actor)
        self.row = rows.filter(ref=self.ref).first()
        if self.row is None:
            raise Http404
        if not policies.classes.allows(self.actor, "enrol", self.row):
            raise NotYours(
                gettext("This class does not enrol, or enrolling is not among your tasks.")
            )

    def offered(self):
        busy = Enrolment.objects.seated().filter(
            period__overlap=(self.row.starts_on, self.row.ends_on)
        )
        rows = selection.trainees(self.actor).filter(policies.seats_of(self.row))
        return rows.exclude(pk__in=busy.values("trainee_id"))

    def post(self, request):
        rows = self.chosen(request.POST)
        keys = enrolments.enrol_many(self.row, rows, actor=self.actor, now=timezone.now())
        text = ngettext("%(count)d trainee enrolled.", "%(count)d trainees enrolled.", len(keys))
        messages.success(request, text % {"count": len(keys)})
        return redirect(self.row.get_absolute_url())

    def get_title(self):
        return gettext("Enrol in %(name)s") % {"name": self.row.name}

    def get_breadcrumbs(self):
        return [
            (gettext("Classes"), super().url("list")),
            (self.row.name, self.row.get_absolute_url()),
        ]

    def get_context(self, **context):
        left = self.row.seats_left
        text = ngettext("%(count)d seat is left.", "%(count)d seats are left.", left)
        return super().get_context(subtitle=text % {"count": left}, **context)


class ClassGraduate(Page):
    """POST: everybody against whom nothing stands graduates; the others are told."""

    policy = policies.classes
    http_method_names = ["post"]

    def check(self):
        """The row decides."""

    def post(self, request, ref):
        row = self.get_row(ref)
        if not self.policy.allows(self.actor, "graduate", row):
            raise NotYours(
                gettext("This class does not run, or graduating is not among your tasks.")
            )
        count = enrolments.graduate(row, actor=self.actor, now=timezone.now())
        left = Enrolment.objects.in_class(row).unsettled().count()
        text = ngettext("%(count)d trainee graduated.", "%(count)d trainees graduated.", count)
        messages.success(request, text % {"count": count})
        if left:
            text = ngettext(
                "Against %(count)d something stands; see the four-in-one sheet.",
                "Against %(count)d something stands; see the four-in-one sheet.",
                left,
            )
            messages.warning(request, text % {"count": left})
        return redirect(f"{row.get_absolute_url()}?tab=sheet")


class LessonAdd(FormPage):
    policy, form_class, verb = policies.classes, LessonForm, staticmethod(classes.add_lesson)
    action = "timetable"
    title = _("Add a lesson")
    done_text = _("The lesson stands in the timetable.")

    def get_initial(self):
        return {"on": self.row.starts_on}

    def get_success_url(self, result):
        return f"{self.row.get_absolute_url()}?tab=timetable"


class LessonRemove(Page):
    """POST: takes a lesson out of the timetable."""

    policy = policies.lessons
    http_method_names = ["post"]

    def check(self):
        """The row decides."""

    def post(self, request, ref):
        lesson = self.get_row(ref, self.rows().select_related("training_class"))
        training_class = lesson.training_class
        if not policies.classes.allows(self.actor, "timetable", training_class):
            raise NotYours(gettext("The timetable of this class is not yours to change."))
        classes.remove_lesson(lesson, actor=self.actor, now=timezone.now())
        messages.success(request, gettext("The lesson was taken out."))
        return redirect(f"{training_class.get_absolute_url()}?tab=timetable")


def attendance_grid(rows, marks) -> tuple[list, list]:
    """The days kept, and per trainee the mark of each day with the share of the hours due."""
    days = list(marks.order_by("on").values_list("on", flat=True).distinct())
    kept: dict = {}
    for mark in marks:
        kept.setdefault(mark.enrolment_id, {})[mark.on] = mark
    return days, [(row, [kept.get(row.pk, {}).get(day) for day in days]) for row in rows]


def sheet_lines(training_class, rows) -> list[dict]:
    """The four-in-one sheet: marks, working, and what stands against graduation."""
    assessment = training_class.assessment
    lines = []
    for row in rows:
        found = rules.composite(row.marks, assessment)
        against = rules.completion_gaps(
            row.composite, row.hours_attended, training_class.hours, assessment
        )
        lines.append(
            {
                "row": row,
                "cells": [
                    {
                        "mark": row.marks[name],
                        "part": found.parts.get(name),
                        "missing": name in found.missing,
                    }
                    for name in rules.COMPONENTS
                ],
                "share": rules.attendance_share(row.hours_attended, training_class.hours),
                "against": enrolments.gap_texts(against)
                if row.state == EnrolmentState.ENROLLED
                else "",
            }
        )
    return lines
