"""Appointment forms for print: of one person at once, of many through a job."""

from django import forms
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_htmx.http import HttpResponseClientRedirect

from candidates.documents import printing
from candidates.documents.sheet import sheet_of
from candidates.forms import FormsForm
from candidates.policies import people as policy
from candidates.services import forms as services
from candidates.views.people import PersonList
from core.orgs.models import AccessLog
from core.web.batches import ChosenRows
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import not_for_role
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
        content = printing.draw([sheet_of(record, today=timezone.localdate())], kind)
        name = f"{self.row.name}-干部任免审批表.{kind}"
        return attachment(content, name, printing.FORMATS[kind])


class ManyPapers(ChosenRows):
    """POST from the list: the chosen or the filtered people; a reason, then a job with progress."""

    policy = policy
    action = "download"
    list_page = PersonList
    template_name = "candidates/person_paper.html"
    title = gettext_lazy("Appointment forms")

    def check(self):
        if not self.policy.may(self.actor, self.action):
            raise NotYours(not_for_role(self.actor))

    def post(self, request):
        chosen = self.chosen(request.POST)
        if request.POST.get("confirm") != "1":
            return self.ask(chosen, FormsForm())
        form = FormsForm(request.POST)
        if not form.is_valid():
            return self.ask(chosen, form, status=422)
        try:
            job = services.queue_forms(
                chosen, actor=self.actor, now=timezone.now(), **form.cleaned_data
            )
        except Refused as error:
            form.add_error(None, str(error))
            return self.ask(chosen, form, status=422)
        target = job.get_absolute_url()
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(target)
        return redirect(target)

    def ask(self, chosen, form: forms.Form, status: int = 200):
        count = chosen.order_by().count()
        text = ngettext(
            "One form will be drawn.", "%(count)d forms will be drawn into one file.", count
        )
        context = self.get_context(
            form=form,
            summary=text % {"count": count},
            hidden=[*self.meant(), ("confirm", "1")],
            submit_label=_("Draw the forms"),
            cancel_url=self.back(),
        )
        return self.render(context, status=status)

    def get_breadcrumbs(self):
        return [(str(self.list_page.title), self.url("list"))]
