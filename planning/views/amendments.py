"""Pages of a change: begun on a published edition, written row by row, read old beside new, published."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import EditPage, FormPage
from planning import formats, forms, policies
from planning.models import LegalBasis
from planning.rules import comparing
from planning.rules.qualifications import KINDS
from planning.services import amendments, bases, proposing
from planning.states import AMENDMENT, EDITION, ChangeKind, Part, Tier
from planning.views.conditions import ReadAloud
from planning.views.parts import part_crumbs

FORMS: dict[str, Any] = {
    Part.RULES: forms.RuleForm,
    Part.SUB_PROJECTS: forms.SubProjectForm,
    Part.MEMBERS: forms.MemberForm,
}


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
                {"text": formats.point_text(point.key, point.keys), "is_met": point.is_met}
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
            "kind_form": forms.RuleKindForm(auto_id="kind-%s") if part == Part.RULES else None,
        }

    def tab_qualification_rules(self, _row):
        return self.tab_part(Part.RULES)

    def tab_sub_projects(self, _row):
        return self.tab_part(Part.SUB_PROJECTS)

    def tab_group_members(self, _row):
        return self.tab_part(Part.MEMBERS)

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


class AmendmentRow(ReadAloud):
    """A row that is added (`?tier=…&kind=…` of a condition) or changed by the draft."""

    policy, action = policies.amendments, "edit"
    part = ""
    target: Any = None
    known: Any = None

    def dispatch(self, request, *args, part, target=None, **kwargs):
        if part not in Part.values:
            raise Http404
        self.part, self.target = part, target
        self.form_class = FORMS[part]
        if part != Part.RULES:
            self.template_name = "pages/form.html"
        return super().dispatch(request, *args, **kwargs)

    def rows(self, action="view"):
        return super().rows(action).select_related("edition")

    def load(self, ref):
        super().load(ref)
        self.edition = self.row.edition
        if self.target is not None:
            rows = proposing.rows_of(self.row, self.part)
            self.known = next((row for row in rows if row.target == self.target), None)
            if self.known is None or self.known.after is None:
                raise Http404
        if self.part == Part.RULES:
            asked = self.known.after if self.known else self.request.GET
            self.kind = KINDS.get(asked.get("key") or asked.get("kind", ""))
            self.tier = asked.get("tier", "")
            if self.kind is None or self.tier not in Tier.values:
                raise Http404

    def post(self, request, ref):
        if self.part == Part.RULES:
            return super().post(request, ref)
        return FormPage.post(self, request, ref)

    def get_context(self, **context):
        if self.part == Part.RULES:
            return super().get_context(**context)
        return FormPage.get_context(self, **context)

    def get_form_kwargs(self):
        if self.part != Part.RULES:
            return {}
        return {"kind": self.kind, "on": self.edition.rules_on}

    def get_initial(self):
        if self.known is None:
            initial = {"position": self.last_position() + 1}
            if self.part == Part.RULES:
                initial["basis"] = bases.pick(self.kind.basis, self.edition.rules_on)
            return initial
        after = self.known.after
        if self.part != Part.RULES:
            return after
        basis = LegalBasis.objects.filter(pk=after["basis_id"]).first()
        return {**after, **after["parameters"], "basis": basis}

    def last_position(self) -> int:
        rows = [row.after for row in proposing.rows_of(self.row, self.part) if row.after]
        if self.part == Part.RULES:
            rows = [row for row in rows if row["tier"] == self.tier]
        return max((row["position"] for row in rows), default=0)

    def make_form(self, data=None, files=None):
        """By what a row is known stays."""
        form = super().make_form(data, files)
        for name in proposing.FIXED[Part(self.part)] if self.known else ():
            if name in form.fields:
                form.fields[name].disabled = True
        return form

    def get_data(self, form):
        if self.part != Part.RULES:
            return super().get_data(form)
        named = {} if self.known else {"tier": self.tier, "key": self.kind.key}
        return {**named, **form.get_values()}

    def carry_out(self, form):
        given = {**self.get_data(form), "actor": self.actor, "now": self.now}
        if self.known is None:
            return proposing.propose_new(self.row, self.part, **given)
        return proposing.propose(self.row, self.part, self.target, **given)

    def get_success_url(self, result):
        return part_url(self.row, self.part)

    def get_cancel_url(self):
        return part_url(self.row, self.part)

    def get_title(self):
        if self.known:
            return formats.row_name(self.part, self.known.after)
        if self.part == Part.RULES:
            return f"{formats.tier_label(self.tier)} · {formats.rule_label(self.kind.key)}"
        return gettext("Add: %(part)s") % {"part": Part(self.part).label}

    def get_breadcrumbs(self):
        return [
            *part_crumbs(self.edition, "versions"),
            (str(self.row), part_url(self.row, self.part)),
        ]


class AmendmentTake(Page):
    """POST `act=remove` takes a row out, `act=keep` leaves it as it stands in the edition."""

    http_method_names = ["post"]
    policy = policies.amendments

    def check(self):
        """The row decides: outside the scope it is 404 for everybody."""

    def post(self, request, ref, part, target):
        amendment = self.get_row(ref, self.rows().select_related("edition"))
        if not self.policy.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))
        if part not in Part.values:
            raise Http404
        now = timezone.now()
        if request.POST.get("act") == "keep":
            line = amendment.lines.filter(part=part, target=target).first()
            if line is None:
                raise Http404
            proposing.take_back(line, actor=self.actor, now=now)
            messages.success(request, gettext("Left as it is."))
        else:
            proposing.propose_removal(amendment, part, target, actor=self.actor, now=now)
            messages.success(request, gettext("Marked to be removed."))
        return redirect(part_url(amendment, part))


def part_url(amendment, part: str) -> str:
    return f"{amendment.get_absolute_url()}?tab={part}"


def change_link(actor, edition) -> str:
    """Where the actor changes a published edition: its draft, or a new one; empty where it may not."""
    if edition.state not in EDITION.amend.sources or not policies.editions.may(actor, "amend"):
        return ""
    return reverse("planning:amendment-create", args=[edition.ref])
