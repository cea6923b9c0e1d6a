"""Forms of the qualification review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.handover import rule_label, running_editions
from selection.forms.fields import day_field, number_field, text_field
from selection.services import returning
from selection.states import ExemptionGround, FalseData, ReopenGround, Term, Verdict


def file_field(label, *, required=False, help_text="") -> forms.FileField:
    return forms.FileField(label=label, required=required, help_text=help_text)


class VerdictForm(forms.Form):
    """One criterion; the reason is due where it differs from the rule's result."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = text_field(
        _("Reason"), rows=3, help_text=_("Due where your verdict differs from the rule's result.")
    )
    evidence = file_field(_("Evidence"), help_text=_("A scan or document, where there is one."))


class FindingForm(forms.Form):
    reason = text_field(_("What the file says"), rows=2, required=True)
    evidence = file_field(_("Evidence"))


class QualifyForm(forms.Form):
    reason = text_field(_("Why the nominee qualifies all the same"), required=True)


class ReturnForm(forms.Form):
    """What is wrong, field by field; what stays empty is right."""

    reason = text_field(_("What is to be done"), rows=3, required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in returning.MARKABLE:
            self.fields[f"mark_{name}"] = forms.CharField(
                label=returning.label_of(name), required=False, max_length=500
            )
        form, dossier = returning.OF_FORM, (*returning.OF_DOSSIER, *returning.PARTS)
        self.fieldsets = (
            (_("Reason"), ("reason",)),
            (_("Wrong in the nomination"), [f"mark_{n}" for n in (*form, *returning.PAPERS)]),
            (_("Wrong in the dossier"), [f"mark_{name}" for name in dossier]),
        )

    @property
    def marks(self) -> dict[str, str]:
        """Field -> what is wrong, of those that say something."""
        return {
            name: text
            for name in returning.MARKABLE
            if (text := self.cleaned_data.get(f"mark_{name}", "").strip())
        }


class ExemptionForm(forms.Form):
    key = forms.ChoiceField(label=_("Criterion"))
    ground = forms.ChoiceField(label=_("Ground"), choices=ExemptionGround.choices)
    reason = text_field(_("What speaks for it"), required=True)
    document = file_field(
        _("Document"), required=True, help_text=_("The report to, or the reply of, the department.")
    )
    declared = forms.BooleanField(
        label=_(
            "I declare: not in probation, no exemption of tenure twice running, no two levels skipped."
        )
    )

    def __init__(self, *args, keys=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(key, rule_label(key)) for key in keys]


class ReopenForm(forms.Form):
    ground = forms.ChoiceField(label=_("Ground"), choices=ReopenGround.choices)
    reason = text_field(_("Why the case is judged anew"), required=True)
    document = file_field(
        _("Document"), help_text=_("Due where new or false data came: what shows them.")
    )


class ReopenManyForm(forms.Form):
    reason = text_field(_("Why the cases are judged anew"), required=True)
    only_differing = forms.BooleanField(
        label=_("Only whom the rules of today judge otherwise"),
        required=False,
        initial=True,
        help_text=_("Without it, also those whose results stay as they were."),
    )


class ReviewRequestForm(forms.Form):
    received_on = day_field(_("Received on"), required=True)
    body = text_field(_("What is asked and why"), required=True)
    document = file_field(_("Document"))


class CancelForm(forms.Form):
    ground = forms.ChoiceField(label=_("False data"), choices=FalseData.choices)
    reason = text_field(_("What was found, and how"), required=True)
    document = file_field(_("Document"), required=True)


class ReviewTermForm(forms.Form):
    edition: Any = forms.ModelChoiceField(
        label=_("Edition"), queryset=None, to_field_name="ref", empty_label=None
    )
    term = forms.ChoiceField(label=_("Period"), choices=Term.choices)
    days = number_field(_("Working days"), required=True, most=120)
    effective_from = day_field(_("In effect from"), required=True)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = running_editions(actor)
