"""Forms about papers, markers, sheets and signatures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import text_field


class PaperForm(forms.Form):
    """Which component of the scheme is written, and how it is marked."""

    component = forms.ChoiceField(label=_("Component"))
    step = forms.DecimalField(
        label=_("Smallest step"), min_value=0, max_digits=5, decimal_places=2, initial="0.5"
    )
    is_double = forms.BooleanField(
        label=_("Two markers for each script"), required=False, initial=True
    )
    tolerance = forms.DecimalField(
        label=_("Tolerance"),
        min_value=0,
        max_digits=6,
        decimal_places=2,
        initial="5",
        help_text=_("Two marks may differ by so much; beyond it a third marker is asked."),
    )
    is_keyed = forms.BooleanField(
        label=_("Marks are written on paper, and two clerks key them"), required=False
    )

    def __init__(self, *args, components=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["component"].choices = [(name, name) for name in components]

    def clean_step(self):
        step = self.cleaned_data["step"]
        if step == 0:
            raise forms.ValidationError(_("The step is more than zero."))
        return step


class MarkersForm(forms.Form):
    """Who marks; which scripts each gets is drawn."""

    markers = forms.MultipleChoiceField(label=_("Markers"), widget=forms.CheckboxSelectMultiple)
    seed = forms.IntegerField(
        label=_("Seed of the lot"),
        required=False,
        min_value=0,
        max_value=2**31 - 1,
        help_text=_("Empty: drawn now. The same seed gives the same sheets."),
    )

    def __init__(self, *args, examiners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in examiners}
        self.fields["markers"].choices = [(key, str(user)) for key, user in self.people.items()]

    def clean_markers(self):
        return [self.people[key] for key in self.cleaned_data["markers"]]


class SignatureForm(forms.Form):
    reason = text_field(_("Reason"), rows=2, required=True)


class SheetForm(forms.Form):
    """One mark for each line of a sheet, by code number."""

    def __init__(self, *args, lines=(), scale=None, required=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = [line.code for line in lines]
        highest, step = scale
        for line in lines:
            self.fields[f"m{line.code}"] = forms.DecimalField(
                label=_("Mark of %(code)s") % {"code": line.code},
                required=required,
                min_value=0,
                max_value=highest,
                max_digits=12,
                decimal_places=6,
                initial=None if line.mark is None else f"{line.mark.normalize():f}",
                widget=forms.TextInput(
                    attrs={
                        "inputmode": "decimal",
                        "autocomplete": "off",
                        "data-mark": "",
                        "data-step": step,
                    }
                ),
            )
        self.notes = {line.code: getattr(line, "note", "") for line in lines}

    @property
    def lines(self):
        """(code, note, bound field) in the order of the sheet."""
        return [(code, self.notes[code], self[f"m{code}"]) for code in self.codes]

    def marks(self):
        return {code: self.cleaned_data[f"m{code}"] for code in self.codes}
