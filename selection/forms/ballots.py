"""Forms about the democratic evaluation."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from selection.forms.fields import day_field, number_field
from selection.rules import ballots as rules
from selection.states import VoterGroup

LINE_LABELS = {
    "morality": _("Morality"),
    "ability": _("Ability"),
    "diligence": _("Diligence"),
    "results": pgettext_lazy("dimension", "Results"),
    "integrity": _("Integrity"),
    "overall": _("On the whole"),
    "recommendation": _("Recommend as trainee?"),
}
MARK_LABELS = {
    "excellent": _("excellent"),
    "competent": _("competent"),
    "basic": _("basically competent"),
    "incompetent": _("incompetent"),
    "agree": _("agree"),
    "disagree": _("disagree"),
    "abstain": _("abstain"),
    "other": _("somebody else"),
}


class PollForm(forms.Form):
    held_on = day_field(_("Held on"), required=True)
    site = forms.CharField(label=_("Where"), max_length=200, required=False)


class CodesForm(forms.Form):
    """How many codes each group gets."""

    A, B, C = (
        number_field(label, most=500)
        for label in (_("A: leaders"), _("B: peers"), _("C: subordinates"))
    )

    def clean(self):
        data = super().clean()
        return {"numbers": {group: data.get(group) or 0 for group in rules.GROUPS}}


class PaperCountForm(forms.Form):
    """Counts of the paper sheets of one group."""

    group = forms.ChoiceField(label=_("Voter group"), choices=VoterGroup.choices)
    valid = number_field(_("Valid sheets"), required=True)
    void = number_field(_("Void sheets"), required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fieldsets = [(_("Sheets"), ("group", "valid", "void"))]
        for line in rules.LINES:
            names = []
            for mark in rules.options(line):
                name = f"{line}_{mark}"
                self.fields[name] = number_field(MARK_LABELS[mark])
                names.append(name)
            self.fieldsets.append((LINE_LABELS[line], tuple(names)))

    def clean(self):
        data = super().clean()
        data["counts"] = {
            line: {mark: data.pop(f"{line}_{mark}", None) or 0 for mark in rules.options(line)}
            for line in rules.LINES
        }
        return data
