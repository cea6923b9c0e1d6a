"""Django's tags of translation; a text that stands in the template is looked up once per language.

Our templates load `words` where others load `i18n`. A page holds forty such texts, and looking one
up and preparing it for the page takes twenty calls.
"""

from django import template
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Kept(template.Node):
    """A node whose output depends on the language alone."""

    child_nodelists = ()

    def __init__(self, node: template.Node):
        self.node = node
        self.outputs: dict[tuple[str | None, bool], str] = {}

    def render(self, context: template.Context) -> str:
        key = (get_language(), context.autoescape)
        if key not in self.outputs:
            self.outputs[key] = self.node.render(context)
        return self.outputs[key]


def is_constant(expression: template.base.FilterExpression) -> bool:
    """Whether it is a text in quotes, without filters."""
    if expression.filters:
        return False
    return not expression.is_var or getattr(expression.var, "literal", None) is not None


@register.tag("translate")
@register.tag("trans")
def translate(parser, token):
    """`{% translate "…" %}` as ever."""
    node = i18n.do_translate(parser, token)
    about = node.message_context
    fixed = is_constant(node.filter_expression) and (about is None or is_constant(about))
    return Kept(node) if fixed and not node.asvar else node
