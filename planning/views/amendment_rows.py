"""Pages of one row of a change: added, changed, taken out, or left as it stands in the edition."""

from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from planning import formats, forms, policies
from planning.forms.structure import initial_of
from planning.models import LegalBasis
from planning.rules.qualifications import KINDS
from planning.services import bases, proposing
from planning.states import Dimension, Part, TeamLevel, Tier
from planning.views.amendments import part_url
from planning.views.conditions import ReadAloud
from planning.views.parts import part_crumbs

FORMS: dict[str, Any] = {
    Part.RULES: forms.RuleForm,
    Part.SUB_PROJECTS: forms.SubProjectForm,
    Part.GATES: forms.GateForm,
    Part.MEMBERS: forms.MemberForm,
    Part.TARGETS: forms.TargetForm,
}
#: Where the form of a target asks for the group that it is about.
_OF_GROUP = ("age_from", "age_to", "group")


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
        if self.part == Part.TARGETS:
            asked = self.known.after if self.known else self.request.GET
            self.level, self.dimension = asked.get("level", ""), asked.get("dimension", "")
            if self.level not in TeamLevel.values or self.dimension not in Dimension.values:
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
        if self.part == Part.TARGETS:
            return {"dimension": self.dimension}
        if self.part != Part.RULES:
            return {}
        return {"kind": self.kind, "on": self.edition.rules_on}

    def get_initial(self):
        if self.part == Part.TARGETS:
            return initial_of(SimpleNamespace(**self.known.after)) if self.known else {}
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
        for name in (*proposing.FIXED[Part(self.part)], *_OF_GROUP) if self.known else ():
            if name in form.fields:
                form.fields[name].disabled = True
        return form

    def get_data(self, form):
        if self.part == Part.TARGETS:
            named = {} if self.known else {"level": self.level, "dimension": self.dimension}
            return {**named, **form.get_values()}
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
        if self.part == Part.TARGETS:
            return f"{formats.level_label(self.level)} · {Dimension(self.dimension).label}"
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
