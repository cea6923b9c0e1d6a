"""Forms about inspection notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import day_field, text_field
from selection.states import ReplyWay


class AnnounceForm(forms.Form):
    """Where and from when on; the names are those of the team at that place."""

    place = forms.ChoiceField(label=_("Place"))
    starts_on = day_field(_("First day"), required=True)
    site = forms.CharField(
        label=_("Where it is put up"),
        max_length=200,
        help_text=_("Notice boards and pages that the nominees' units read."),
    )
    contact = forms.CharField(
        label=_("Contact"), max_length=200, help_text=_("Telephone, address and hours of the team.")
    )

    def __init__(self, *args, places=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {str(place.ref): (place, count) for place, count in places}
        self.fields["place"].choices = [
            (ref, f"{place.label} ({count})") for ref, (place, count) in self.places.items()
        ]

    def clean_place(self):
        return self.places[self.cleaned_data["place"]][0]


class ReplyForm(forms.Form):
    """Who said it is not asked."""

    nomination = forms.ChoiceField(label=_("Nominee"))
    received_on = day_field(_("Received on"), required=True)
    way = forms.ChoiceField(label=_("Way"), choices=ReplyWay.choices)
    is_signed = forms.BooleanField(label=_("Signed"), required=False)
    letter_number = forms.CharField(label=_("Number of the letter"), max_length=40, required=False)
    body = text_field(_("What is said"), required=True)

    def __init__(self, *args, nominees=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.nominees = {str(row.ref): row for row in nominees}
        self.fields["nomination"].choices = [(ref, row.name) for ref, row in self.nominees.items()]

    def clean_nomination(self):
        return self.nominees[self.cleaned_data["nomination"]]


class OutcomeForm(forms.Form):
    outcome = text_field(_("What was found out"), required=True)
