"""Forms about talks and the four must-checks."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import day_field, text_field
from selection.rules.fieldwork import AT_A_TALK
from selection.services import schemes
from selection.states import CheckResult, MarkedBy, MustCheckKind, TalkGroup


class TalkForm(forms.Form):
    """Who was spoken with is a group and a post, never a name."""

    group = forms.ChoiceField(label=_("Spoken with"), choices=TalkGroup.choices)
    partner = forms.CharField(label=_("Unit and post of the partner"), max_length=120)
    held_on = day_field(_("Day of the talk"), required=True)
    site = forms.CharField(label=_("Where"), max_length=200, required=False)
    inspectors = forms.MultipleChoiceField(
        label=_("Inspectors present"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two of the team."),
    )
    text = text_field(
        _("What was said"),
        rows=8,
        required=True,
        help_text=_("Sealed: only the team and the programme office read it."),
    )

    def __init__(self, *args, team=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["inspectors"].choices = [(name, name) for name in team]

    def clean_inspectors(self):
        chosen = self.cleaned_data["inspectors"]
        if len(chosen) != AT_A_TALK:
            raise forms.ValidationError(gettext("Two inspectors of the team hold a talk."))
        return chosen


class ChecksForm(forms.Form):
    """The four checks on one page; one without a result is left for later."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind, _label in MustCheckKind.choices:
            self.fields[f"{kind}_result"] = forms.ChoiceField(
                label=_("Result"), choices=[("", "—"), *CheckResult.choices], required=False
            )
            self.fields[f"{kind}_source"] = forms.CharField(
                label=_("Source"),
                max_length=200,
                required=False,
                help_text=_("Number of the letter, the file seen, who answered."),
            )
            self.fields[f"{kind}_checked_on"] = day_field(_("Checked on"))
            self.fields[f"{kind}_note"] = text_field(_("Note"), rows=2)

    @property
    def fieldsets(self):
        return tuple(
            (label, tuple(f"{kind}_{name}" for name in ("result", "source", "checked_on", "note")))
            for kind, label in MustCheckKind.choices
        )

    def given(self):
        """Kind -> result, source, day and note, where a result is chosen."""
        data = self.cleaned_data
        return {
            kind: {
                name: data[f"{kind}_{name}"] for name in ("result", "source", "checked_on", "note")
            }
            for kind in MustCheckKind.values
            if data[f"{kind}_result"]
        }


class ItemsForm(forms.Form):
    """Who marks each component of a scheme: the exam, or something of the inspection."""

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        for number, name in enumerate(components_of(row)):
            self.fields[f"item_{number}"] = forms.ChoiceField(
                label=name, choices=[("", _("Exam")), *MarkedBy.choices], required=False
            )

    def items(self):
        return {
            str(field.label): self.cleaned_data[name]
            for name, field in self.fields.items()
            if name.startswith("item_")
        }


def components_of(scheme):
    """Names of the components, in the order of the scheme."""
    return [each.name for each in schemes.parsed_of(scheme).components]
