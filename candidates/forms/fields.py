"""Fields that several forms of dossiers share."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.formats.words import BAD_ID_NUMBER
from candidates.rules import identity
from candidates.rules.dates import PartialDate
from candidates.states import choices_of
from core.orgs.models import Organisation


class PartialDateFormField(forms.CharField):
    """A date as people write it: 1982.03, 1982-03-14, 1982年3月; gives its stored form."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("Year and month, for example 1982.03"))
        super().__init__(max_length=20, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        try:
            day = PartialDate.parse(text)
        except ValueError as error:
            raise forms.ValidationError(_("This is not a date.")) from error
        return day.iso if day else ""


def id_number(text: str) -> str:
    """A checked ID number; the same rule for page and API."""
    try:
        return identity.check_id_number(text).text
    except identity.BadIdNumber as fault:
        raise forms.ValidationError(BAD_ID_NUMBER[fault.code]) from fault


def choice_field(table: str, label, kind: str = "", required: bool = False) -> forms.ChoiceField:
    choices = choices_of(table, kind=kind)
    return forms.ChoiceField(
        label=label, required=required, choices=choices if required else [("", "—"), *choices]
    )


def text_field(label, length: int, required: bool = False, **options) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, **options)


def area_field(label, rows: int, help_text="", length: int = 20_000) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=length,
        strip=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class MultipleFileInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """All files that were chosen, as a list."""

    widget = MultipleFileInput(attrs={"accept": ".lrmx,.zip"})

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) and data else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in given]


def places_of(actor):
    """Who may keep dossiers in this actor's scope: places and their counties."""
    kinds = (Organisation.Kind.PREFECTURE, Organisation.Kind.COUNTY)
    return Organisation.objects.within(actor.path).filter(kind__in=kinds).order_by("path")


def ask_place(form: forms.Form, actor) -> None:
    """Whoever works in a place or county finds it filled in; a county has no other to choose."""
    field = cast(forms.ModelChoiceField, form.fields["place"])
    field.queryset = places_of(actor)
    kind = actor.organisation.kind
    if kind in (Organisation.Kind.PREFECTURE, Organisation.Kind.COUNTY):
        field.initial = actor.organisation.ref
    if kind == Organisation.Kind.COUNTY:
        field.widget = forms.HiddenInput()
