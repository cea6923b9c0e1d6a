"""Targets for the structure of leadership teams."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planning import formats
from planning.forms.fields import label_of
from planning.models import StructureTarget
from planning.rules import structure
from planning.states import Bound, Dimension, TeamLevel, Unit


class TargetKindForm(forms.Form):
    """Of which teams, and in what, a target is to be set."""

    level = forms.ChoiceField(label=_("Team level"), choices=TeamLevel.choices)
    dimension = forms.ChoiceField(
        label=pgettext_lazy("of a structure", "Dimension"), choices=Dimension.choices
    )


def _age(label) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=18, max_value=99, required=False)


def _of(name: str):
    return label_of(name, StructureTarget)


class TargetForm(forms.Form):
    """One group of a dimension; of ages a range that may be open at one end."""

    age_from = _age(_("From the age of"))
    age_to = _age(_("Up to the age of"))
    group = forms.ChoiceField(label=_("Group"))
    bound = forms.ChoiceField(
        label=_("Bound"), choices=Bound.choices, initial=Bound.LEAST, required=False
    )
    amount = forms.DecimalField(
        label=pgettext_lazy("of a structure", "Target"),
        max_digits=7,
        decimal_places=1,
        min_value=0,
        required=False,
        help_text=_("Empty: only the baseline is kept for this group."),
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=Unit.choices, initial=Unit.SHARE, required=False
    )
    source = forms.CharField(
        label=_of("source"),
        max_length=200,
        required=False,
        help_text=_("The document in which the target is set, with its number."),
    )
    baseline = forms.DecimalField(
        label=_of("baseline"),
        max_digits=4,
        decimal_places=1,
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Where it stood before: what the programme is measured by."),
    )
    baseline_year = forms.IntegerField(
        label=_of("baseline_year"), min_value=1949, max_value=2100, required=False
    )
    baseline_source = forms.CharField(label=_of("baseline_source"), max_length=200, required=False)
    note = forms.CharField(label=_of("note"), max_length=200, required=False)

    fieldsets = (
        (_("Group"), ("age_from", "age_to", "group")),
        (pgettext_lazy("of a structure", "Target"), ("bound", "amount", "unit", "source")),
        (_("Baseline"), ("baseline", "baseline_year", "baseline_source")),
        (_("Note"), ("note",)),
    )

    def __init__(self, *args, dimension: str, **kwargs):
        self.dimension = dimension
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        if dimension == Dimension.AGE:
            del fields["group"]
            fields["age_to"].help_text = _("One of the two may stay empty.")
        else:
            del fields["age_from"], fields["age_to"]
            fields["group"].choices = formats.group_choices(dimension)

    def get_values(self) -> dict:
        """Keyword arguments of the verb: the group as one code, and nothing half said."""
        data = self.cleaned_data
        has_target = data["amount"] is not None
        return {
            "band": (
                structure.age_band(data["age_from"], data["age_to"])
                if self.dimension == Dimension.AGE
                else data["group"]
            ),
            "bound": data["bound"] if has_target else "",
            "unit": (data["unit"] or Unit.SHARE) if has_target else "",
            **{
                name: data[name]
                for name in (
                    "amount", "source", "baseline", "baseline_year", "baseline_source", "note",
                )
            },
        }  # fmt: skip


def initial_of(row: StructureTarget) -> dict:
    """The form of a target that is on record."""
    names = ("bound", "amount", "unit", "source", "baseline", "baseline_year", "baseline_source",
             "note")  # fmt: skip
    found = {name: getattr(row, name) for name in names}
    if row.dimension != Dimension.AGE:
        return {**found, "group": row.band}
    first, last = row.band.split("..")
    return {**found, "age_from": first, "age_to": last}
