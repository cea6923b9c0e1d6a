"""Forms about nominations and their review."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.states import Severity
from planning.handover import Tier, running_editions
from selection.forms.fields import day_field, number_field, text_field
from selection.states import AttachmentGate, AttachmentKind, Ground, StoppedGate


class NominationForm(forms.Form):
    """The group in which somebody is nominated, and why. Fields are those of the running edition."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices, initial=Tier.MUNICIPAL)
    sub_project = forms.ChoiceField(label=_("Field"))
    grounds = text_field(
        _("Grounds"), help_text=_("What speaks for the nominee; due before submission.")
    )
    recommender = forms.CharField(label=_("Recommended by"), max_length=80, required=False)
    met_on = day_field(_("Collective decision on"))
    present = number_field(_("Members present"))
    agreed = number_field(_("In favour"))

    fieldsets = (
        (_("Group"), ("tier", "sub_project")),
        (_("Reasons"), ("grounds", "recommender")),
        (_("Collective decision"), ("met_on", "present", "agreed")),
    )

    def __init__(self, *args, sub_projects=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.ref): row for row in sub_projects}
        self.fields["sub_project"].choices = [(ref, row.label) for ref, row in self.rows.items()]

    def show_marks(self, marks: dict[str, str]) -> None:
        """What a returned case says about single fields, at the fields themselves."""
        for name, text in marks.items():
            if name in self.fields:
                self.fields[name].help_text = format_html(
                    '<span class="field-mark">{}</span> {}', text, self.fields[name].help_text
                )
                self.fields[name].widget.attrs["data-marked"] = "1"

    def clean_sub_project(self):
        return self.rows[self.cleaned_data["sub_project"]]

    def clean(self):
        data = super().clean()
        present, agreed = data.get("present"), data.get("agreed")
        if present is not None and agreed is not None and agreed > present:
            self.add_error("agreed", _("More members in favour than were present."))
        return data


class RejectForm(forms.Form):
    """A rejection is coded, and said in words."""

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices)
    reason = text_field(_("Reason"), required=True)


class AttachmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of attachment"), choices=AttachmentKind.choices)
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word or a picture; an appointment form as LRMX. At most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png,.lrmx"}),
    )


class RequiredAttachmentForm(forms.Form):
    edition: Any = forms.ModelChoiceField(
        label=_("Edition"), queryset=None, to_field_name="ref", empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Kind of attachment"),
        choices=[each for each in AttachmentKind.choices if each[0] != AttachmentKind.OTHER],
    )
    gate = forms.ChoiceField(
        label=_("Required before"),
        choices=[("", _("Not required")), *AttachmentGate.choices],
        required=False,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = running_editions(actor)


class AttestForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    reason = text_field(_("Evidence seen"), rows=2, required=True)


class FindingStopForm(forms.Form):
    edition: Any = forms.ModelChoiceField(
        label=_("Edition"), queryset=None, to_field_name="ref", empty_label=None
    )
    gate = forms.ChoiceField(label=pgettext_lazy("procedure", "Gate"), choices=StoppedGate.choices)
    severity = forms.ChoiceField(
        label=_("From this severity on"),
        choices=[("", _("Nothing stops here")), *Severity.choices],
        required=False,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = running_editions(actor)
