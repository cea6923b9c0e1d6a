"""Forms about exam sessions, rooms and what happens there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.handover import Tier
from selection.forms.fields import day_field, text_field
from selection.states import Misconduct


def _hour(label):
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S"],
    )


class SessionForm(forms.Form):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    name = forms.CharField(label=_("Name of the session"), max_length=80)
    held_on = day_field(_("Day of the exam"), required=True)
    starts_at = _hour(_("Starts at"))
    ends_at = _hour(_("Ends at"))
    instructions = text_field(
        _("Instructions to candidates"),
        rows=3,
        help_text=_("Printed on the ticket; empty: the usual ones."),
    )


class SessionEditForm(SessionForm):
    tier = None  # type: ignore[assignment]


class RoomForm(forms.Form):
    site = forms.CharField(label=_("Site"), max_length=120)
    name = forms.CharField(label=_("Room"), max_length=60)
    rows_of_seats = forms.IntegerField(label=_("Rows"), min_value=1, max_value=40, initial=5)
    columns = forms.IntegerField(label=_("Columns"), min_value=1, max_value=40, initial=6)


class SeatForm(forms.Form):
    seed = forms.IntegerField(
        label=_("Seed of the lot"),
        required=False,
        min_value=0,
        max_value=2**31 - 1,
        help_text=_("Empty: drawn now. The same seed gives the same seats."),
    )


class MoveSeatForm(forms.Form):
    """To a free seat of the session."""

    room = forms.ChoiceField(label=_("Room"))
    row = forms.IntegerField(label=_("Row"), min_value=1, max_value=40)
    column = forms.IntegerField(label=_("Column"), min_value=1, max_value=40)
    reason = text_field(_("Reason"), rows=2, required=True)

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rooms = {str(room.ref): room for room in row.session.rooms.order_by("number")}
        self.fields["room"].choices = [(ref, str(room)) for ref, room in self.rooms.items()]

    def clean_room(self):
        return self.rooms[self.cleaned_data["room"]]


class AttendanceForm(forms.Form):
    """All present, except the seats that are ticked."""

    def __init__(self, *args, sittings=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.sittings = list(sittings)
        self.fields["absent"] = forms.MultipleChoiceField(
            required=False, choices=[(str(row.ref), row.seat) for row in self.sittings]
        )
        self.chosen = set(
            self.data.getlist("absent")
            if self.is_bound
            else [str(row.ref) for row in self.sittings if row.attendance == "absent"]
        )

    @property
    def lines(self):
        return [(row, str(row.ref) in self.chosen) for row in self.sittings]


class IncidentForm(forms.Form):
    code = forms.ChoiceField(label=_("Breach"), choices=Misconduct.choices)
    facts = text_field(_("What happened"), rows=3, required=True)
    first_invigilator = forms.CharField(label=_("First invigilator"), max_length=60)
    second_invigilator = forms.CharField(label=_("Second invigilator"), max_length=60)
