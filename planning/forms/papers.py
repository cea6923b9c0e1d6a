"""Forms of documents, city plans and the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.forms.editions import RuleForm, kind_choices, stored
from planning.forms.fields import text_field
from planning.models import Document, Edition
from planning.states import DocumentKind, Step


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    number = forms.CharField(
        label=_("Document number"),
        max_length=60,
        required=False,
        help_text=_("As printed on it, for example 鄂组发〔2011〕3号."),
    )
    step = forms.ChoiceField(
        label=_("Step of the procedure"),
        required=False,
        choices=[("", _("No step: for the whole edition")), *Step.choices],
        help_text=_("The gate at which the document is needed."),
    )
    body = text_field(_("Full text"), rows=10)
    upload = forms.FileField(
        label=_("Attachment"), required=False, help_text=_("PDF, Word, Excel or a picture.")
    )


class DocumentCreateForm(DocumentForm):
    edition: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Edition"), queryset=Edition.objects.none(), to_field_name="ref"
    )
    field_order = ("edition",)

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions


class DocumentReviseForm(DocumentForm):
    """The next version; without a new attachment it keeps the one there is."""

    reason = forms.CharField(
        label=_("Reason of the new version"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every place that gets the new version reads it."),
    )
    field_order = ("reason",)


class DocumentIssueForm(forms.Form):
    """To whom a document goes."""

    places = forms.MultipleChoiceField(
        label=_("Goes to"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each of these places gets it and acknowledges it; the others do not see it."),
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = places


class AmendmentForm(forms.Form):
    """Why a published edition changes, and by which paper."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It goes into the record and to every place. It may be written later."),
    )
    document: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Document"),
        queryset=Document.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("None"),
        help_text=_(
            "An issued document of the edition. It is due where something is asked less strictly."
        ),
    )

    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documents


class CityPlanForm(forms.Form):
    body = text_field(_("Plan of the place"), rows=16)
    tasks = text_field(_("Own tasks"), rows=6)
    closes_on = forms.DateField(
        label=_("Own closing day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: the closing day of the province. It may be earlier, never later."),
    )
    upload = forms.FileField(
        label=_("Attachment"), required=False, help_text=_("PDF, Word, Excel or a picture.")
    )


class CityConditionForm(RuleForm):
    """The values of one condition of a place; it holds as long as the edition."""

    effective_from: Any = None
    effective_to: Any = None
    position: Any = None

    def get_values(self) -> dict:
        data = self.cleaned_data
        return {
            "parameters": {name: stored(data[name]) for name in self.kind.parameters},
            "severity": data["severity"] or self.kind.severity,
            **{name: data[name] for name in ("basis", "legal_basis", "law_edition")},
        }


class CityConditionKindForm(forms.Form):
    """Which condition the place adds or asks more strictly."""

    kind = forms.ChoiceField(label=_("Condition"), choices=kind_choices)


class DayForm(forms.Form):
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    is_working = forms.TypedChoiceField(
        label=_("What holds on this day"),
        choices=[("yes", _("Working day")), ("no", _("Day of rest"))],
        coerce=lambda text: text == "yes",
    )
    note = forms.CharField(label=_("Note"), max_length=120, required=False)
