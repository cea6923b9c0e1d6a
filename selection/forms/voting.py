"""Votes of the committee by codes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import text_field


class AgreedForm(forms.Form):
    """Only asks whether."""


class WithdrawCodesForm(forms.Form):
    reason = text_field(_("Reason"), rows=2, required=True)
