"""Forms about the committee's meeting: who should attend, who does, who is put to it, the votes."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from planning.handover import Tier
from selection.forms.fields import day_field, text_field
from selection.forms.teams import read_people
from selection.services import meetings
from selection.services.meetings import Count

#: Members of a committee that one vote line can count.
MOST = 99


class MeetingForm(forms.Form):
    """A meeting and everybody who should attend."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    held_on = day_field(_("Held on"), required=True)
    is_secret = forms.BooleanField(label=_("Secret ballot"), required=False)
    accounts = forms.MultipleChoiceField(
        label=_("Members with an account"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = text_field(_("Further members"), rows=8, help_text=_("One a line: name; unit; post."))
    chair = forms.CharField(
        label=_("Chair"), max_length=60, help_text=_("The name of one of the members.")
    )
    note = text_field(_("Note"), rows=3)

    fieldsets = (
        (_("Meeting"), ("tier", "held_on", "is_secret", "note")),
        (_("Members"), ("accounts", "people", "chair")),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = meetings.committee_in(actor.path).select_related("organisation")[:MOST]
        self.users = {str(row.ref): row for row in rows}
        self.fields["accounts"].choices = [
            (ref, f"{row.name} · {row.organisation.label}") for ref, row in self.users.items()
        ]
        if not self.users:
            del self.fields["accounts"]

    def clean_people(self):
        return list(read_people(self.cleaned_data["people"]))

    def clean(self):
        data = super().clean()
        chosen = [{"user": self.users[ref]} for ref in data.pop("accounts", [])]
        members = [*chosen, *data.pop("people", [])]
        chair = data.pop("chair", "").strip()
        names = [each["user"].name if "user" in each else each["name"] for each in members]
        if len(members) > MOST:
            self.add_error("people", gettext("At most %(most)d members.") % {"most": MOST})
        if chair and chair not in names:
            self.add_error("chair", gettext("The chair is one of the members named above."))
        elif chair:
            members.insert(0, members.pop(names.index(chair)))
        data["members"] = members
        return data


class PresenceForm(forms.Form):
    """Who of the members is in the room."""

    present = forms.MultipleChoiceField(
        label=pgettext_lazy("meeting", "Present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {str(each.ref): each for each in row.members.all()}
        self.fields["present"].choices = [
            (ref, " · ".join(filter(None, (each.name, each.unit, each.post))))
            for ref, each in self.members.items()
        ]

    def clean_present(self):
        return [self.members[ref].pk for ref in self.cleaned_data["present"]]


class PutForm(forms.Form):
    """Whose proposals are put to the meeting: all places, or some."""

    places = forms.MultipleChoiceField(
        label=_("Places"), required=True, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = [
            (str(place.ref), f"{place.label} ({number})") for place, number in waiting
        ]


class RecuseForm(forms.Form):
    """A member withdraws from one person's case."""

    member = forms.ChoiceField(label=_("Member"))
    reason = text_field(_("Reason"), rows=2, required=True)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        away = row.recusals.values("member_id")
        self.members = {str(each.ref): each for each in self.sitting(row).exclude(pk__in=away)}
        self.fields["member"].choices = [
            (ref, " · ".join(filter(None, (each.name, each.unit))))
            for ref, each in self.members.items()
        ]

    def sitting(self, row):
        """Those of whom one may withdraw."""
        return row.meeting.members

    def clean_member(self):
        return self.members[self.cleaned_data["member"]]


class VotesForm(forms.Form):
    """One line for each person of a group: what differs from everybody's agreeing."""

    def __init__(self, *args, votes, decided, **kwargs):
        super().__init__(*args, **kwargs)
        self.votes = votes
        for vote in votes:
            shown = vote if vote.is_counted else None
            self._number(vote, "disagree", _("Disagree"), shown)
            self._number(vote, "defer", _("Defer"), shown)
            if vote.nomination_id in decided:
                self._number(vote, "reopened", _("For reconsidering"), shown)

    def _number(self, vote, name, label, shown):
        value = getattr(shown, name, None) if shown else None
        self.fields[f"{name}_{vote.pk}"] = forms.IntegerField(
            label=f"{label}: {vote.nomination.name}",
            min_value=0,
            max_value=MOST,
            required=False,
            initial=value or None,
            widget=forms.NumberInput(
                attrs={
                    "class": "form-control form-control-sm",
                    "aria-label": f"{label}: {vote.nomination.name}",
                }
            ),
        )

    def lines(self):
        """(vote, its fields by name) for the template."""
        for vote in self.votes:
            names = ("disagree", "defer", "reopened")
            yield (
                vote,
                {n: self[f"{n}_{vote.pk}"] for n in names if f"{n}_{vote.pk}" in self.fields},
            )

    def counts(self):
        data = self.cleaned_data
        return {
            vote.pk: Count(
                disagree=data.get(f"disagree_{vote.pk}") or 0,
                defer=data.get(f"defer_{vote.pk}") or 0,
                reopened=data.get(f"reopened_{vote.pk}"),
            )
            for vote in self.votes
        }
