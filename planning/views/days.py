"""Exceptions from the national calendar of working days."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import CreatePage, EditPage
from core.web.pages.listing import ListPage
from planning import filters, forms, policies, tables
from planning.services import days


class DayList(ListPage):
    policy, table, filters = (
        policies.day_exceptions,
        tables.DayExceptionTable,
        filters.DayExceptionFilter,
    )
    title = _("Working-day calendar")
    create_label = _("New exception")
    empty_text = _("The national calendar holds without exception.")


class DayCreate(CreatePage):
    policy = policies.day_exceptions
    form_class = forms.DayForm
    verb = staticmethod(days.create)
    title = _("New exception")


class DayEdit(EditPage):
    policy = policies.day_exceptions
    form_class = forms.DayForm
    verb = staticmethod(days.edit)
    template_name = "planning/day_edit.html"

    def get_initial(self):
        return {**super().get_initial(), "is_working": "yes" if self.row.is_working else "no"}


class DayRemove(Page):
    """POST: the national calendar holds again on that day."""

    http_method_names = ["post"]
    policy = policies.day_exceptions

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        day = self.get_row(ref)
        if not self.policy.may(self.actor, "delete"):
            raise NotYours(not_for_role(self.actor))
        days.remove(day, actor=self.actor, now=timezone.now())
        messages.success(request, gettext("Removed: %(name)s") % {"name": day})
        return redirect(reverse("planning:day-list"))
