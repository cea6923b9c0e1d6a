"""What a committee pack holds."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PackForm(forms.Form):
    has_material = forms.BooleanField(
        label=_("With inspection material"),
        required=False,
        help_text=_(
            "Merits and shortcomings from the reports, and the grounds of recusals with names of relatives. Somebody else has to release such a pack before it can be downloaded."
        ),
    )
