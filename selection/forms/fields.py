"""Fields that several forms of the stage share."""

from django import forms


def day_field(label, *, required=False, help_text="") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def text_field(label, *, rows=4, required=False, help_text="") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def number_field(label, *, required=False, most=1_000) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=most)
