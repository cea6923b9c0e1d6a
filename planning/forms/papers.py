"""Forms of documents, city plans and the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.forms.fields import text_field
from planning.models import Edition
from planning.states import DocumentKind


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    number = forms.CharField(
        label=_("Document number"),
        max_length=60,
        required=False,
        help_text=_("As printed on it, for example 鄂组发〔2011〕3号."),
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


class CityPlanForm(forms.Form):
    body = text_field(_("Plan of the place"), rows=16)
    upload = forms.FileField(
        label=_("Attachment"), required=False, help_text=_("PDF, Word, Excel or a picture.")
    )


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
