"""The bridge by which a page's form uses the rule of a sheet's column."""

from django import forms
from django.core.exceptions import ValidationError

from core.exchange.values import reason


class RuleField(forms.CharField):
    """A text field whose cleaning is a pure rule: text in, value out, ValueError with the reason."""

    def __init__(self, rule, **kwargs):
        self.rule = rule
        super().__init__(**kwargs)

    def clean(self, value):
        text = super().clean(value)
        if text in self.empty_values:
            return self.empty_value
        try:
            return self.rule(text)
        except ValueError as error:
            raise ValidationError(reason(error)) from error
