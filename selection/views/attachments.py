"""Attachments of a nomination, and which of them an edition asks for."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.handover import people
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from planning.handover import running_editions
from selection import policies
from selection.forms import AttachmentForm, RequiredAttachmentForm
from selection.models import RequiredAttachment
from selection.services import attachments


class AttachmentAdd(FormPage):
    policy, form_class = policies.nominations, AttachmentForm
    verb = staticmethod(attachments.add)
    template_name = "selection/attachment_form.html"
    title = gettext_lazy("Add an attachment")
    submit_label = gettext_lazy("Add")
    done_text = gettext_lazy("The attachment is added.")

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {"kind": self.request.GET.get("kind", "")}

    def get_success_url(self, result):
        return f"{self.url('detail', self.row.ref)}?tab=attachments"

    def get_cancel_url(self):
        return self.get_success_url(None)


class _OfAttachment(Page):
    """POST about one attachment of a nomination in view."""

    http_method_names = ["post"]
    policy = policies.nominations
    action = "edit"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def load(self, ref, attachment):
        self.row = self.get_row(ref, self.rows().for_detail())
        super().check()
        if not self.policy.allows(self.actor, self.action, self.row):
            raise NotYours(_("This row is not yours to change."))
        rows = self.row.attachments.current().select_related("file", "nomination__person")
        return self.get_row(attachment, rows)

    def back(self):
        return redirect(f"{self.url('detail', self.row.ref)}?tab=attachments")


class AttachmentRemove(_OfAttachment):
    def post(self, request, ref, attachment):
        attachments.remove(self.load(ref, attachment), actor=self.actor, now=timezone.now())
        messages.success(request, _("The attachment is taken away."))
        return self.back()


class AttachmentCompare(_OfAttachment):
    """An appointment form goes on to the comparison with the dossier."""

    action = "view"

    def post(self, request, ref, attachment):
        found = self.load(ref, attachment)
        person = self.row.person
        if not people.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))
        if not people.allows(self.actor, "edit", person):
            raise NotYours(_("This row is not yours to change."))
        kept = attachments.offer_form(found, actor=self.actor, now=timezone.now())
        return redirect(kept.get_absolute_url())


class RequiredAttachments(FormPage):
    """One form; above it what holds now."""

    policy = policies.required_attachments
    has_row = False
    form_class = RequiredAttachmentForm
    wants = ("actor",)
    verb = staticmethod(attachments.require)
    template_name = "selection/required_attachments.html"
    title = gettext_lazy("Required attachments")

    def get_context(self, **context):
        rows = RequiredAttachment.objects.filter(edition__in=running_editions(self.actor))
        return super().get_context(
            required=list(rows.select_related("edition").order_by("edition_id", "pk")), **context
        )

    def get_success_url(self, result):
        return reverse("selection:required-attachments")

    def get_cancel_url(self):
        return reverse("selection:nomination-list")

    def get_breadcrumbs(self):
        return [(_("Nominations"), reverse("selection:nomination-list"))]
