"""Appointment-form files in and out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from candidates.formats.lrmx import write
from candidates.forms import DossierUploadForm, ImportForm
from candidates.models import Person
from candidates.policies import people as policy
from candidates.rules import codes, identity
from candidates.services import archives, renewing
from candidates.services.dossiers import DossierFile
from candidates.services.records import file_of
from candidates.states import AppraisalGrade
from core.files.models import StoredFile
from core.orgs.models import AccessLog
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
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
        return self.url("renew", self.row.ref, result.ref)


class DossierRenewal(Page):
    """GET/POST …/people/<ref>/renew/<file>/: what a file says otherwise; `take` names what is taken.

    The file is found by who sent it alone. Relatives are shown by number only: who must see them says
    why on the person's page.
    """

    policy = policy
    action = "edit"
    template_name = "candidates/person_renewal.html"
    title = gettext_lazy("Newer file")

    def check(self):
        """The row decides first."""

    def get(self, request, ref, file):
        self.load(ref, file)
        return self.show(renewing.compare(self.row, self.file))

    def post(self, request, ref, file):
        self.load(ref, file)
        version = request.POST.get("version", "")
        chosen = request.POST.getlist("take")
        renewing.take_over(
            self.row,
            file=self.file,
            chosen=chosen,
            version=int(version) if version.isdigit() else None,
            actor=self.actor,
            now=timezone.now(),
            reason=request.POST.get("reason", "").strip(),
        )
        count = len(chosen)
        text = (
            ngettext("%(count)d field was taken over.", "%(count)d fields were taken over.", count)
            % {"count": count}
            if count
            else _("Nothing was taken over.")
        )
        messages.success(request, text)
        return redirect(self.url("detail", self.row.ref))

    def load(self, ref, file) -> None:
        self.row = self.get_row(ref)
        if not self.policy.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))
        if not self.policy.allows(self.actor, "edit", self.row):
            raise NotYours(_("This row is not yours to change."))
        mine = StoredFile.objects.filter(
            ref=file, stored_by=self.actor.user_id, org_path=self.row.org_path, belongs_to=""
        )
        self.file = mine.first()
        if self.file is None:
            raise Http404

    def show(self, renewal):
        lines = [self.line(each) for each in renewal.differences]
        context = self.get_context(
            row=self.row,
            file=self.file,
            lines=lines,
            version=renewal.version,
            cancel_url=self.url("detail", self.row.ref),
        )
        return self.render(context)

    def line(self, difference) -> dict:
        """Name, label, both values as lines of text, and whether it is ticked at first."""
        return {
            "name": difference.name,
            "label": capfirst(LABELS.get(difference.name) or _label(difference.name)),
            "was": _shown(difference.name, difference.was),
            "given": _shown(difference.name, difference.given),
            "empties": difference.empties,
        }

    def get_breadcrumbs(self):
        return [(self.row.name, self.url("detail", self.row.ref))]


LABELS = {
    "id_number": gettext_lazy("ID number"),
    "education": gettext_lazy("Education"),
    "career": gettext_lazy("Résumé"),
    "awards": gettext_lazy("Rewards and penalties"),
    "appraisals": gettext_lazy("Annual appraisals"),
    "family": gettext_lazy("Family"),
}
_CODES = {
    "sex": codes.sexes,
    "ethnic_group": codes.ethnic_groups,
    "political_status": codes.political_statuses,
}


def _label(name: str):
    return getattr(Person._meta.get_field(name), "verbose_name", name)


def _shown(name: str, value) -> list[str]:
    """The value as lines for a reader; what is masked elsewhere is masked here."""
    if not value:
        return []
    if name in _CODES:
        return [_CODES[name]().label(value, get_language())]
    if name == "id_number":
        return [identity.mask_id_number(value)]
    if name == "family":
        text = ngettext("%(count)d relative", "%(count)d relatives", len(value))
        return [text % {"count": len(value)}]
    if name == "career":
        return [f"{_dotted(start)}–{_dotted(end)} {text}" for start, end, text in value]
    if name == "education":
        return [" ".join(filter(None, (r.education, r.degree, r.school))) for r in value]
    if name == "awards":
        return [" ".join(filter(None, (_dotted(row.on), row.text))) for row in value]
    if name == "appraisals":
        return [f"{row.year} {AppraisalGrade(row.grade).label}" for row in value]
    return [_dotted(value) if name in _DATES else str(value)]


_DATES = ("birth", "party_joined", "work_started")


def _dotted(day: str) -> str:
    """As the form writes dates: 1982.03."""
    return day.replace("-", ".")


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
