"""Forms for files in and papers out."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.forms.fields import ManyFilesField, ask_place, places_of
from candidates.states import ExportForm
from core.orgs.models import Organisation


class DossierUploadForm(forms.Form):
    """One appointment-form file."""

    file = forms.FileField(
        label=_("Appointment form (LRMX)"),
        widget=forms.FileInput(attrs={"accept": ".lrmx,.lrm"}),
        help_text=_("At most 5 MB."),
    )


class ImportForm(forms.Form):
    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Organisation.objects.none(), to_field_name="ref"
    )
    dossiers = ManyFilesField(
        label=_("Appointment forms"),
        help_text=_(
            "LRMX files, older LRM files with their photos (.pic), or ZIP archives of them; "
            "at most 2,000 files."
        ),
    )
    skip_faulty = forms.BooleanField(
        label=_("Leave faulty files out instead of stopping"), required=False
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        ask_place(self, actor)


class FormTemplateForm(forms.Form):
    """A Word template of the appointment form."""

    file = forms.FileField(
        label=_("Template (Word)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("At most 5 MB."),
    )
    note = forms.CharField(label=_("What was changed"), max_length=200)


class FormsForm(forms.Form):
    """How appointment forms are to be drawn, and what for."""

    form = forms.ChoiceField(
        label=_("File"),
        choices=[("pdf", _("PDF, for print")), ("docx", _("Word, for further work"))],
    )
    reason = forms.CharField(label=_("Needed for"), max_length=200)


class ManyFormsForm(forms.Form):
    """Which papers of many are asked for, and what for."""

    form = forms.ChoiceField(label=_("File"), choices=ExportForm.choices[:3])
    reason = forms.CharField(label=_("Needed for"), max_length=200)


class DownloadForm(forms.Form):
    reason = forms.CharField(label=_("Needed for"), max_length=200)


class RevealForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class EntrustForm(forms.Form):
    """Who keeps the chosen dossiers from now on."""

    keeper = forms.ModelChoiceField(
        label=_("Kept by"), queryset=Organisation.objects.none(), to_field_name="ref"
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["keeper"]).queryset = places_of(actor)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea)


class ColumnForm(forms.Form):
    """Which field is taken over from every line that nobody has decided about."""

    field = forms.ChoiceField(label=pgettext_lazy("form", "Field"))
    reason = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args, fields_left, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = fields_left


class RosterForm(forms.Form):
    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Organisation.objects.none(), to_field_name="ref"
    )
    roster = forms.FileField(
        label=_("Roster"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("A table (.xlsx or .csv) with a line of headings; at most 5,000 rows."),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        ask_place(self, actor)
