"""Forms of an edition and of its parts."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planning import formats
from planning.forms.fields import day_field, label_of, text_field
from planning.models import LegalBasis
from planning.rules.qualifications import EDUCATION, GRADES, GROUPS, KINDS, LEVELS, RANGES
from planning.rules.readiness import DATES, TEXTS
from planning.services import sources
from planning.states import (
    Decider,
    Field,
    GroupKind,
    Severity,
    Step,
    Tier,
)

_DATES = (
    _("Dates"),
    ("starts_on", "ends_on", "cutoff_on", "nomination_opens_on", "nomination_closes_on",
     "review_due_on", "exam_on", "inspection_from", "inspection_to"),
)  # fmt: skip
_NOTICE = (_("Public notice"), ("notice_days", "notice_in_working_days"))


class PlanForm(forms.Form):
    """The texts and dates of an edition: of a draft, and of an amendment."""

    general_plan = text_field(label_of("general_plan"), rows=8)
    objectives = text_field(label_of("objectives"))
    scope_text = text_field(label_of("scope_text"))
    measures = text_field(label_of("measures"))
    notice_days = forms.IntegerField(
        label=label_of("notice_days"), min_value=1, max_value=60, initial=5
    )
    notice_in_working_days = forms.BooleanField(
        label=label_of("notice_in_working_days"), required=False, initial=True
    )

    fieldsets: tuple[tuple, ...] = (_DATES, _NOTICE, (_("General plan"), TEXTS))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in DATES:
            self.fields[name] = day_field(name)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """All fields, those added on the way included."""
        return (*cls.base_fields, *DATES)


class EditionForm(PlanForm):
    year = forms.IntegerField(label=label_of("year"), min_value=1990, max_value=2100)
    name = forms.CharField(label=label_of("name"), max_length=120)

    fieldsets = ((_("Edition"), ("year", "name")), *PlanForm.fieldsets)


class AmendForm(PlanForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It goes into the record and to every place."),
    )
    fieldsets = (*PlanForm.fieldsets, (_("Amendment"), ("reason",)))


class WizardForm(forms.Form):
    """From what a new edition begins, and what of it is taken over."""

    source = forms.ChoiceField(label=_("Begin from"), help_text=_("An edition or a template."))
    year = forms.IntegerField(label=label_of("year"), min_value=1990, max_value=2100)
    name = forms.CharField(label=label_of("name"), max_length=120)
    starts_on = forms.DateField(
        label=_("First day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: the dates keep their days of the year, moved to working days."),
    )
    parts = forms.MultipleChoiceField(
        label=_("To be taken over"),
        choices=list(formats.PARTS.items()),
        initial=list(formats.PARTS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        templates, editions = sources.offered(actor)
        self.fields["source"].choices = [
            *((str(row.ref), str(row)) for row in editions),
            *((key, formats.template_label(key)) for key in templates),
        ]

    def clean(self):
        data = super().clean()
        first = data.get("starts_on")
        if first and data.get("year") and first.year not in (data["year"] - 1, data["year"]):
            self.add_error("starts_on", _("The first day is not in the year of the edition."))
        return data


class SubProjectForm(forms.Form):
    field = forms.ChoiceField(label=_("Field of work"), choices=Field.choices)
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        required=False,
        help_text=_("Empty: the name of the field."),
    )
    description = text_field(_("Description"))
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )


class GateForm(forms.Form):
    step = forms.ChoiceField(label=_("Step of the procedure"), choices=Step.choices)
    decider = forms.ChoiceField(label=_("Decided by"), choices=Decider.choices)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )


class MemberForm(forms.Form):
    kind = forms.ChoiceField(label=_("Group or body"), choices=GroupKind.choices)
    name = forms.CharField(label=_("Full name"), max_length=60)
    post = forms.CharField(label=_("Post held"), max_length=120, required=False)
    duty = forms.CharField(
        label=_("Duty in the group"),
        max_length=120,
        required=False,
        help_text=_("For example: head, deputy head, member, head of the office."),
    )
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )


_CHOICES = {
    "education": (EDUCATION, formats.EDUCATION),
    "level": (LEVELS, formats.LEVELS),
    "grade": (GRADES, formats.GRADES),
}
_PARAMETER_LABELS = {
    "from": _("Born from"),
    "to": _("Born up to"),
    "years": _("Years"),
    "posts": _("Number of posts"),
    "months": _("Months of training"),
    "least": _("Lowest age"),
    "most": _("Highest age"),
    "education": _("At least"),
    "level": _("At least"),
    "grade": _("At least"),
}


def _open_day(label, help_text) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=help_text,
    )


class RuleForm(forms.Form):
    """The parameters of one kind of qualification; `kind` says which there are, `on` which laws count."""

    basis: Any = forms.ModelChoiceField(
        label=_("Legal basis"),
        queryset=LegalBasis.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("None from the table of laws"),
        help_text=_("Document and article; editions in force on the cut-off day come first."),
    )
    legal_basis = forms.CharField(
        label=_("Other legal basis"),
        max_length=200,
        required=False,
        help_text=_("What the table lacks, for example the plan of this edition."),
    )
    law_edition = forms.CharField(
        label=_("Edition of the other basis"),
        max_length=20,
        required=False,
        help_text=_("For example its year: 2019."),
    )
    severity = forms.ChoiceField(
        label=_("Where it is not met"),
        choices=Severity.choices,
        required=False,
        help_text=_("A warning is looked at by the reviewer; it does not shut out."),
    )
    effective_from = _open_day(_("In effect from"), _("Empty: without a beginning."))
    effective_to = _open_day(_("In effect until"), _("Empty: without an end."))
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )

    def __init__(self, *args, kind, on=None, **kwargs):
        self.kind = kind
        super().__init__(*args, **kwargs)
        if "basis" in self.fields:
            self.fields["basis"].queryset = LegalBasis.objects.all()
            self.fields["basis"].choices = basis_choices(on)
        self.fields["severity"].initial = kind.severity
        for name, sort in kind.parameters.items():
            self.fields[name] = _parameter(name, sort)
            self.fields[name].initial = kind.default.get(name)
        self.order_fields([*kind.parameters, "severity"])

    def clean(self):
        data = super().clean()
        first, last = data.get("effective_from"), data.get("effective_to")
        if first and last and last < first:
            self.add_error("effective_to", _("The end is before the beginning."))
        return data

    def get_values(self) -> dict:
        """Keyword arguments of the verb: parameters apart from the columns."""
        data = self.cleaned_data
        return {
            "parameters": {name: stored(data[name]) for name in self.kind.parameters},
            "severity": data["severity"] or self.kind.severity,
            **{
                name: data[name]
                for name in (
                    "basis",
                    "legal_basis",
                    "law_edition",
                    "effective_from",
                    "effective_to",
                    "position",
                )
            },
        }


def basis_choices(on) -> list:
    """The table of laws by document; what is in force on that day stands first."""
    groups: dict[tuple[bool, str], list] = {}
    for row in LegalBasis.objects.all():
        out = on is not None and not row.is_in_force(on)
        label = row.article or gettext("the whole document")
        groups.setdefault((out, row.document), []).append((str(row.ref), f"{row.document} {label}"))
    return [
        ("", _("None from the table of laws")),
        *(
            (gettext("Not in force: %(law)s") % {"law": law} if out else law, rows)
            for (out, law), rows in sorted(groups.items(), key=lambda group: group[0][0])
        ),
    ]


def kind_choices() -> list:
    """The kinds of conditions in their groups."""
    return [
        (
            formats.GROUPS[group],
            [(kind.key, formats.RULES[kind.key]) for kind in KINDS.values() if kind.group == group],
        )
        for group in GROUPS
    ]


class RuleKindForm(forms.Form):
    """Which condition is to be added, for which tier."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    kind = forms.ChoiceField(
        label=_("Condition"),
        choices=kind_choices,
    )


class RuleCopyForm(forms.Form):
    """From which tier conditions are copied, to which, and what becomes of those stated there."""

    source = forms.ChoiceField(label=_("Copy from"), choices=Tier.choices)
    target = forms.ChoiceField(label=_("Copy to"), choices=Tier.choices, initial=Tier.MUNICIPAL)
    replace = forms.BooleanField(
        label=_("Replace what the other tier states already"),
        required=False,
        help_text=_("Otherwise such conditions stay there as they are."),
    )


def _parameter(name, sort) -> forms.Field:
    label = _PARAMETER_LABELS[name]
    if sort in RANGES:
        low, high = RANGES[sort]
        return forms.IntegerField(label=label, min_value=low, max_value=high)
    if sort == "date":
        return forms.DateField(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
        )
    codes, words = _CHOICES[sort]
    return forms.ChoiceField(label=label, choices=[(code, words[code]) for code in reversed(codes)])


def stored(value):
    return value.isoformat() if isinstance(value, datetime.date) else value
