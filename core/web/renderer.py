"""Draws the plain widgets of forms without templates.

Django draws each option of a select through two templates of its own. The dozen selects of a filter
bar hold over a hundred options, and cost more than the fifty rows of the list below them.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_FOLDER = "django/forms/widgets/"
_INPUTS = frozenset(
    f"{_FOLDER}{name}.html"
    for name in ("input", "text", "number", "email", "url", "password", "hidden", "date", "time")
)
_SELECT = f"{_FOLDER}select.html"


class PlainRenderer(TemplatesSetting):
    """Django's markup to the letter; everything but inputs and selects as ever."""

    def render(self, template_name, context, request=None) -> SafeString:
        if template_name == _SELECT:
            return _select(context["widget"])
        if template_name in _INPUTS:
            return _input(context["widget"])
        return mark_safe(super().render(template_name, context, request))  # noqa: S308 - Django's


def _input(widget: dict) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else f' value="{conditional_escape(str(value))}"'
    start = f'<input type="{conditional_escape(widget["type"])}"{_name(widget)}'
    return mark_safe(f"{start}{shown}{_attrs(widget['attrs'])}>")  # noqa: S308 - all escaped


def _select(widget: dict) -> SafeString:
    parts = [f"<select{_name(widget)}{_attrs(widget['attrs'])}>"]
    for heading, options, _index in widget["optgroups"]:
        if heading:
            parts.append(f'<optgroup label="{conditional_escape(heading)}">')
        parts += [
            f'<option value="{conditional_escape(str(option["value"]))}"{_attrs(option["attrs"])}>'
            f"{conditional_escape(option['label'])}</option>"
            for option in options
        ]
        if heading:
            parts.append("</optgroup>")
    parts.append("</select>")
    return mark_safe("\n".join(parts))  # noqa: S308 - all escaped


def _name(widget: dict) -> str:
    return f' name="{conditional_escape(widget["name"])}"'


def _attrs(attrs: dict) -> str:
    if not attrs:
        return ""
    return "".join(
        f" {conditional_escape(name)}"
        + ("" if value is True else f'="{conditional_escape(str(value))}"')
        for name, value in attrs.items()
        if value is not False
    )
