"""Forms of the quotas."""

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.forms.fields import label_of
from planning.rules.apportionment import USUAL_WEIGHTS
from planning.states import Basis, SplitMethod, Tier


class QuotaForm(forms.Form):
    """The matrix: one number per cell, named `cell.<tier>.<sub-project>.<place>`."""

    provincial_seats = forms.IntegerField(
        label=label_of("provincial_seats"), min_value=0, max_value=9_999
    )
    municipal_seats = forms.IntegerField(
        label=label_of("municipal_seats"), min_value=0, max_value=99_999
    )

    def __init__(self, *args, cells, reason_required=False, **kwargs):
        super().__init__(*args, **kwargs)
        for cell, (label, seats) in cells.items():
            self.fields[cell_name(cell)] = _seats_field(label, seats)
        if reason_required:
            self.fields["reason"] = forms.CharField(
                label=_("Reason"),
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("The edition is published: the change goes into the record."),
            )
        self.cells = list(cells)

    def get_values(self) -> dict:
        data = self.cleaned_data
        return {
            "seats": {cell: data[cell_name(cell)] or 0 for cell in self.cells},
            "provincial_seats": data["provincial_seats"],
            "municipal_seats": data["municipal_seats"],
            "reason": data.get("reason", ""),
        }


def cell_name(cell) -> str:
    return ".".join(["cell", *map(str, cell)])


class DivisionForm(forms.Form):
    """How a place divides its seats: one number per field and unit, named `cell.<sub-project>.<unit>`."""

    def __init__(self, *args, cells, **kwargs):
        super().__init__(*args, **kwargs)
        for cell, (label, seats) in cells.items():
            self.fields[cell_name(cell)] = _seats_field(label, seats)
        self.cells = list(cells)

    def get_values(self) -> dict:
        return {"seats": {cell: self.cleaned_data[cell_name(cell)] or 0 for cell in self.cells}}


def _seats_field(label, seats) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=9_999,
        initial=seats,
        required=False,
        widget=forms.NumberInput(attrs={"aria-label": label, "inputmode": "numeric"}),
    )


class ProposalForm(forms.Form):
    """From what a split is proposed; sent by GET, so that it can be kept as an address.

    `weight.<sub-project>`, and by place `own.<place>`, `least.<place>`, `most.<place>`.
    """

    propose = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    total = forms.IntegerField(label=_("Seats"), min_value=0, max_value=99_999, required=False)
    method = forms.ChoiceField(label=_("Method"), choices=SplitMethod.choices, required=False)
    basis = forms.ChoiceField(label=_("In proportion to"), choices=Basis.choices, required=False)

    def __init__(self, data=None, *, edition, places, sub_projects):
        self.edition, self.places, self.sub_projects = edition, places, sub_projects
        super().__init__(self._completed(data) if data else None)
        self.fields["propose"].initial = Tier.MUNICIPAL
        self.fields["total"].initial = edition.municipal_seats
        for sub_project in sub_projects:
            self.fields[f"weight.{sub_project.pk}"] = forms.IntegerField(
                label=sub_project.label,
                min_value=0,
                max_value=9_999,
                required=False,
                initial=USUAL_WEIGHTS[sub_project.field],
            )
        for place in places:
            for key, label in self.BY_PLACE:
                self.fields[f"{key}.{place.pk}"] = forms.IntegerField(
                    label=f"{place.label} · {label}",
                    min_value=0,
                    max_value=9_999_999 if key == "own" else 9_999,
                    required=False,
                    widget=forms.NumberInput(
                        attrs={"aria-label": f"{place.label} · {label}", "inputmode": "numeric"}
                    ),
                )

    def _completed(self, data):
        """What the address leaves out is shown with its usual value."""
        usual = {
            "method": SplitMethod.LARGEST_REMAINDER,
            "basis": Basis.COUNTIES,
            **{f"weight.{sub.pk}": str(USUAL_WEIGHTS[sub.field]) for sub in self.sub_projects},
        }
        return {**usual, **{key: value for key, value in data.items() if value != ""}}

    BY_PLACE = (("own", _("Own number")), ("least", _("At least")), ("most", _("At most")))

    def clean(self):
        data = super().clean()
        if data.get("total") is None and data.get("propose"):
            data["total"] = self.edition.seats_of(data["propose"])
        return data

    @property
    def weights(self) -> dict[int, int]:
        """Sub-project id -> weight."""
        return {sub.pk: self.cleaned_data[f"weight.{sub.pk}"] for sub in self.sub_projects}

    def by_place(self, key: str) -> dict[int, int]:
        """Place id -> what was typed in that column."""
        typed = {place.pk: self.cleaned_data.get(f"{key}.{place.pk}") for place in self.places}
        return {place: number for place, number in typed.items() if number is not None}

    def main_fields(self):
        return [self[name] for name in ("propose", "total", "method", "basis")]

    def weight_fields(self):
        return [self[f"weight.{sub.pk}"] for sub in self.sub_projects]

    def place_rows(self):
        """(label, bound fields) of each place."""
        return [
            (place.label, [self[f"{key}.{place.pk}"] for key, _label in self.BY_PLACE])
            for place in self.places
        ]

    def has_bounds(self) -> bool:
        """Whether anything by place was typed, so that the part is shown open."""
        return self.is_bound and any(
            self.data.get(f"{key}.{place.pk}") for place in self.places for key, _l in self.BY_PLACE
        )
