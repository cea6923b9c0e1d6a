"""Fields that several forms share."""

from django import forms
from django.utils.text import capfirst

from planning.models import Edition


def label_of(name: str, model=Edition):
    return capfirst(model._meta.get_field(name).verbose_name)


def day_field(name: str, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label_of(name),
        help_text=getattr(Edition._meta.get_field(name), "help_text", ""),
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def text_field(label, *, rows: int = 5, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
