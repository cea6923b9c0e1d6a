"""The form of a trial of qualifications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import day_field


class RuleTrialForm(forms.Form):
    """On whose nominees the conditions are tried, and up to which day ages and periods count."""

    people = forms.ChoiceField(
        label=_("Nominees of"), help_text=_("Their files are read as they are today.")
    )
    on = day_field(
        _("Counted up to"),
        required=True,
        help_text=_(
            "Ages and periods are computed up to this day; usually the cut-off day of then."
        ),
    )

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.editions = editions
        self.fields["people"].choices = [(str(row.ref), str(row)) for row in editions]

    def get_people(self):
        return next(row for row in self.editions if str(row.ref) == self.cleaned_data["people"])
