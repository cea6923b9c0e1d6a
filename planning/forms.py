"""Forms of planning: they check shape; sense is the services' matter."""

import datetime

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from planning import formats
from planning.models import Edition
from planning.rules.apportionment import USUAL_WEIGHTS
from planning.rules.qualifications import EDUCATION, GRADES, KINDS, LEVELS
from planning.rules.readiness import DATES, TEXTS
from planning.states import Basis, DocumentKind, Field, GroupKind, SplitMethod, Tier


def _label(name: str, model=Edition):
    return capfirst(model._meta.get_field(name).verbose_name)


def _day(name: str, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=_label(name),
        help_text=getattr(Edition._meta.get_field(name), "help_text", ""),
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def _text(label, *, rows: int = 5, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


_DATES = (
    _("Dates"),
    ("starts_on", "ends_on", "cutoff_on", "nomination_opens_on", "nomination_closes_on",
     "review_due_on", "exam_on", "inspection_from", "inspection_to"),
)  # fmt: skip
_NOTICE = (_("Public notice"), ("notice_days", "notice_in_working_days"))


class PlanForm(forms.Form):
    """The texts and dates of an edition: of a draft, and of an amendment."""

    general_plan = _text(_label("general_plan"), rows=8)
    objectives = _text(_label("objectives"))
    scope_text = _text(_label("scope_text"))
    measures = _text(_label("measures"))
    notice_days = forms.IntegerField(
        label=_label("notice_days"), min_value=1, max_value=60, initial=5
    )
    notice_in_working_days = forms.BooleanField(
        label=_label("notice_in_working_days"), required=False, initial=True
    )

    fieldsets: tuple[tuple, ...] = (_DATES, _NOTICE, (_("General plan"), TEXTS))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in DATES:
            self.fields[name] = _day(name)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """All fields, those added on the way included."""
        return (*cls.base_fields, *DATES)


class EditionForm(PlanForm):
    year = forms.IntegerField(label=_label("year"), min_value=1990, max_value=2100)
    name = forms.CharField(label=_label("name"), max_length=120)

    fieldsets = ((_("Edition"), ("year", "name")), *PlanForm.fieldsets)


class AmendForm(PlanForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It goes into the record and to every place."),
    )
    fieldsets = (*PlanForm.fieldsets, (_("Amendment"), ("reason",)))


class CloneForm(forms.Form):
    year = forms.IntegerField(label=_label("year"), min_value=1990, max_value=2100)
    name = forms.CharField(label=_label("name"), max_length=120)


class SubProjectForm(forms.Form):
    field = forms.ChoiceField(label=_("Field of work"), choices=Field.choices)
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        required=False,
        help_text=_("Empty: the name of the field."),
    )
    description = _text(_("Description"))
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )


class MemberForm(forms.Form):
    kind = forms.ChoiceField(label=_("Group or body"), choices=GroupKind.choices)
    name = forms.CharField(label=_("Full name"), max_length=60)
    post = forms.CharField(label=_("Post held"), max_length=120, required=False)
    duty = forms.CharField(
        label=_("Duty in the group"),
        max_length=120,
        required=False,
        help_text=_("For example: head, deputy head, member, head of the office."),
    )
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )


_CHOICES = {
    "education": (EDUCATION, formats.EDUCATION),
    "level": (LEVELS, formats.LEVELS),
    "grade": (GRADES, formats.GRADES),
}
_PARAMETER_LABELS = {
    "from": _("Born from"),
    "to": _("Born up to"),
    "years": _("Years"),
    "posts": _("Number of posts"),
    "education": _("At least"),
    "level": _("At least"),
    "grade": _("At least"),
}


class RuleForm(forms.Form):
    """The parameters of one kind of qualification; `kind` says which there are."""

    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=200,
        required=False,
        help_text=_("The rule and article on which it rests."),
    )
    position = forms.IntegerField(
        label=_("Order in the list"), min_value=0, max_value=99, initial=0
    )

    def __init__(self, *args, kind, **kwargs):
        self.kind = kind
        super().__init__(*args, **kwargs)
        for name, sort in kind.parameters.items():
            self.fields[name] = _parameter(name, sort)
            self.fields[name].initial = kind.default.get(name)
        self.order_fields([*kind.parameters, "legal_basis", "position"])

    def get_values(self) -> dict:
        """Keyword arguments of the verb: parameters apart from the columns."""
        data = self.cleaned_data
        return {
            "parameters": {name: _stored(data[name]) for name in self.kind.parameters},
            "legal_basis": data["legal_basis"],
            "position": data["position"],
        }


class RuleKindForm(forms.Form):
    """Which condition is to be added, for which tier."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    kind = forms.ChoiceField(
        label=_("Condition"), choices=[(key, formats.RULES[key]) for key in KINDS]
    )


def _parameter(name, sort) -> forms.Field:
    label = _PARAMETER_LABELS[name]
    if sort == "whole":
        return forms.IntegerField(label=label, min_value=0, max_value=100)
    if sort == "date":
        return forms.DateField(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
        )
    codes, words = _CHOICES[sort]
    return forms.ChoiceField(label=label, choices=[(code, words[code]) for code in reversed(codes)])


def _stored(value):
    return value.isoformat() if isinstance(value, datetime.date) else value


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    number = forms.CharField(
        label=_("Document number"),
        max_length=60,
        required=False,
        help_text=_("As printed on it, for example 鄂组发〔2011〕3号."),
    )
    body = _text(_("Full text"), rows=10)
    upload = forms.FileField(
        label=_("Attachment"), required=False, help_text=_("PDF, Word, Excel or a picture.")
    )


class DocumentCreateForm(DocumentForm):
    edition: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Edition"), queryset=Edition.objects.none(), to_field_name="ref"
    )
    field_order = ("edition",)

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions


class CityPlanForm(forms.Form):
    body = _text(_("Plan of the place"), rows=16)
    upload = forms.FileField(
        label=_("Attachment"), required=False, help_text=_("PDF, Word, Excel or a picture.")
    )


class DayForm(forms.Form):
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    is_working = forms.TypedChoiceField(
        label=_("What holds on this day"),
        choices=[("yes", _("Working day")), ("no", _("Day of rest"))],
        coerce=lambda text: text == "yes",
    )
    note = forms.CharField(label=_("Note"), max_length=120, required=False)


class QuotaForm(forms.Form):
    """The matrix: one number per cell, named `cell.<tier>.<sub-project>.<place>`."""

    provincial_seats = forms.IntegerField(
        label=_label("provincial_seats"), min_value=0, max_value=9_999
    )
    municipal_seats = forms.IntegerField(
        label=_label("municipal_seats"), min_value=0, max_value=99_999
    )

    def __init__(self, *args, cells, reason_required=False, **kwargs):
        super().__init__(*args, **kwargs)
        for cell, (label, seats) in cells.items():
            self.fields[cell_name(cell)] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=9_999,
                initial=seats,
                required=False,
                widget=forms.NumberInput(attrs={"aria-label": label, "inputmode": "numeric"}),
            )
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
    return "cell.{}.{}.{}".format(*cell)


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
