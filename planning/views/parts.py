"""Pages of an edition's parts; they lead back to their tab of the edition."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import EditPage, FormPage
from planning import forms, policies
from planning.services import parts


def edition_url(edition, tab: str) -> str:
    return f"{reverse('planning:edition-detail', args=[edition.ref])}?tab={tab}"


class PartCreate(FormPage):
    """A new part; the row of the page is the edition."""

    policy = policies.editions
    tab = ""

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return edition_url(self.row, self.tab)

    def get_cancel_url(self):
        return edition_url(self.row, self.tab)

    def get_title(self):
        return str(self.title)

    def get_breadcrumbs(self):
        return part_crumbs(self.row, self.tab)


class PartEdit(EditPage):
    tab = ""

    def rows(self, action="view"):
        return super().rows(action).select_related("edition")

    def get_success_url(self, result):
        return edition_url(self.row.edition, self.tab)

    def get_cancel_url(self):
        return edition_url(self.row.edition, self.tab)

    def get_breadcrumbs(self):
        return part_crumbs(self.row.edition, self.tab)


class PartRemove(Page):
    """POST: take a part out of a draft."""

    http_method_names = ["post"]
    verb: Callable
    tab = ""

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref):
        part = self.get_row(ref, self.rows().select_related("edition"))
        if not self.policy.may(self.actor, "delete"):
            raise NotYours(not_for_role(self.actor))
        type(self).verb(part, actor=self.actor, now=timezone.now())
        messages.success(request, gettext("Removed: %(name)s") % {"name": part})
        return redirect(edition_url(part.edition, self.tab))


def part_crumbs(edition, tab) -> list[tuple[str, str]]:
    return [
        (gettext("Editions"), reverse("planning:edition-list")),
        (str(edition), edition_url(edition, tab)),
    ]


class SubProjectCreate(PartCreate):
    form_class, tab = forms.SubProjectForm, "subprojects"
    verb = staticmethod(parts.add_sub_project)
    title = _("New sub-project")


class SubProjectEdit(PartEdit):
    policy, form_class, tab = policies.sub_projects, forms.SubProjectForm, "subprojects"
    verb = staticmethod(parts.edit_sub_project)


class SubProjectRemove(PartRemove):
    policy, tab = policies.sub_projects, "subprojects"
    verb = staticmethod(parts.remove_sub_project)


class MemberCreate(PartCreate):
    form_class, tab = forms.MemberForm, "group"
    verb = staticmethod(parts.add_member)
    title = _("New member")


class MemberEdit(PartEdit):
    policy, form_class, tab = policies.group_members, forms.MemberForm, "group"
    verb = staticmethod(parts.edit_member)


class MemberRemove(PartRemove):
    policy, tab = policies.group_members, "group"
    verb = staticmethod(parts.remove_member)


class GateCreate(PartCreate):
    form_class, tab = forms.GateForm, "procedure"
    verb = staticmethod(parts.add_gate)
    title = _("New step")


class GateEdit(PartEdit):
    policy, form_class, tab = policies.gates, forms.GateForm, "procedure"
    verb = staticmethod(parts.edit_gate)


class GateRemove(PartRemove):
    policy, tab = policies.gates, "procedure"
    verb = staticmethod(parts.remove_gate)
