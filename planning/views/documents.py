"""Pages of documents and of their receipts."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation
from core.web.moves import move_buttons
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, MoveFormPage
from core.web.pages.listing import ListPage
from planning import filters, formats, forms, policies, tables
from planning.rules import comparing
from planning.services import documents
from planning.states import DOCUMENT, RECEIPT, DocumentState, EditionState


class DocumentList(ListPage):
    policy, table, filters = policies.documents, tables.DocumentTable, filters.DocumentFilter
    workflow, services = DOCUMENT, documents
    title = _("Documents")
    create_label = _("New document")
    empty_text = _("No document yet.")


class DocumentDetail(DetailPage):
    policy, workflow, services = policies.documents, DOCUMENT, documents
    template_name = "planning/document_detail.html"

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "file").defer("file__sealed")

    def may_edit(self):
        return self.row.is_draft

    def get_page_actions(self):
        """The moves that need a form: to whom it goes, and what the next version says."""
        actions = super().get_page_actions()
        offered = (
            (DOCUMENT.issue, gettext("Issue to chosen places"), "send"),
            (DOCUMENT.revise, str(DOCUMENT.revise.label), "copy"),
        )
        for move, label, icon in offered:
            if self.row.state in move.sources and self.policy.may(self.actor, move.name):
                url = reverse(f"planning:document-{move.name}", args=[self.row.ref])
                actions.append((label, url, "", icon))
        return actions

    def get_timeline(self):
        """The province's acts are not in a place's view; an empty record would mislead."""
        return super().get_timeline() if self.actor.is_provincial else None

    def get_context(self, **context):
        found = super().get_context(**context)
        rows = policies.receipts.scope(self.actor).filter(document=self.row)
        receipts = list(rows.select_related("organisation").order_by("org_path"))
        found["receipts"] = receipts
        versions = list(self.rows().versions_of(self.row))
        found["versions"] = versions if len(versions) > 1 else []
        if receipts and not self.actor.is_provincial:
            found["own"] = receipts[0]
            found["receipt_moves"] = self.buttons_of(receipts[0])
        return found

    def buttons_of(self, receipt):
        """A place acknowledges here what it reads here."""
        if self.row.state != DocumentState.ISSUED:
            return []
        return move_buttons(
            policies.receipts,
            RECEIPT,
            self.actor,
            receipt,
            lambda name: reverse("planning:receipt-move", args=[receipt.ref, name]),
        )


class DocumentCompare(Page):
    """GET …/compare/: this version beside the one before it, or beside `?with=<version>`."""

    policy = policies.documents
    template_name = "planning/document_compare.html"

    def get(self, request, ref):
        self.row = self.get_row(ref, self.rows().select_related("edition", "file"))
        versions = {row.revision: row for row in self.rows().versions_of(self.row)}
        asked = request.GET.get("with") or self.row.revision - 1
        other = versions.get(int(asked)) if str(asked).isdigit() else None
        if other is None or other == self.row:
            raise Http404
        before, after = sorted((other, self.row), key=lambda row: row.revision)
        return self.render(
            self.get_context(
                row=self.row,
                before=before,
                after=after,
                versions=versions.values(),
                facts=comparing.rows(formats.document_facts(before), formats.document_facts(after)),
                pairs=list(enumerate(comparing.texts(before.body, after.body))),
            )
        )

    def get_title(self):
        return gettext("Versions compared")

    def get_breadcrumbs(self):
        return [
            (gettext("Documents"), reverse("planning:document-list")),
            (str(self.row), self.row.get_absolute_url()),
        ]


class DocumentCreate(CreatePage):
    policy = policies.documents
    form_class = forms.DocumentCreateForm
    verb = staticmethod(documents.create)
    title = _("New document")

    def get_form_kwargs(self):
        editions = policies.editions.scope(self.actor).exclude(state=EditionState.CLOSED)
        return {"editions": editions.latest()}

    def get_initial(self):
        return {"edition": self.request.GET.get("edition", "")}


class DocumentEdit(EditPage):
    policy = policies.documents
    form_class = forms.DocumentForm
    verb = staticmethod(documents.edit)


class DocumentRevise(MoveFormPage):
    policy = policies.documents
    move = DOCUMENT.revise
    form_class = forms.DocumentReviseForm
    verb = staticmethod(documents.revise)
    title = _("New version of an issued document")
    done_text = _("The draft of the new version is made. It takes effect when it is issued.")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "file").defer("file__sealed")


class DocumentIssue(MoveFormPage):
    policy = policies.documents
    move = DOCUMENT.issue
    form_class = forms.DocumentIssueForm
    verb = staticmethod(documents.issue)
    title = _("Issue the document")
    submit_label = _("Issue")
    done_text = _("Issued; the places have been told.")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition")

    def get_form_kwargs(self):
        places = Organisation.objects.within(self.row.org_path).places().order_by("code", "path")
        return {"places": [(str(place.ref), place.label) for place in places]}

    def get_initial(self):
        return {"places": documents.usual_recipients(self.row)}


class ReceiptList(ListPage):
    policy, table, filters = policies.receipts, tables.ReceiptTable, filters.ReceiptFilter
    workflow, services = RECEIPT, documents
    title = _("Documents received")
    empty_text = _("No document has been issued yet.")
