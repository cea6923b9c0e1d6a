"""Forms about notices and objections."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planning.handover import Tier
from selection import policies
from selection.forms.fields import day_field, text_field
from selection.states import ObjectionChannel, ObjectionClass


class NoticeForm(forms.Form):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    starts_on = day_field(_("First day"), required=True)


class ObjectionForm(forms.Form):
    """Who objected is asked of the one role that may know; else the letter stays with that office."""

    received_on = day_field(_("Received on"), required=True)
    channel = forms.ChoiceField(label=_("Channel"), choices=ObjectionChannel.choices)
    category = forms.ChoiceField(
        label=pgettext_lazy("objection", "Class"),
        choices=ObjectionClass.choices,
        initial=ObjectionClass.OTHER,
    )
    signed = forms.BooleanField(label=_("Signed"), required=False)
    objector = text_field(
        _("Who objected"),
        rows=2,
        help_text=_("Name and how to reach. Sealed; shown to the discipline observer alone."),
    )
    letter_number = forms.CharField(label=_("Number of the letter"), max_length=40, required=False)
    body = text_field(_("What is said"), required=True)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        if not policies.objectors.may(actor, "create"):
            del self.fields["objector"]


class SuspendForm(forms.Form):
    until = day_field(_("Suspended until"), required=True)
    reason = text_field(_("Reason"), rows=3, required=True)


class ObjectionAnswerForm(forms.Form):
    replied_on = day_field(_("Answered on"), required=True)
    reply = text_field(_("Answer"), rows=4, required=True)


class ObjectorForm(forms.Form):
    reason = text_field(_("Reason"), rows=2, required=True)
