"""Forms of tracking: shape only; what must be said is checked by the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracking.states import Ground, Outcome


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class ReviewForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=_("Performance in the period: results, appraisal, opinions heard."),
    )
    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[("", "—"), *Ground.choices],
        required=False,
        help_text=_("Only for adjusting out."),
    )
    hearing_on = forms.DateField(label=_("Talk held on"), required=False, widget=DateInput())
    hearing_note = forms.CharField(
        label=_("Note of the talk"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("What the trainee said when told; needed for adjusting out."),
    )


class CycleForm(forms.Form):
    edition: Any = forms.ModelChoiceField(label=_("Edition"), queryset=None)
    name = forms.CharField(label=_("Name"), max_length=80)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    opens_on = forms.DateField(label=_("Opens"), widget=DateInput())
    due_on = forms.DateField(label=_("Due"), widget=DateInput())

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions

    def clean(self):
        data = super().clean()
        opens, due = data.get("opens_on"), data.get("due_on")
        if opens and due and due <= opens:
            self.add_error("due_on", _("The last day must be after the first."))
        return data
