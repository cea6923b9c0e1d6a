"""Appointment-form files in and out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.formats.lrmx import write
from candidates.forms import DossierUploadForm, ImportForm
from candidates.policies import people as policy
from candidates.services import archives, dossiers
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of
from core.orgs.models import AccessLog
from core.web.downloads import attachment
from core.web.page import Page
from core.web.pages.forms import FormPage


class DossierDownload(Page):
    """GET: the dossier as a file, with photo and ID number; the look is on record."""

    policy = policy
    action = "download"

    def get(self, request, ref):
        person = self.get_row(ref, self.rows("download"))
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="dossier",
                object_type="candidates.person",
                object_ref=person.ref,
            )
        )
        return attachment(write(file_of(person)), f"{person.name}.lrmx", "application/xml")


class DossierUpload(FormPage):
    """A newer file of the same person."""

    policy = policy
    form_class = DossierUploadForm
    verb = dossiers.update_from_file
    title = gettext_lazy("Newer file")
    submit_label = gettext_lazy("Take over")
    done_text = gettext_lazy("The dossier says what the file says.")

    def get_initial(self):
        return {}

    def get_data(self, form):
        file = form.cleaned_data["file"]
        return {"source": DossierFile(file.name, file.read())}


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
