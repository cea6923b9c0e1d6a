"""Pages of documents and of their receipts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.web.moves import move_buttons
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage
from core.web.pages.listing import ListPage
from planning import filters, forms, policies, tables
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

    def get_timeline(self):
        """The province's acts are not in a place's view; an empty record would mislead."""
        return super().get_timeline() if self.actor.is_provincial else None

    def get_context(self, **context):
        found = super().get_context(**context)
        rows = policies.receipts.scope(self.actor).filter(document=self.row)
        receipts = list(rows.select_related("organisation").order_by("org_path"))
        found["receipts"] = receipts
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


class ReceiptList(ListPage):
    policy, table, filters = policies.receipts, tables.ReceiptTable, filters.ReceiptFilter
    workflow, services = RECEIPT, documents
    title = _("Documents received")
    empty_text = _("No document has been issued yet.")
