"""Forms about interviews, their lot, their boards and the examiners' marks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planning.handover import Tier
from selection.forms.fields import day_field, text_field
from selection.forms.papers import SheetForm
from selection.services import schemes, severity


def _number(label, highest, **options):
    return forms.IntegerField(label=label, min_value=1, max_value=highest, **options)


class InterviewEditForm(forms.Form):
    """What may still change once the lot is bound."""

    name = forms.CharField(label=_("Name of the interviews"), max_length=80)
    starts_on = day_field(_("Starts on"), required=True)
    needed = _number(_("Examiners for each nominee"), 15, initial=7)
    seats = _number(
        _("Examiners on a board at most"),
        25,
        initial=9,
        help_text=_("More than judge a nominee: who has a conflict pauses, another one judges."),
    )
    most_boards = _number(_("Boards of one examiner at most"), 20, initial=2)
    overlap = forms.IntegerField(
        label=_("Examiners shared by linked boards"),
        min_value=0,
        max_value=15,
        initial=2,
        help_text=_(
            "So that boards can be compared; only boards of different half-days share any."
        ),
    )

    def clean(self):
        found = super().clean()
        if found.get("needed", 0) > found.get("seats", 25):
            self.add_error("seats", _("At least as many as judge a nominee."))
        return found


class InterviewForm(InterviewEditForm):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    component = forms.ChoiceField(label=_("Component of the scheme"))
    rooms = _number(_("Boards at once"), 20, initial=2)
    half_days = _number(_("Half-days"), 20, initial=2)
    step = forms.DecimalField(
        label=_("Smallest step of the mark"),
        min_value=0,
        max_digits=5,
        decimal_places=2,
        initial="0.5",
    )
    field_order = ("tier", "component", "name", "starts_on", "rooms", "half_days")

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        groups = []
        for tier, label in Tier.choices if edition else ():
            scheme = schemes.current(edition, tier)
            if scheme is not None:
                names = severity.components_of(scheme)
                groups.append((label, [(name, name) for name in names]))
        self.fields["component"].choices = groups
        if not groups:
            self.fields["component"].help_text = _("No scheme of this edition is published yet.")

    def clean_step(self):
        step = self.cleaned_data["step"]
        if not step:
            raise forms.ValidationError(_("Greater than zero."))
        return step


class NothingForm(forms.Form):
    """An act that needs no more than to be confirmed."""


class DrawForm(forms.Form):
    witness = forms.CharField(
        label=_("Word or number that the witness called out"),
        max_length=80,
        help_text=_("Called out here and now by somebody who has no part in the exam office."),
    )


class ExaminersForm(forms.Form):
    """Who may sit on the boards."""

    def __init__(self, *args, examiners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(user.ref): user for user in examiners}
        self.fields["examiners"] = forms.MultipleChoiceField(
            label=_("Examiners"),
            choices=[
                (ref, f"{user.name} · {user.organisation}") for ref, user in self.people.items()
            ],
            widget=forms.CheckboxSelectMultiple,
        )

    def clean_examiners(self):
        return [self.people[ref] for ref in self.cleaned_data["examiners"]]


class ReplaceForm(forms.Form):
    """Who falls out, and why."""

    def __init__(self, *args, seated=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(user.ref): user for user in seated}
        self.fields["user"] = forms.ChoiceField(
            label=_("Examiner"), choices=[(ref, user.name) for ref, user in self.people.items()]
        )
        self.fields["reason"] = text_field(_("Reason"), rows=2, required=True)

    def clean_user(self):
        return self.people[self.cleaned_data["user"]]


class AbsentForm(forms.Form):
    """Who did not appear, by the numbers of the draw."""

    absent = forms.CharField(
        label=_("Numbers of those who did not appear"),
        required=False,
        max_length=2_000,
        help_text=_("As they stand in the order, with spaces between them: 01-03 02-05."),
    )

    def clean_absent(self):
        return self.cleaned_data["absent"].replace(",", " ").replace("，", " ").split()


class BoardMarksForm(SheetForm):
    """One mark for each nominee before the board, by the number of the draw."""

    done = forms.BooleanField(
        label=_("Submit for good: nothing changes afterwards"), required=False
    )


class StepBackForm(forms.Form):
    """From which nominee the examiner steps back."""

    def __init__(self, *args, codes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.ChoiceField(
            label=pgettext_lazy("interview", "Number in the draw"),
            choices=[(code, code) for code in codes],
        )
        self.fields["reason"] = text_field(
            _("What ties you to this nominee"), rows=2, required=True
        )


class DistributeForm(forms.Form):
    """How nominees are given to inspection teams."""

    most = _number(_("Nominees of one team at most"), 200, initial=10)
    is_far = forms.BooleanField(
        label=_("No inspector inspects nominees of the own city"), required=False, initial=True
    )
