"""Word templates of the appointment form: list, look, send in, download, try on an invented person."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.documents import printing, templating
from candidates.filters import FormTemplateFilter
from candidates.forms import FormTemplateForm
from candidates.models import FormTemplate
from candidates.policies import form_templates as policy
from candidates.services import templates
from candidates.states import FORM_TEMPLATE
from candidates.tables import FormTemplateTable
from core.web.downloads import attachment
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage
from core.web.pages.listing import ListPage

NAME = "干部任免审批表模板.docx"


class FormTemplateList(ListPage):
    policy, table, filters = policy, FormTemplateTable, FormTemplateFilter
    workflow, services = FORM_TEMPLATE, templates
    template_name = "candidates/formtemplate_list.html"
    title = gettext_lazy("Templates of the appointment form")
    create_label = gettext_lazy("Send in a template")
    empty_text = gettext_lazy("Nobody has sent in a template; forms are drawn by the built-in one.")
    batch_moves = ()

    def get_context(self, **context):
        return super().get_context(
            in_use=FormTemplate.objects.in_use().order_by("-org_path").first(), **context
        )


class FormTemplateDetail(DetailPage):
    policy, workflow, services = policy, FORM_TEMPLATE, templates
    template_name = "candidates/formtemplate_detail.html"

    def get_context(self, **context):
        return super().get_context(
            missing=[templating.cell_label(name) for name in self.row.missing],
            preview_url=reverse("candidates:formtemplate-preview", args=[self.row.ref]),
            **context,
        )


class FormTemplateCreate(CreatePage):
    policy = policy
    form_class = FormTemplateForm
    verb = staticmethod(templating.send_in)
    template_name = "candidates/formtemplate_form.html"
    title = gettext_lazy("Send in a template")
    submit_label = gettext_lazy("Check and keep")
    done_text = gettext_lazy("Checked and kept. Look at it, then put it in use.")


class FormTemplateOriginal(Page):
    """The built-in template, to begin from."""

    policy = policy

    def get(self, request):
        return attachment(printing.built_in(), NAME, printing.FORMATS["docx"])


class FormTemplatePreview(Page):
    """The invented person's form as this version draws it."""

    policy = policy

    def get(self, request, ref):
        row = self.get_row(ref, self.rows().select_related("file"))
        name = _("Version %(number)d, invented person.docx") % {"number": row.number}
        return attachment(templating.preview(row), name, printing.FORMATS["docx"])
