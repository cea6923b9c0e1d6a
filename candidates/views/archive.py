"""What the archive says: written down on the dossier, struck, taken over into the form."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import policies
from candidates.forms import ArchiveForm, ReasonForm
from candidates.policies import people as policy
from candidates.rules import archive
from candidates.services import archiving
from candidates.states import ArchiveElement, ArchiveStatus, label_of
from core.web.pages.forms import BackToRow, FormPage


def value_text(entry) -> str:
    """What a document says, in the reader's words."""
    if entry.element == archive.EDUCATION:
        return label_of("educations", entry.value)
    if entry.element == archive.STATUS:
        return str(ArchiveStatus(entry.value).label)
    return entry.value.replace("-", ".") if entry.element in archive.AGES else entry.value


def archive_url(person) -> str:
    return f"{person.get_absolute_url()}?tab=archive"


class Archive(BackToRow, FormPage):
    """`?element=…` says about what; the form asks for a date, a code or words."""

    policy, form_class, action = policy, ArchiveForm, "archive"
    verb = staticmethod(archiving.file)
    title = gettext_lazy("What the archive says")
    done_text = gettext_lazy("Recorded; the dossier has been checked against it.")

    def load(self, ref):
        super().load(ref)
        self.element = self.request.GET.get("element", "")
        if self.element not in ArchiveElement.values:
            raise Http404

    def get_form_kwargs(self):
        return {"element": self.element}

    def get_data(self, form):
        return {**super().get_data(form), "element": self.element}

    def get_title(self):
        words = {"name": self.row.name, "element": ArchiveElement(self.element).label}
        return _("%(name)s: %(element)s by the archive") % words

    def get_success_url(self, result):
        return archive_url(self.row)

    def is_stale(self, form):
        return False


class _OfEntry(FormPage):
    """A form on one entry that leads back to the dossier."""

    policy, form_class = policies.archive_entries, ReasonForm

    def rows(self, action="view"):
        return super().rows(action).for_detail()

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return archive_url(self.row.person)

    def get_cancel_url(self):
        return archive_url(self.row.person)

    def get_breadcrumbs(self):
        return [(self.row.person.name, archive_url(self.row.person))]

    def get_title(self):
        return f"{self.title}: {self.row}"


class ArchiveStrike(_OfEntry):
    action = "strike"
    verb = staticmethod(archiving.strike)
    title = gettext_lazy("Strike the entry")
    submit_label = gettext_lazy("Strike")
    done_text = gettext_lazy("Struck; it stays readable and counts no more.")


class ArchiveTakeOver(_OfEntry):
    """The date that prevails goes into the form."""

    action = "take_over"
    verb = staticmethod(archiving.take_over)
    title = gettext_lazy("Take the date over into the form")
    submit_label = gettext_lazy("Take over")
    done_text = gettext_lazy("The form says now what the archive says.")
