"""Widgets drawn by hand are the widgets Django draws."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from core.web.renderer import PlainRenderer

CHOICES = [("", "—"), ("1", "<b>"), ("2", mark_safe("a &amp; b")), (3, "drei")]
GROUPS = [("G & H", [("x", "X"), ("y", "Y")]), ("z", "Z")]
CASES = [
    (forms.TextInput(), 'a"<b'),
    (forms.TextInput(attrs={"class": "form-control", "required": True, "disabled": False}), None),
    (forms.TextInput(), 0),
    (forms.NumberInput(attrs={"min": 0, "max": 10}), 5),
    (forms.DateInput(), date(2011, 3, 9)),
    (forms.HiddenInput(), "x"),
    (forms.Select(choices=CHOICES), "2"),
    (forms.Select(choices=CHOICES, attrs={"data-select": True}), None),
    (forms.Select(choices=GROUPS), "y"),
    (forms.SelectMultiple(choices=CHOICES), ["1", "3"]),
    (forms.NullBooleanSelect(), True),
    (forms.Textarea(), "x"),
    (forms.CheckboxInput(), True),
    (forms.RadioSelect(choices=CHOICES), "1"),
]


def squeezed(html: str) -> str:
    """Without the blanks between tags, which mean nothing there."""
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize(("widget", "value"), CASES, ids=lambda case: type(case).__name__)
def test_the_markup_is_that_of_django(widget, value):
    attrs = {"id": "id_n", "title": "«'\""}
    ours = widget.render("n", value, attrs, renderer=PlainRenderer())
    theirs = widget.render("n", value, attrs, renderer=TemplatesSetting())
    assert squeezed(ours) == squeezed(theirs)
