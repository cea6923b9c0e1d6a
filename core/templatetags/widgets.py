"""How the fields of a Django form are dressed: classes by kind of widget, help and errors tied by id."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
#: A plain <select> with more options than this gets a search box.
MANY = 12


def kind(bound: BoundField) -> str:
    """Which markup a field needs: check, choices, file or plain."""
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, _CHOICES):
        return "choices"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "plain"


def css_class(widget: forms.Widget, *, small: bool = False) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "form-check-input"
    base = "form-select" if isinstance(widget, forms.Select) else "form-control"
    return f"{base} {base}-sm" if small else base


def dressed(bound: BoundField, *, small: bool = False) -> SafeString:
    """The widget with our classes beside its own, told invalid where it has errors."""
    widget = bound.field.widget
    own = widget.attrs.get("class", "")
    css = " ".join(part for part in (css_class(widget, small=small), own) if part)
    attrs: dict[str, str | bool] = {"class": f"{css} is-invalid" if bound.errors else css}
    if isinstance(widget, forms.Select) and _is_long(bound):
        attrs["data-select"] = True
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        attrs["rows"] = "4"  # Django's default of ten fills a screen
    return bound.as_widget(attrs=attrs)


def _is_long(bound: BoundField) -> bool:
    choices = getattr(bound.field, "choices", ())
    try:
        return len(choices) > MANY
    except TypeError:
        return True  # a queryset's iterator: as long as it likes


@dataclass(frozen=True)
class Section:
    legend: str
    fields: list[BoundField]


def sections(form: forms.BaseForm) -> Iterator[Section]:
    """The visible fields by the form's own `fieldsets` ((legend, names), …); the rest at the end."""
    left = {bound.name: bound for bound in form.visible_fields()}
    for legend, names in getattr(form, "fieldsets", ()):
        found = [left.pop(name) for name in names if name in left]
        if found:
            yield Section(str(legend), found)
    if left:
        yield Section("", list(left.values()))


def is_wide(bound: BoundField) -> bool:
    """Whether a field takes the whole width of the form."""
    widget = bound.field.widget
    return isinstance(widget, forms.Textarea | forms.CheckboxSelectMultiple | forms.FileInput)
