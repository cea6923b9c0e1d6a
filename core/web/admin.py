"""Bases of the administration: runs in the user's scope, reads history, changes nothing a move should.

The site itself is opened only to roles that administer (`User.is_staff`); what they may do with a
model is the one table of permissions, asked through `User.has_perm`.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from core.audit.log import act, record
from core.web.errors import answer
from core.web.history import history

#: Columns that only services write.
NEVER_EDITED = ("ref", "org_path", "state", "version")


class ScopedAdmin(admin.ModelAdmin):
    """For code tables, organisations, accounts, schedules.

    Every change is an act in the ledger with its old and new values; `state` and what belongs to a
    move is always read-only. Deleting is off unless the table of permissions says "delete".
    """

    list_per_page = 50
    show_full_result_count = False
    #: Administrators need not be able to open the pages of what they see here, somebody's job say.
    view_on_site = False
    #: Fields whose values do not belong into the ledger (a password hash, a sealed text).
    hidden_from_ledger: tuple[str, ...] = ("password",)
    #: Template of the read-only history.
    object_history_template = "admin/core/history.html"

    def get_readonly_fields(self, request, obj=None):
        own = tuple(super().get_readonly_fields(request, obj))
        names = {field.name for field in self.model._meta.fields}
        return own + tuple(name for name in NEVER_EDITED if name in names and name not in own)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return (
            rows.within(request.actor.path)
            if hasattr(rows, "within") and self._is_scoped()
            else rows
        )

    def _is_scoped(self) -> bool:
        return any(field.name == "org_path" for field in self.model._meta.fields)

    def save_model(self, request, obj, form, change):
        """One act, with what changed."""
        before = {name: form.initial.get(name) for name in form.changed_data} if change else {}
        after = {name: form.cleaned_data.get(name) for name in form.changed_data}
        with act(request.actor, timezone.now()):
            super().save_model(request, obj, form, change)
            self.note(obj, "edit" if change else "create", self._plain(before), self._plain(after))

    def delete_model(self, request, obj):
        with act(request.actor, timezone.now()):
            self.note(obj, "delete", {"label": str(obj)}, {})
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with act(request.actor, timezone.now()):
            for obj in queryset:
                self.note(obj, "delete", {"label": str(obj)}, {})
            super().delete_queryset(request, queryset)

    @staticmethod
    def acting(request):
        """`with self.acting(request):` an act of whoever uses the administration."""
        return act(request.actor, timezone.now())

    def note(self, obj, verb: str, before: dict, after: dict) -> None:
        """Only rows with a `ref` are known to the ledger; a row without a scope is the province's."""
        if hasattr(obj, "ref"):
            record(_WithPath(obj), f"{obj._meta.model_name}.{verb}", before=before, after=after)

    def _plain(self, values: dict) -> dict:
        return {
            name: _plain(value)
            for name, value in values.items()
            if name not in self.hidden_from_ledger
        }

    # history: the ledger's, not django_admin_log's

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(name)s") % {"name": obj},
            "object": obj,
            "opts": self.opts,
            "entries": history([obj.ref]) if hasattr(obj, "ref") else [],
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def log_addition(self, request, obj, message):
        """The ledger has it already; Django's own log would hold a second, weaker copy."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """See log_addition."""


class ReadOnlyAdmin(ScopedAdmin):
    """For what only services write, and for history: look, search, filter; nothing else."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ActAdmin(ReadOnlyAdmin):
    """Read-only rows with acts of their own as buttons: `acts = {"run": (_("Run now"), verb)}`.

    The verb is a service: `verb(row, actor=, now=)`. For "run now" of schedules and the like.
    """

    acts: dict = {}

    def get_list_display(self, request):
        """With a column of buttons, for those who may press one of them."""
        known = super().get_list_display(request)
        names = [name for name in self.acts if self.may_act(request, name)]

        @admin.display(description="")
        def buttons(obj):
            # The list stands inside a form with a token against forgery; each button has its own aim.
            return format_html_join(
                " ",
                '<button type="submit" class="button" formaction="{}">{}</button>',
                (
                    (reverse(self._act_name(), args=[obj.pk, name]), self.acts[name][0])
                    for name in names
                    if self.offers(name, obj)
                ),
            )

        return (*known, buttons) if names else known

    def offers(self, name: str, obj) -> bool:
        """Whether the act makes sense for this row; the verb itself decides."""
        return True

    def may_act(self, request, name: str) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{name}_{self.opts.model_name}")

    def _act_name(self) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_act"

    def get_urls(self):
        name = self._act_name().partition(":")[2]
        view = self.admin_site.admin_view(self.act_view)
        return [path("<path:object_id>/acts/<slug:name>/", view, name=name), *super().get_urls()]

    def act_view(self, request, object_id, name):
        obj = self.get_object(request, object_id)
        known = self.acts.get(name)
        if request.method != "POST" or obj is None or known is None:
            raise PermissionDenied
        if not self.may_act(request, name):
            raise PermissionDenied
        label, verb = known
        try:
            verb(obj, actor=request.actor, now=timezone.now())
        except ValueError as error:
            refusal = answer(error)
            if refusal is None:
                raise
            messages.error(request, refusal.text)
        else:
            messages.success(request, _("Done: %(move)s · %(row)s") % {"move": label, "row": obj})
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        )


class _WithPath:
    """A row as the ledger takes it; what has no scope of its own counts as the province's."""

    def __init__(self, obj):
        self.ref = obj.ref
        self._meta = obj._meta
        self.org_path = getattr(obj, "org_path", None) or getattr(obj, "path", "")


def _plain(value):
    return value.pk if hasattr(value, "pk") else value
