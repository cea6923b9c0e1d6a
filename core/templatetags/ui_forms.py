"""Components of forms. Part of the library `ui`."""

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from core.templatetags import widgets

register = template.Library()


@register.inclusion_tag("components/form.html")
def form(form: BaseForm, columns: int = 2) -> dict:
    """All fields of a form: summary of errors first, fieldsets, hidden fields."""
    faulty = [bound for bound in form.visible_fields() if bound.errors]
    return {
        "form": form,
        "sections": list(widgets.sections(form)),
        "faulty": faulty,
        "columns": columns,
    }


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, small: bool = False, wide: bool = False) -> dict:
    """One field: label, mark if required, help and errors tied to it."""
    return {
        "field": bound,
        "kind": widgets.kind(bound),
        "widget": widgets.dressed(bound, small=small),
        "required": bound.field.required,
        "wide": wide or widgets.is_wide(bound),
        "described": bound.aria_describedby or "",
    }


@register.inclusion_tag("components/file_input.html")
def file_input(
    name: str, label: str, accept: str = "", help_text: str = "", required: bool = True
) -> dict:
    """A file field outside a Django form."""
    ident = f"file-{name}"
    return {
        "name": name, "label": label, "accept": accept, "help_text": help_text,
        "required": required, "ident": ident,
    }  # fmt: skip


@register.filter
def dressed(bound: BoundField, size: str = "") -> SafeString:
    """A field's widget alone, in our classes; "sm" makes it small."""
    return widgets.dressed(bound, small=size == "sm")


@register.filter
def asks_for_something(form: BaseForm) -> bool:
    """Whether any of its fields carries the mark that says it is required."""
    return any(bound.field.required for bound in form.visible_fields())
