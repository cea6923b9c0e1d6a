"""Forms about the departmental proposal: who took part, whom it takes up, what it says of each."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from planning.handover import Tier
from selection.forms.fields import day_field, text_field
from selection.forms.meetings import MOST, PutForm, RecuseForm
from selection.forms.teams import read_people
from selection.states import ProposedOutcome


class DeliberationForm(forms.Form):
    """A sitting of the department and everybody who should take part."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    held_on = day_field(_("Held on"), required=True)
    people = text_field(
        _("Who should take part"),
        rows=8,
        required=True,
        help_text=_("One a line: name; unit; post."),
    )
    chair = forms.CharField(
        label=_("Chair"), max_length=60, help_text=_("The name of one of the members.")
    )
    minutes = text_field(_("Minutes"), rows=6, help_text=_("They can be written later too."))

    fieldsets = (
        (_("Departmental proposal"), ("tier", "held_on", "minutes")),
        (_("Members"), ("people", "chair")),
    )

    def clean_people(self):
        return list(read_people(self.cleaned_data["people"]))

    def clean(self):
        data = super().clean()
        members = data.pop("people", [])
        chair = data.pop("chair", "").strip()
        names = [each["name"] for each in members]
        if len(members) > MOST:
            self.add_error("people", gettext("At most %(most)d members.") % {"most": MOST})
        if chair and members and chair not in names:
            self.add_error("chair", gettext("The chair is one of the members named above."))
        elif chair and members:
            members.insert(0, members.pop(names.index(chair)))
        data["members"] = members
        return data


class MinutesForm(forms.Form):
    """What kind of file."""

    form = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")],
        widget=forms.RadioSelect,
        initial="pdf",
    )


class TakingPartForm(forms.Form):
    """Who took part, and the minutes."""

    present = forms.MultipleChoiceField(
        label=pgettext_lazy("meeting", "Present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = text_field(_("Minutes"), rows=10, required=True)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {str(each.ref): each for each in row.members.all()}
        self.fields["present"].choices = [
            (ref, " · ".join(filter(None, (each.name, each.unit, each.post))))
            for ref, each in self.members.items()
        ]

    def clean_present(self):
        return [self.members[ref].pk for ref in self.cleaned_data["present"]]


class TakeUpForm(PutForm):
    """The same proposal for those found fit of some places and fields."""

    fields_of_work = forms.MultipleChoiceField(
        label=_("Fields"), required=True, widget=forms.CheckboxSelectMultiple
    )
    outcome = forms.ChoiceField(label=_("Proposed outcome"), choices=ProposedOutcome.choices)
    reason = text_field(_("Reason"), rows=3, required=True)

    def __init__(self, *args, fields, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fields_of_work"].choices = [(each.field, each.label) for each in fields]


class WithdrawForm(RecuseForm):
    """A member withdraws from one person's case."""

    def sitting(self, row):
        return row.deliberation.members


class JudgeForm(forms.Form):
    """One line for each person of a group: outcome and reason."""

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = lines
        for line in lines:
            name = line.nomination.name
            self.fields[f"outcome_{line.pk}"] = forms.ChoiceField(
                label=f"{_('Proposed outcome')}: {name}",
                choices=ProposedOutcome.choices,
                initial=line.outcome,
                widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
            )
            self.fields[f"reason_{line.pk}"] = forms.CharField(
                label=f"{_('Reason')}: {name}",
                max_length=2_000,
                initial=line.reason,
                widget=forms.Textarea(attrs={"rows": 2, "class": "form-control form-control-sm"}),
            )
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)

    def lines(self):
        """(line, its fields by name) for the template."""
        for line in self.rows:
            yield line, {name: self[f"{name}_{line.pk}"] for name in ("outcome", "reason")}

    def verdicts(self):
        data = self.cleaned_data
        return {
            line.pk: (data[f"outcome_{line.pk}"], data[f"reason_{line.pk}"]) for line in self.rows
        }
