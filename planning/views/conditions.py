"""Pages of an edition's qualifications: written one by one, read aloud, ordered, copied, printed."""

from itertools import count
from typing import Any

from django.db.models import Max
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.forms import FormPage
from planning import formats, forms, policies
from planning.rules.qualifications import GROUPS, KINDS
from planning.services import bases, conditions
from planning.states import Tier
from planning.views.parts import PartCreate, PartEdit, PartRemove, edition_url, part_crumbs


class ReadAloud(FormPage):
    """The form with a reading of the condition beside it, which follows what is being entered.

    `load` of a page says which edition, tier and kind.
    """

    template_name = "planning/rule_form.html"
    kind: Any
    tier: str
    edition: Any

    def post(self, request, ref):
        """`act=read` answers with the reading of what the form holds, and writes nothing."""
        if request.POST.get("act") != "read":
            return super().post(request, ref)
        self.load(ref)
        form = self.make_form(request.POST)
        form.is_valid()
        return self.render(
            {"reading": self.reading(form), "faults": self.faults(form)},
            template="planning/_rule_reading.html",
        )

    def get_context(self, **context):
        return super().get_context(reading=self.reading(context["form"]), **context)

    def reading(self, form) -> list[str]:
        if form.is_bound:
            values = form.cleaned_data
        else:
            values = {name: form.get_initial_for_field(f, name) for name, f in form.fields.items()}
        return formats.reading(self.kind.key, self.tier, values, values, self.edition.rules_on)

    def faults(self, form) -> list[tuple[str, str]]:
        return [
            (form[name].label, form.errors[name][0]) for name in form.errors if name in form.fields
        ]


class RuleCreate(ReadAloud, PartCreate):
    """`?tier=…&kind=…` say which condition; the form then asks for its values."""

    form_class, tab = forms.RuleForm, "rules"
    verb = staticmethod(conditions.add_rule)

    def load(self, ref):
        super().load(ref)
        self.edition, query = self.row, self.request.GET
        self.kind = KINDS.get(query.get("kind", ""))
        self.tier = query.get("tier", "")
        if self.kind is None or self.tier not in Tier.values:
            raise Http404

    def get_initial(self):
        rules = self.row.qualification_rules.filter(tier=self.tier)
        last = rules.aggregate(last=Max("position"))["last"] or 0
        return {
            "position": last + 1,
            "basis": bases.pick(self.kind.basis, self.edition.rules_on),
        }

    def get_form_kwargs(self):
        return {"kind": self.kind, "on": self.edition.rules_on}

    def get_data(self, form):
        return {"tier": self.tier, "key": self.kind.key, **form.get_values()}

    def get_title(self):
        return f"{formats.tier_label(self.tier)} · {formats.rule_label(self.kind.key)}"


class RuleEdit(ReadAloud, PartEdit):
    policy, form_class, tab = policies.qualification_rules, forms.RuleForm, "rules"
    verb = staticmethod(conditions.edit_rule)

    def load(self, ref):
        super().load(ref)
        self.edition, self.tier = self.row.edition, self.row.tier
        self.kind = KINDS.get(self.row.key)
        if self.kind is None:
            raise Http404

    def get_form_kwargs(self):
        return {"kind": self.kind, "on": self.edition.rules_on}

    def get_initial(self):
        names = (
            "basis",
            "legal_basis",
            "law_edition",
            "severity",
            "effective_from",
            "effective_to",
            "position",
        )
        initial = {name: getattr(self.row, name) for name in names}
        return {**initial, **self.row.parameters}

    def get_data(self, form):
        return form.get_values()

    def get_title(self):
        return f"{self.row.get_tier_display()} · {formats.rule_label(self.row.key)}"


class RuleRemove(PartRemove):
    policy, tab = policies.qualification_rules, "rules"
    verb = staticmethod(conditions.remove_rule)


class RuleShift(PartRemove):
    """POST `to=up` or `to=down`: one place in the order of its tier."""

    policy, tab = policies.qualification_rules, "rules"

    def post(self, request, ref):
        rule = self.get_row(ref, self.rows().select_related("edition"))
        if not self.policy.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))
        up = request.POST.get("to") == "up"
        conditions.shift(rule, up=up, actor=self.actor, now=timezone.now())
        return redirect(f"{edition_url(rule.edition, self.tab)}#rule-{rule.ref}")


class RuleCopy(PartCreate):
    """The conditions of one tier stated for the other too."""

    form_class, tab = forms.RuleCopyForm, "rules"
    verb = staticmethod(conditions.copy)
    title = _("Copy conditions to the other tier")
    submit_label = _("Copy")
    done_text = _("Copied: %(count)s")

    def get_done_text(self, result):
        return str(self.done_text) % {"count": result}


class RuleSheet(Page):
    """…/editions/<ref>/rules/: the whole set on paper, with legal basis, edition and time."""

    policy = policies.editions
    template_name = "planning/rule_sheet.html"
    title = _("Qualifications")

    def get(self, request, ref):
        self.row = self.get_row(ref)
        rules = list(
            policies.qualification_rules.scope(self.actor)
            .filter(edition=self.row)
            .select_related("basis")
        )
        latest = (
            policies.edition_versions.scope(self.actor)
            .filter(edition=self.row)
            .order_by("-number")
            .first()
        )
        tiers = [(label, grouped(rules, tier, self.row.rules_on)) for tier, label in Tier.choices]
        return self.render(self.get_context(row=self.row, tiers=tiers, latest=latest))

    def get_breadcrumbs(self):
        return part_crumbs(self.row, "rules")

    def get_title(self):
        return gettext("Qualifications: %(edition)s") % {"edition": self.row}


def is_out_of_force(rule, on) -> bool:
    """Whether the law that the condition names does not hold on the day that counts."""
    return bool(rule.basis and on and not rule.basis.is_in_force(on))


def grouped(rules, tier, on) -> list[tuple[str, list[dict]]]:
    """(group in words, its conditions) of a tier, numbered as they stand on the sheet.

    What is of no known kind is attested by hand.
    """
    found: dict[str, list] = {group: [] for group in GROUPS}
    for rule in rules:
        if rule.tier == tier:
            kind = KINDS.get(rule.key)
            found[kind.group if kind else "conditions"].append(rule)
    number = count(1)
    return [
        (str(formats.GROUPS[group]), [line_of(rule, next(number), on) for rule in members])
        for group, members in found.items()
        if members
    ]


def line_of(rule, number: int, on) -> dict:
    return {
        "number": number,
        "name": formats.rule_label(rule.key),
        "needed": formats.needed_text(rule.key, rule.parameters),
        "effect": rule.get_severity_display(),
        "basis": formats.basis_of(rule),
        "is_out_of_force": is_out_of_force(rule, on),
        "period": formats.period_text(rule.effective_from, rule.effective_to),
    }
