"""Mark sheets: the marker's own, the clerks' entries, adjudication, seal and unsealing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage, MoveFormPage
from core.web.pages.importing import ImportPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from selection import exchange, filters, forms, policies, tables
from selection.rules import BANDS as bands
from selection.rules.fieldwork import scaled
from selection.services import sheets
from selection.states import SHEET, SheetState
from selection.views.inspection import BANDS
from selection.views.papers import paper_crumbs


class SheetList(ListPage):
    """An examiner's own sheets; for the exam officer all."""

    policy, table, filters = policies.sheets, tables.SheetTable, filters.SheetFilter
    workflow, services = SHEET, sheets
    title = gettext_lazy("Mark sheets")
    import_label = gettext_lazy("Import an entry")
    empty_text = gettext_lazy("No sheet is waiting here.")
    batch_moves = ()


class SheetDetail(DetailPage):
    policy, workflow, services = policies.sheets, SHEET, sheets
    template_name = "selection/sheet_detail.html"

    def is_marker(self):
        return self.row.marker_id == self.actor.user_id

    def get_page_actions(self):
        row, actor, may = self.row, self.actor, self.policy.may
        if row.state == SheetState.SEALED and may(actor, "unseal"):
            return [(_("Sign: unseal"), self.url("unseal", row.ref), "danger", "signature")]
        if row.state != SheetState.OPEN:
            return []
        if not row.paper.is_keyed:
            if self.is_marker() and may(actor, "mark"):
                return [(_("Enter marks"), self.url("enter", row.ref), "primary", "pencil")]
            return []
        if not row.second_clerk_id and may(actor, "key"):
            if row.first_clerk_id == actor.user_id:
                return []
            label = _("Key the second entry") if row.first_clerk_id else _("Key the first entry")
            return [(label, self.url("key", row.ref), "primary", "keyboard")]
        if row.second_clerk_id and may(actor, "adjudicate") and sheets.differing(row).exists():
            return [(_("Adjudicate"), self.url("adjudicate", row.ref), "primary", "scale")]
        return []

    def get_moves(self):
        """The seal is the marker's; of a sheet on paper the exam officer's."""
        if not self.row.paper.is_keyed and not self.is_marker():
            return []
        return super().get_moves()

    def get_breadcrumbs(self):
        if policies.papers.may(self.actor, "view"):
            return paper_crumbs(self.row.paper)
        return super().get_breadcrumbs()

    def get_context(self, **context):
        lines = list(self.row.marks.order_by("code"))
        return super().get_context(
            lines=lines,
            given=sum(line.mark is not None for line in lines),
            differ=sheets.differing(self.row).count(),
            signers=sheets.signers(self.row) if self.policy.may(self.actor, "unseal") else [],
            may_see_paper=policies.papers.may(self.actor, "view"),
            **context,
        )


class _Lines(FormPage):
    """A form with one field for each line."""

    policy, form_class = policies.sheets, forms.SheetForm
    template_name = "selection/sheet_form.html"
    required = False

    def rows(self, action="view"):
        return self.policy.scope(self.actor, action).select_related("paper")

    def load(self, ref):
        super().load(ref)
        if self.request.method == "GET" and self.row.state != SheetState.OPEN:
            raise MoveRefused(_("This sheet is sealed: no mark on it changes."), code="state")

    def lines(self):
        return self.row.marks.order_by("code")

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        paper = self.row.paper
        scale = (paper.maximum, f"{paper.step.normalize():f}")
        return {"lines": list(self.lines()), "scale": scale, "required": self.required}

    def get_data(self, form):
        return {"marks": form.marks()}

    def get_context(self, **context):
        highest = self.row.paper.maximum
        anchors = [(BANDS[word], scaled(least, highest)) for least, word in bands]
        return super().get_context(anchors=anchors, **context)

    def get_breadcrumbs(self):
        if policies.papers.may(self.actor, "view"):
            return [*paper_crumbs(self.row.paper), (self.row.serial, self.row.get_absolute_url())]
        return super().get_breadcrumbs()


class SheetEnter(_Lines):
    action = "mark"
    keeps_entries = True
    verb = staticmethod(sheets.enter)
    title = gettext_lazy("Enter marks")
    done_text = gettext_lazy("The marks are saved. Seal the sheet when it is complete.")


class SheetKey(_Lines):
    """Blind: neither the other entry nor what stands on the sheet already is shown."""

    action, required = "key", True
    verb = staticmethod(sheets.key)
    title = gettext_lazy("Key a sheet")
    done_text = gettext_lazy("The entry is kept.")

    def lines(self):
        rows = list(super().lines())
        for line in rows:
            line.mark = None
        return rows


class SheetAdjudicate(_Lines):
    """The lines that were keyed differently, with both entries; the sheet of paper decides."""

    action = "adjudicate"
    verb = staticmethod(sheets.adjudicate)
    title = gettext_lazy("Adjudicate differences")
    done_text = gettext_lazy("The differences are decided.")

    def lines(self):
        rows = list(sheets.differing(self.row).prefetch_related("keyed"))
        for line in rows:
            keyed = sorted(line.keyed.all(), key=lambda each: each.entry)
            line.note = " / ".join(f"{each.mark.normalize():f}" for each in keyed)
        return rows


class SheetUnseal(MoveFormPage):
    policy, form_class, move = policies.sheets, forms.SignatureForm, SHEET.unseal
    verb = staticmethod(sheets.unseal)
    template_name = "selection/sheet_unseal.html"
    submit_label = gettext_lazy("Sign")

    def get_context(self, **context):
        return super().get_context(signers=sheets.signers(self.row), **context)

    def get_done_text(self, result):
        if result.pk != self.row.pk:
            return _("The second signature: a new version of the sheet is open.")
        return _("Your signature is on record. Another person signs next.")


class SheetImport(ImportPage):
    policy, sheet = policies.sheets, exchange.EntrySheet()
