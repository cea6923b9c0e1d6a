"""Appointment forms for print: of one person at once, of many on request."""

from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from candidates.documents import printing
from candidates.documents.sheet import sheet_of
from candidates.forms import FormsForm, ManyFormsForm
from candidates.policies import people as policy
from candidates.services import exporting, templates
from candidates.services import forms as services
from candidates.views.people import PersonList
from core.orgs.models import AccessLog
from core.web.batches import ChosenForm
from core.web.downloads import attachment
from core.web.pages.forms import FormPage
from core.workflow.errors import Refused


class PersonPaper(FormPage):
    """A reason first; the answer is the file."""

    policy = policy
    action = "download"
    form_class = FormsForm
    template_name = "candidates/person_paper.html"
    title = gettext_lazy("Appointment form")
    submit_label = gettext_lazy("Draw the form")

    def get_initial(self):
        return {}

    def post(self, request, ref=None):
        self.load(ref)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        kind = form.cleaned_data["form"]
        try:
            record = services.release(
                self.row, actor=self.actor, now=self.now, **self.get_data(form)
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
                purpose=form.cleaned_data["reason"],
            )
        )
        template = templates.content_in_use() if kind == "docx" else b""
        content = printing.draw([sheet_of(record, today=timezone.localdate())], kind, template)
        name = f"{self.row.name}-干部任免审批表.{kind}"
        return attachment(content, name, printing.FORMATS[kind])


class ManyPapers(ChosenForm):
    """POST from the list: the chosen or the filtered people; a reason, then a
    request that somebody else releases."""

    policy = policy
    action = "download"
    list_page = PersonList
    template_name = "candidates/papers_of_many.html"
    form_class = ManyFormsForm
    title = gettext_lazy("Papers of many")
    submit_label = gettext_lazy("Ask for the papers")

    def summary(self, count):
        text = ngettext(
            "The papers of one person are asked for; somebody else releases them.",
            "The papers of %(count)d people are asked for; somebody else releases them.",
            count,
        )
        return text % {"count": count}

    def carry_out(self, chosen, data):
        asked = exporting.ask(chosen, actor=self.actor, now=timezone.now(), **data)
        return asked.get_absolute_url()
