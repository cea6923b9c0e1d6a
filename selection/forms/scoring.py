"""Requests to check scores again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selection.forms.fields import day_field, text_field


class RecheckForm(forms.Form):
    received_on = day_field(_("Received on"), required=True)
    body = text_field(_("What is asked and why"), required=True)
