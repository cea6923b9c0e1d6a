"""Forms about schemes, marks and runs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.handover import Tier
from selection.forms.fields import text_field
from selection.states import View


class MarksForm(forms.Form):
    """One mark at a time, by exam number."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    exam_number = forms.CharField(label=_("Exam number"), max_length=12)
    component = forms.CharField(label=_("Component"), max_length=80)
    examiner_no = forms.CharField(label=_("Examiner"), max_length=40, required=False)
    panel = forms.CharField(label=_("Panel"), max_length=40, required=False)
    mark = forms.DecimalField(
        label=_("Mark"), required=False, max_digits=12, decimal_places=6, min_value=0
    )


class RunForm(forms.Form):
    """Which step of which published scheme is computed."""

    step = forms.ChoiceField(label=_("Scheme and step"))

    def __init__(self, *args, steps=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.steps = {key: value for key, value, _label in steps}
        self.fields["step"].choices = [(key, label) for key, _value, label in steps]

    def clean_step(self):
        return self.steps[self.cleaned_data["step"]]


class LookForm(forms.Form):
    """What a second look at a nominee near the line comes to."""

    view = forms.ChoiceField(label=_("View"), choices=View.choices, widget=forms.RadioSelect)
    reason = text_field(_("What was seen, and why"), required=True)


class BorderlineRuleForm(forms.Form):
    """Whether lists of a tier need second looks before they take effect."""

    edition = forms.ChoiceField(label=_("Edition"))
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    is_due = forms.BooleanField(
        label=_("A list takes effect only after second looks at everybody near its line"),
        required=False,
    )
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)

    def __init__(self, *args, editions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.editions = {str(one.ref): one for one in editions}
        self.fields["edition"].choices = [(ref, str(one)) for ref, one in self.editions.items()]

    def clean_edition(self):
        return self.editions[self.cleaned_data["edition"]]
