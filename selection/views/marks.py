"""Marks: read and entered by exam number alone."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.pages.forms import CreatePage
from core.web.pages.importing import ImportPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import exchange, filters, forms, policies, tables
from selection.services import marks


class MarkList(ListPage):
    policy, table, filters = policies.marks, tables.MarkTable, filters.MarkFilter
    title = _("Marks")
    create_label = _("Enter a mark")
    empty_text = _("No marks yet. Import the sheet of an exam.")

    def get_page_actions(self):
        actions = super().get_page_actions()
        if policies.marks.may(self.actor, "analyse"):
            url = reverse("selection:mark-statistics")
            actions.insert(0, (gettext("Statistics of marks"), url, "", "scale"))
        return actions


class MarkCreate(CreatePage):
    policy, form_class = policies.marks, forms.MarksForm
    verb = staticmethod(marks.enter)
    title = _("Enter a mark")
    done_text = _("The mark is entered.")

    def get_data(self, form):
        edition = running_editions(self.actor).first()
        if edition is None:
            raise MoveRefused(_("No edition is running."), code="state")
        return {**super().get_data(form), "edition": edition}


class MarkImport(ImportPage):
    policy, sheet = policies.marks, exchange.MarkSheet()
