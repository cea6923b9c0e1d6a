"""Forms about people kept twice."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _


class SuspectForm(forms.Form):
    reason = forms.CharField(label=_("Why these are one person"), max_length=200)


class MergeForm(forms.Form):
    """Which record goes on, then each field on which the two differ, then the reason.

    `differing`: name -> (label, text of the first, text of the second, can be joined, proposed).
    """

    keep = forms.ChoiceField(label=_("The record that goes on"), widget=forms.RadioSelect)
    versions = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, records, differing, versions, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["keep"]).choices = records
        self.fields["versions"].initial = versions
        for name, (label, first, second, joins, proposed) in differing.items():
            choices = [("first", first or "—"), ("second", second or "—")]
            if joins:
                choices.append(("both", str(_("The rows of both"))))
            self.fields[f"choice_{name}"] = forms.ChoiceField(
                label=label, choices=choices, initial=proposed, widget=forms.RadioSelect
            )
        self.fields["reason"] = forms.CharField(label=_("Reason"), max_length=400)

    @property
    def choices(self) -> dict[str, str]:
        """Name of a field -> the record it is taken from."""
        return {
            name.removeprefix("choice_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("choice_")
        }
