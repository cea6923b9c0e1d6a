"""Appointment-form files in and out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.formats.carrying import left_behind
from candidates.formats.lrmx import write
from candidates.forms import DossierUploadForm, DownloadForm, ImportForm
from candidates.policies import people as policy
from candidates.services import archives, forms, renewing
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of_record, load_record
from candidates.tables import field_labels
from candidates.views.imports import shown
from core.orgs.models import AccessLog
from core.web.downloads import attachment
from core.web.pages.forms import FormPage
from core.workflow.errors import Refused


class DossierDownload(FormPage):
    """What the file cannot carry, and a reason, first; the answer is the dossier as a file, with photo
    and ID number."""

    policy = policy
    action = "download"
    form_class = DownloadForm
    template_name = "candidates/person_download.html"
    title = gettext_lazy("Download LRMX")
    submit_label = gettext_lazy("Download LRMX")

    def get_initial(self):
        return {}

    def get_context(self, **context):
        labels = field_labels()
        lines = [
            (labels[each.name], shown(each.name, each.was), shown(each.name, each.written))
            for each in left_behind(load_record(self.row))
        ]
        return super().get_context(left_behind=lines, **context)

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        reason = form.cleaned_data["reason"]
        try:
            record = forms.release(
                self.row, actor=self.actor, now=self.now, reason=reason, form="lrmx"
            )
        except Refused as error:
            return self.show_refusal(form, error)
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="dossier",
                object_type="candidates.person",
                object_ref=self.row.ref,
                purpose=reason,
            )
        )
        content = write(file_of_record(record))
        return attachment(content, f"{self.row.name}.lrmx", "application/xml")


class DossierUpload(FormPage):
    """A newer file of the same person: kept, then compared field by field."""

    policy = policy
    form_class = DossierUploadForm
    verb = renewing.offer
    title = gettext_lazy("Newer file")
    submit_label = gettext_lazy("Compare")
    done_text = gettext_lazy("Nothing is changed yet. Choose what to take over.")

    def get_initial(self):
        return {}

    def get_data(self, form):
        file = form.cleaned_data["file"]
        return {"source": DossierFile(file.name, file.read())}

    def get_success_url(self, result):
        return result.get_absolute_url()


class DossierImport(FormPage):
    """Many files at once; the job's page shows how far it is and what was wrong."""

    policy = policy
    action = "import"
    has_row = False
    form_class = ImportForm
    wants = ("actor",)
    verb = archives.queue_import
    title = gettext_lazy("Import dossiers")
    submit_label = gettext_lazy("Import")

    def get_data(self, form):
        data = super().get_data(form)
        files = [DossierFile(file.name, file.read()) for file in data.pop("dossiers")]
        return {**data, "files": files}

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_done_text(self, result):
        return _("The import has been queued.")
