"""Forms about studies of severity."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planning.handover import Tier
from selection.services import schemes, severity


class StudyForm(forms.Form):
    """Which components of a tier are looked at together."""

    target = forms.MultipleChoiceField(
        label=_("Components"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of one tier; components that the same examiners marked belong together."),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = []
        for tier, label in Tier.choices if edition else ():
            scheme = schemes.current(edition, tier)
            for name in severity.components_of(scheme) if scheme else ():
                self.names.append((tier, name, f"{label} · {name}"))
        self.fields["target"].choices = [
            (str(number), label) for number, (_tier, _name, label) in enumerate(self.names)
        ]

    def clean(self):
        data = super().clean()
        chosen = [self.names[int(number)] for number in data.pop("target", [])]
        tiers = {tier for tier, _name, _label in chosen}
        if len(tiers) > 1:
            self.add_error("target", gettext("Choose components of one tier."))
        data["tier"] = next(iter(tiers), "")
        data["components"] = [name for _tier, name, _label in chosen]
        return data
