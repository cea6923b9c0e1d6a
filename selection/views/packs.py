"""The committee's pack: built by a job, released where it holds inspection material, given out."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.orgs.models import AccessLog
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import BackToRow, FormPage
from selection import forms, policies
from selection.formats.packs import digest
from selection.services import packing
from selection.states import PACK, PackState


class PackCreate(BackToRow, FormPage):
    """From the page of a meeting; leads to the job."""

    policy, form_class = policies.meetings, forms.PackForm
    action = "view"
    title = _("Build the committee pack")
    submit_label = _("Build")
    done_text = _("The pack is being built.")
    verb = staticmethod(packing.queue)

    def load(self, ref):
        self.row = self.get_row(ref, self.rows().for_detail())
        if not policies.packs.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def is_stale(self, form):
        return False

    def get_success_url(self, result):
        return result.get_absolute_url()


class PackDetail(DetailPage):
    """What was built, from what, and the files, for whoever may have them."""

    policy, workflow, services = policies.packs, PACK, packing
    template_name = "selection/pack_detail.html"

    def get_context(self, **context):
        may_download = self.row.state == PackState.READY and self.policy.allows(
            self.actor, "download", self.row
        )
        files = [(form, getattr(self.row, form)) for form in packing.FORMS]
        return super().get_context(
            files=files,
            may_download=may_download,
            is_intact=digest(self.row.content) == self.row.digest,
            **context,
        )

    def get_breadcrumbs(self):
        meeting = self.row.meeting
        return [
            (str(_("Meetings of the committee")), reverse("selection:meeting-list")),
            (str(meeting), meeting.get_absolute_url()),
        ]


class PackDownload(Page):
    """POST …/packs/<ref>/<form>/: one of the files; on record before it leaves."""

    http_method_names = ["post"]
    policy, action = policies.packs, "download"

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref, form):
        if form not in packing.FORMS:
            raise Http404
        row = self.get_row(ref, self.rows().for_detail())
        super().check()
        if not self.policy.allows(self.actor, self.action, row):
            raise NotYours(
                _("You withdraw from somebody's case in this meeting; its papers are not yours.")
            )
        file = packing.download(row, form, actor=self.actor, now=timezone.now())
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="file",
                object_type="selection.committeepack",
                object_ref=row.ref,
            )
        )
        return attachment(file.content, file.name, file.content_type)
