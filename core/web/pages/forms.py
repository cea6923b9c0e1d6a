"""Pages with a form: validate shape, make one service call, redirect."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from core.web.drafts import draft_key
from core.web.errors import NotYours
from core.web.once import Once, UnderWay, new_key
from core.web.page import Page, not_for_role, safe_next
from core.workflow.errors import MoveRefused, Refused

VERSION, KEY = "form_version", "form_key"


class BackToRow:
    """For a form below a row that begins empty and leads back to the row, done or not."""

    row: Any

    def get_success_url(self, result):
        return self.row.get_absolute_url()

    def get_cancel_url(self):
        return self.row.get_absolute_url()

    def get_initial(self):
        return {}


class FormPage(Page):
    """A form whose cleaned data become the keyword arguments of `verb`.

    `verb(row, **data, actor=, now=)` where the page has a row (the URL carries `ref`), else
    `verb(**data, actor=, now=)`. A form that takes `actor`, `row` or `now` as keyword gets them
    (`wants`). An invalid form answers 422, a stale one 409 with
    both values shown; the second press of the same button leads to the first one's result.
    """

    template_name = "pages/form.html"
    partial = "form"
    #: A Form or a ModelForm.
    form_class: Any
    verb: Any = None
    action = "edit"
    has_row = True
    submit_label: object = gettext_lazy("Save")
    done_text: object = gettext_lazy("Saved.")
    #: Which of "actor", "row", "now" the form class takes as keyword arguments.
    wants: tuple[str, ...] = ()
    row: Any = None
    #: Entries outlive a closed tab and a lost connection, sealed in the browser (static/drafts.js).
    keeps_entries = False

    def check(self):
        if not self.has_row:
            super().check()

    def dispatch(self, request, *args, **kwargs):
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, ref=None):
        self.load(ref)
        return self.show(self.make_form())

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        if self.is_stale(form):
            return self.show_conflict(form)
        once = Once(self.actor.user_id, form.cleaned_data.get(KEY) or "")
        try:
            earlier = once.begin()
        except UnderWay:
            form.add_error(
                None, _("This is being saved already. Wait a moment, then look at the list.")
            )
            return self.show(form, status=409)
        if earlier:
            if self.keeps_entries:
                self.say_saved(str(self.done_text))
            return self.leave(earlier)
        try:
            result = self.carry_out(form)
        except BaseException as error:
            once.failed()
            if isinstance(error, Refused):
                return self.show_refusal(form, error)
            raise
        target = self.get_success_url(result)
        once.done(target)
        self.say_saved(str(self.get_done_text(result)))
        return self.leave(target)

    def say_saved(self, text: str) -> None:
        """The browser lets go of what it keeps of this form when it reads the message."""
        tags = f"saved:{self.request.path}" if self.keeps_entries else ""
        messages.success(self.request, text, extra_tags=tags)

    # the row

    def load(self, ref) -> None:
        """The row in view and the actor's to change; 404 or 403 otherwise."""
        if not self.has_row:
            return
        self.row = self.get_row(ref)
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))
        if not self.policy.allows(self.actor, self.action, self.row):
            raise NotYours(_("This row is not yours to change."))

    # the form

    def get_initial(self) -> dict:
        """What the form starts with: of a row, its values under the names of the fields."""
        if self.row is None:
            return {}
        names = self.form_class.base_fields
        return {name: getattr(self.row, name) for name in names if hasattr(self.row, name)}

    def get_form_kwargs(self) -> dict:
        offered = {"actor": self.actor, "row": self.row, "now": self.now}
        return {name: offered[name] for name in self.wants}

    def make_form(self, data=None, files=None) -> forms.Form:
        form = self.form_class(data, files, initial=self.get_initial(), **self.get_form_kwargs())
        hidden: Any = {"required": False, "widget": forms.HiddenInput}
        form.fields[KEY] = forms.CharField(initial=new_key(), max_length=64, **hidden)
        if self.row is not None:
            form.fields[VERSION] = forms.IntegerField(initial=self.row.version, **hidden)
        return form

    def get_data(self, form) -> dict:
        """The keyword arguments of the verb."""
        return {
            name: value for name, value in form.cleaned_data.items() if name not in (KEY, VERSION)
        }

    def carry_out(self, form):
        arguments = {**self.get_data(form), "actor": self.actor, "now": self.now}
        return type(self).verb(*([self.row] if self.row is not None else []), **arguments)

    # answers

    def is_stale(self, form) -> bool:
        sent = form.cleaned_data.get(VERSION)
        return self.row is not None and sent is not None and sent != self.row.version

    def show(self, form, *, status: int = 200, **context) -> HttpResponse:
        response = self.render(self.get_context(form=form, row=self.row, **context), status=status)
        if self.keeps_entries:
            # The key of the entries stays out of the browser's cache.
            response.headers["Cache-Control"] = "no-store"
        return response

    def show_refusal(self, form, error: Refused) -> HttpResponse:
        """The service's texts at their fields; a stale row with both values."""
        if isinstance(error, MoveRefused) and error.code == "stale" and self.row is not None:
            self.row = self.get_row(self.row.ref)
            return self.show_conflict(form)
        for name, text in error.fields.items():
            form.add_error(name if name in form.fields else None, str(text))
        if error.text or not error.fields:
            form.add_error(None, str(error))
        return self.show(form, status=409 if isinstance(error, MoveRefused) else 422)

    def show_conflict(self, form) -> HttpResponse:
        """Somebody was quicker: the reader's values stay in the form, the recorded ones stand beside."""
        current = self.get_initial()
        conflicts = [
            (
                str(bound.label),
                shown_value(form, bound.name, form.cleaned_data.get(bound.name)),
                shown_value(form, bound.name, current[bound.name]),
            )
            for bound in form.visible_fields()
            if bound.name in current and form.cleaned_data.get(bound.name) != current[bound.name]
        ]
        form.data = form.data.copy()
        form.data[form.add_prefix(VERSION)] = self.row.version
        form.data[form.add_prefix(KEY)] = new_key()
        text = _(
            "Somebody changed this while you were writing. Compare, then save again or leave it."
        )
        form.add_error(None, text)
        return self.show(form, status=409, conflicts=conflicts)

    def leave(self, target: str) -> HttpResponse:
        if getattr(self.request, "htmx", False) and not self.request.htmx.boosted:
            return HttpResponseClientRedirect(target)
        return redirect(target)

    def get_success_url(self, result) -> str:
        row = result if hasattr(result, "ref") else self.row
        own = self.sibling_url("detail", row.ref) if row is not None else ""
        return safe_next(self.request, own or self.sibling_url("list") or "/")

    def get_cancel_url(self) -> str:
        own = self.sibling_url("detail", self.row.ref) if self.row is not None else ""
        return safe_next(self.request, own or self.sibling_url("list") or "/")

    def get_done_text(self, result) -> object:
        return self.done_text

    def get_breadcrumbs(self):
        crumbs = super().get_breadcrumbs()
        if not crumbs and (url := self.sibling_url("list")):
            crumbs.append((self.policy.model._meta.verbose_name_plural.capitalize(), url))
        if self.row is not None and (url := self.sibling_url("detail", self.row.ref)):
            crumbs.append((str(self.row), url))
        return crumbs

    def get_context(self, **context):
        if self.keeps_entries:
            context["draft_key"] = draft_key(self.request.user)
        return super().get_context(
            submit_label=str(self.submit_label), cancel_url=self.get_cancel_url(), **context
        )


def shown_value(form, name: str, value):
    """A value as the form's reader knows it: a choice by its label."""
    choices = getattr(form.fields[name], "choices", None)
    return dict(choices).get(value, value) if isinstance(choices, list) else value


class CreatePage(FormPage):
    """A new row: `verb(**data, actor=, now=)` returns it."""

    action = "create"
    has_row = False

    def get_title(self):
        return str(self.title) or _("New: %(name)s") % {
            "name": self.policy.model._meta.verbose_name
        }


class EditPage(FormPage):
    """Other values for a row: `verb(row, **data, actor=, now=)`."""

    def get_title(self):
        return str(self.title) or _("Edit: %(name)s") % {"name": self.row}


class MoveFormPage(FormPage):
    """A move that needs more than a reason: GET and POST …/<ref>/<move>/, the same verb."""

    move: Any = None

    def load(self, ref):
        self.action = self.move.name
        super().load(ref)
        if self.request.method == "GET" and self.row.state not in self.move.sources:
            text = _("“%(move)s” is not possible: the state is “%(state)s”.")
            state = self.row.get_state_display()
            raise MoveRefused(text % {"move": self.move.label, "state": state}, code="state")

    def get_initial(self):
        return {**super().get_initial(), "reason": ""}

    def get_title(self):
        return str(self.title) or str(self.move.label)
