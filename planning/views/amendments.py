"""Pages of a change: begun on a published edition, written row by row, read old beside new, published."""

from typing import Any

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage, FormPage
from planning import formats, forms, policies
from planning.models import LegalBasis
from planning.rules import comparing
from planning.services import amendments, proposing
from planning.states import AMENDMENT, EDITION, ChangeKind, Part
from planning.views.parts import part_crumbs

#: What is asked before a row of the part is added: of which kind it is.
KIND_FORMS: dict[str, Any] = {
    Part.RULES: forms.RuleKindForm,
    Part.TARGETS: forms.TargetKindForm,
}
_KIND_TITLES = {Part.RULES: _("Add a condition"), Part.TARGETS: _("Set a target")}


class _WithDocuments:
    """A form that offers the documents of the edition in question."""

    actor: Any

    def documents_of(self, edition):
        return policies.documents.scope(self.actor).filter(edition=edition).issued()


class AmendmentCreate(_WithDocuments, FormPage):
    """The row of the page is the published edition."""

    policy, form_class, action = policies.editions, forms.AmendmentForm, "amend"
    verb = staticmethod(amendments.begin)
    title = _("Change what was published")
    submit_label = _("Begin the draft")
    done_text = _("The draft is begun. Nothing of the edition changes before you publish it.")

    def load(self, ref):
        super().load(ref)
        self.draft = self.row.amendments.filter(state=AMENDMENT.initial).first()

    def get(self, request, ref=None):
        """A draft that is being written already is opened instead."""
        self.load(ref)
        return (
            redirect(self.draft.get_absolute_url()) if self.draft else self.show(self.make_form())
        )

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        return {"documents": self.documents_of(self.row)}

    def get_success_url(self, result):
        return result.get_absolute_url()

    def get_cancel_url(self):
        return self.row.get_absolute_url()

    def get_title(self):
        return str(self.title)

    def get_breadcrumbs(self):
        return part_crumbs(self.row, "versions")


class AmendmentEdit(_WithDocuments, EditPage):
    policy, form_class = policies.amendments, forms.AmendmentForm
    verb = staticmethod(amendments.edit)
    title = _("Reason and document of the change")

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "document")

    def get_form_kwargs(self):
        return {"documents": self.documents_of(self.row.edition)}

    def get_breadcrumbs(self):
        return part_crumbs(self.row.edition, "versions")


class AmendmentDetail(DetailPage):
    policy, workflow, services = policies.amendments, AMENDMENT, amendments
    template_name = "planning/amendment_detail.html"
    edit_label = _("Reason and document")

    @property
    def tabs(self):
        listed = (("changes", _("Old and new"), "planning/amendment_changes.html"),)
        if not self.row.is_draft:
            return listed
        parts = tuple((part, label, "planning/amendment_part.html") for part, label in Part.choices)
        return (*listed, *parts)

    def rows(self, action="view"):
        return super().rows(action).select_related("edition", "document", "made")

    def may_edit(self):
        return self.row.is_draft

    @property
    def may_write(self) -> bool:
        return self.row.is_draft and self.policy.may(self.actor, "edit")

    @cached_property
    def changed(self) -> list:
        return proposing.changed(self.row)

    def get_context(self, **context):
        points = amendments.points(self.row, self.changed) if self.row.is_draft else []
        waiting = amendments.nominees(self.row.edition, self.actor) if self.row.is_draft else {}
        return super().get_context(
            may_write=self.may_write,
            points=[
                {"text": formats.point_text(point.key, point.rows), "is_met": point.is_met}
                for point in points
            ],
            nominees=waiting or self.row.nominees,
            version=getattr(self.row, "made", None),
            **context,
        )

    def tab_changes(self, amendment):
        """Each row that differs, old beside new, sentence by sentence."""
        laws = LegalBasis.objects.in_bulk(
            {
                row["basis_id"]
                for each in self.changed
                for row in (each.before, each.after)
                if row and row.get("basis_id")
            }
        )
        return {"changes": [self.compared(each, laws) for each in self.changed]}

    def compared(self, each, laws) -> dict:
        on = self.row.edition.rules_on
        old, new = (
            "\n".join(formats.row_lines(each.part, row, laws, on))
            for row in (each.before, each.after)
        )
        return {
            **listed(each),
            "part": Part(each.part).label,
            "pairs": list(enumerate(comparing.texts(old, new))),
        }

    def tab_part(self, part) -> dict:
        return {
            "part": part,
            "label": Part(part).label,
            "lines": [listed(each) for each in proposing.rows_of(self.row, part)],
            "kind_form": KIND_FORMS[part](auto_id="kind-%s") if part in KIND_FORMS else None,
            "kind_title": _KIND_TITLES.get(part, ""),
        }

    def tab_qualification_rules(self, _row):
        return self.tab_part(Part.RULES)

    def tab_sub_projects(self, _row):
        return self.tab_part(Part.SUB_PROJECTS)

    def tab_gates(self, _row):
        return self.tab_part(Part.GATES)

    def tab_group_members(self, _row):
        return self.tab_part(Part.MEMBERS)

    def tab_structure_targets(self, _row):
        return self.tab_part(Part.TARGETS)

    def get_title(self):
        return gettext("Change of %(edition)s") % {"edition": self.row.edition}

    def get_breadcrumbs(self):
        return part_crumbs(self.row.edition, "versions")


def listed(each) -> dict:
    """One row of a part as the lists show it, with what may be done to it."""
    shown = each.after or each.before
    return {
        "name": formats.row_name(each.part, shown),
        "sentence": formats.row_sentence(each.part, shown),
        "kind": each.kind,
        "kind_label": ChangeKind(each.kind).label if each.kind else "",
        "part_key": str(each.part),
        "target": each.target,
    }


def part_url(amendment, part: str) -> str:
    return f"{amendment.get_absolute_url()}?tab={part}"


def change_link(actor, edition) -> str:
    """Where the actor changes a published edition: its draft, or a new one; empty where it may not."""
    if edition.state not in EDITION.amend.sources or not policies.editions.may(actor, "amend"):
        return ""
    return reverse("planning:amendment-create", args=[edition.ref])
