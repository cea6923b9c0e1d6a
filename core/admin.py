"""Core in the administration: organisations, accounts, memberships; logs to read."""

import secrets

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.audit.models import AuditEntry
from core.jobs.models import Job
from core.orgs.models import AccessLog, Membership, Organisation, User
from core.web import tokens
from core.web.admin import ActAdmin, ReadOnlyAdmin, ScopedAdmin
from core.web.models import ApiToken

#: Letters and digits that nobody mistakes for each other when they are read aloud.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """Four groups of four; must be changed at the first sign-in."""
    letters = [secrets.choice(_ALPHABET) for _place in range(16)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ("parent", "kind", "code", "name", "latin", "is_direct", "valid_from", "valid_to")


@admin.register(Organisation)
class OrganisationAdmin(ScopedAdmin):
    form = OrganisationForm
    list_display = ("name", "latin", "kind", "code", "path", "valid_to")
    list_filter = ("kind", "is_direct")
    search_fields = ("name", "latin", "code")
    autocomplete_fields = ("parent",)

    def get_readonly_fields(self, request, obj=None):
        # Moving a unit rewrites the paths of all its rows: that is a migration, not an edit.
        moved = ("parent", "kind") if obj else ()
        return (*super().get_readonly_fields(request, obj), *moved)

    def save_model(self, request, obj, form, change):
        if not change:
            made = Organisation.objects.create_under(form.cleaned_data["parent"], **_own(form))
            obj.pk, obj.ref, obj.path, obj.scope_path = (
                made.pk,
                made.ref,
                made.path,
                made.scope_path,
            )
            obj._state.adding = False
        super().save_model(request, obj, form, change)


def _own(form) -> dict:
    return {name: value for name, value in form.cleaned_data.items() if name != "parent"}


class MembershipInline(admin.TabularInline):
    """Only shown: roles are granted by the security administrator, in a form of their own."""

    model = Membership
    extra = 0
    can_delete = False
    fields = readonly_fields = ("role_row", "organisation", "is_active", "granted_at")

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(ScopedAdmin):
    fields = ("username", "name", "organisation", "email", "language", "is_active")
    list_display = ("username", "name", "organisation", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "name")
    autocomplete_fields = ("organisation",)
    inlines = (MembershipInline,)
    actions = ("reset_password",)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_service=False)

    def save_model(self, request, obj, form, change):
        password = ""
        if not change:
            password = one_time_password()
            obj.set_password(password)
            obj.must_change_password = True
        super().save_model(request, obj, form, change)
        if password:
            self._hand_over(request, obj, password)

    @admin.action(description=gettext_lazy("Set a one-time password"), permissions=["change"])
    def reset_password(self, request, queryset):
        for user in queryset:
            password = one_time_password()
            user.set_password(password)
            user.must_change_password = True
            with self.acting(request):
                user.save(update_fields=["password", "must_change_password"])
                self.note(user, "reset_password", {}, {})
            self._hand_over(request, user, password)

    @staticmethod
    def _hand_over(request, user, password: str) -> None:
        text = _("One-time password of %(user)s, shown only now: %(password)s")
        messages.warning(request, text % {"user": user.username, "password": password})


@admin.register(Membership)
class MembershipAdmin(ScopedAdmin):
    fields = ("user", "role_row", "organisation", "is_active")
    list_display = ("user", "role_row", "organisation", "is_active", "granted_at")
    list_filter = ("role_row", "is_active")
    search_fields = ("user__username", "user__name", "organisation__name")
    autocomplete_fields = ("user", "organisation")
    list_select_related = ("user", "organisation", "role_row")

    def get_readonly_fields(self, request, obj=None):
        # A grant is ended and a new one made; it never turns into another one.
        fixed = ("user", "role_row", "organisation") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "chain", "n", "action", "role", "object_type", "object_ref", "historical")
    list_filter = ("action", "role", "historical")
    search_fields = ("=object_ref", "=request_id")
    date_hierarchy = "at"
    ordering = ("-id",)


@admin.register(AccessLog)
class AccessLogAdmin(ReadOnlyAdmin):
    list_display = (
        "at",
        "user",
        "role",
        "kind",
        "object_type",
        "object_ref",
        "purpose",
        "row_count",
    )
    list_filter = ("kind", "role")
    search_fields = ("=object_ref", "purpose")
    date_hierarchy = "at"
    list_select_related = ("user",)


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("kind", "state", "user", "attempts", "queued_at", "finished_at")
    list_filter = ("state", "kind")
    date_hierarchy = "queued_at"


@admin.register(ApiToken)
class ApiTokenAdmin(ActAdmin):
    """Who has left, or has lost a key, is cut off here; the key itself is known to nobody."""

    fields = ("name", "hint", "user", "membership", "created_at", "expires_at", "revoked_at")
    list_display = ("user", "membership", "name", "hint", "created_at", "expires_at", "revoked_at")
    list_filter = ("expires_at", "revoked_at")
    search_fields = ("name", "user__username", "user__name")
    list_select_related = ("user", "membership__role_row", "membership__organisation")
    acts = {"revoke": (gettext_lazy("Revoke"), tokens.revoke)}

    def offers(self, name: str, obj) -> bool:
        return obj.revoked_at is None
