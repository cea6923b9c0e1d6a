"""Moves of many rows: choose, read the summary, confirm; one set-based service call."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_htmx.http import HttpResponseClientRedirect

from core.web.errors import NotYours
from core.web.page import Page, not_for_role, safe_next
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused, Refused

#: Rows named one by one on the summary; of the others it gives the number.
NAMED = 200
MOST_REFS = 5_000


class ChosenRows(Page):
    """What the bar below a list sends: `ref`s, or `all=1` and the list's `query`."""

    http_method_names = ["post"]
    list_page: type[ListPage] = ListPage

    def chosen(self, data):
        """The rows meant, all within view."""
        if data.get("all") == "1":
            return self.list_page.filterset(self.actor, QueryDict(data.get("query", ""))).rows()
        refs = data.getlist("ref")
        if not refs:
            raise Refused(_("Choose at least one row."))
        if len(refs) > MOST_REFS:
            raise Refused(
                _("Choose at most %(most)d rows, or all of a filter.") % {"most": MOST_REFS}
            )
        field = self.policy.model._meta.get_field("ref")
        try:
            return self.rows().filter(ref__in=[field.to_python(ref) for ref in refs])
        except ValidationError:
            raise Refused(_("The request cannot be read.")) from None

    def meant(self) -> list[tuple[str, str]]:
        """The choice as hidden fields, for the page that asks for more before it acts."""
        data = self.request.POST
        if data.get("all") == "1":
            what = [("all", "1"), ("query", data.get("query", ""))]
        else:
            what = [("ref", ref) for ref in data.getlist("ref")]
        return [*what, ("next", self.back())]

    def back(self) -> str:
        """The list as it was, with its filter."""
        query = self.request.POST.get("query", "")
        return safe_next(self.request, f"{self.url('list')}?{query}" if query else self.url("list"))


class ChosenForm(ChosenRows, ABC):
    """Chosen rows with whom something is done that a form asks about first.

    First answer: the form with the number of rows; with `confirm=1` one call of `carry_out`, and the
    address to go to.
    """

    action = "view"
    template_name = "pages/chosen_form.html"
    form_class: type[forms.Form] = forms.Form
    submit_label: Any = ""

    def check(self):
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    def post(self, request):
        chosen = self.chosen(request.POST)
        if request.POST.get("confirm") != "1":
            return self.ask(chosen, self.make_form())
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.ask(chosen, form, status=422)
        try:
            target = self.carry_out(chosen, form.cleaned_data)
        except Refused as error:
            for name, text in error.fields.items():
                form.add_error(name if name in form.fields else None, str(text))
            if not error.fields:
                form.add_error(None, str(error))
            return self.ask(chosen, form, status=422)
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(target)
        return redirect(target)

    def make_form(self, data=None) -> forms.Form:
        return self.form_class(data)

    @abstractmethod
    def summary(self, count: int) -> str:
        """What would be done with how many."""

    @abstractmethod
    def carry_out(self, chosen, data: dict[str, Any]) -> str:
        """Do it; the address of what came of it."""

    def ask(self, chosen, form: forms.Form, status: int = 200):
        context = self.get_context(
            form=form,
            summary=self.summary(chosen.order_by().count()),
            hidden=[*self.meant(), ("confirm", "1")],
            submit_label=self.submit_label,
            cancel_url=self.back(),
        )
        return self.render(context, status=status)

    def get_breadcrumbs(self):
        return [(str(self.list_page.title), self.url("list"))]


class BatchMoveView(ChosenRows):
    """POST …/moves/<move>/ with `ref`s, or `all=1` and the list's `query`.

    First answer: the summary page (how many will move, which will not and why). With `confirm=1`
    it calls `services.<move>_many(queryset, actor=, now=, reason=)`. When another number of rows
    would move than the summary said, the summary comes again.
    """

    template_name = "pages/confirm.html"

    @property
    def workflow(self):
        return self.list_page.workflow

    def check(self):
        self.policy = self.list_page.policy

    def post(self, request, move):
        self.move = self.workflow.get(move)
        if self.move is None or not hasattr(self.list_page.services, f"{move}_many"):
            raise Http404
        if not self.policy.may(self.actor, move):
            raise NotYours(not_for_role(self.actor))
        chosen = self.chosen(request.POST)
        ready = self.ready(chosen)
        if request.POST.get("confirm") != "1":
            return self.summary(chosen, ready)
        return self.carry_out(chosen, ready)

    def ready(self, chosen):
        """Those of them that the actor may move and that are in a state the move starts from."""
        return self.rows(self.move.name).filter(
            pk__in=chosen.order_by().values("pk"), state__in=self.move.sources
        )

    def summary(self, chosen, ready, *, note: str = "", status: int = 200):
        count = ready.count()
        total = chosen.order_by().count()
        refused = self.refused(chosen, ready) if total > count else []
        return self.render(
            self.get_context(
                move=self.move,
                ready_count=count,
                refused=refused,
                refused_count=total - count,
                refused_unnamed=total - count - len(refused),
                hidden=self.hidden(count),
                reason_required=self.move.reason_required,
                reason=self.request.POST.get("reason", ""),
                submit_label=self.submit_label(count),
                cancel_url=self.back(),
                note=note,
            ),
            status=status,
        )

    def refused(self, chosen, ready) -> list[tuple[str, str]]:
        """(row, reason) of the first that will not move."""
        states = dict(self.policy.model._meta.get_field("state").flatchoices)
        rest = chosen.exclude(pk__in=ready.order_by().values("pk"))[:NAMED]
        return [(str(row), self.reason_against(row, states)) for row in rest]

    def reason_against(self, row, states) -> str:
        if row.state not in self.move.sources:
            return _("The state is “%(state)s”.") % {"state": states.get(row.state, row.state)}
        return _("This row is not yours to decide.")

    def hidden(self, count: int) -> list[tuple[str, str]]:
        """What the confirmation sends again."""
        return [*self.meant(), ("expected", str(count)), ("confirm", "1")]

    def carry_out(self, chosen, ready):
        reason = self.request.POST.get("reason", "").strip()
        if self.move.reason_required and not reason:
            return self.summary(chosen, ready, note=_("A reason is needed."), status=422)
        expected = self.request.POST.get("expected", "")
        if expected != str(ready.count()):
            text = _("Meanwhile other rows qualify than before. Read the summary again.")
            return self.summary(chosen, ready, note=text, status=409)
        verb = getattr(self.list_page.services, f"{self.move.name}_many")
        moved = verb(ready, actor=self.actor, now=timezone.now(), reason=reason)
        if moved is not None and str(moved) != expected:
            raise MoveRefused(
                _("Other rows changed at the same moment. Nothing was done."), "stale"
            )
        count = int(expected)
        text = ngettext(
            "%(move)s: %(count)d row done.", "%(move)s: %(count)d rows done.", count
        ) % {"move": self.move.label, "count": count}
        messages.success(self.request, text)
        return redirect(self.back())

    def submit_label(self, count: int) -> str:
        return _("%(move)s (%(count)d)") % {"move": self.move.label, "count": count}

    def get_title(self):
        return str(self.move.label)

    def get_breadcrumbs(self):
        return [(str(self.list_page.title), self.url("list"))]
