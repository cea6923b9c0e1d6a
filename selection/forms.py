"""Forms of selection: they check shape; sense is the services' matter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.states import Severity
from planning.handover import Tier, running_editions
from selection.rules import DIMENSIONS
from selection.states import Conclusion, Ground, StoppedGate


def _day(label, *, required=False) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def _text(label, *, rows=4, required=False, help_text="") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _number(label, *, required=False, most=1_000) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=most)


class NominationForm(forms.Form):
    """The group in which somebody is nominated, and why. Fields are those of the running edition."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices, initial=Tier.MUNICIPAL)
    sub_project = forms.ChoiceField(label=_("Field"))
    grounds = _text(
        _("Grounds"), help_text=_("What speaks for the nominee; due before submission.")
    )
    recommender = forms.CharField(label=_("Recommended by"), max_length=80, required=False)
    met_on = _day(_("Collective decision on"))
    present = _number(_("Members present"))
    agreed = _number(_("In favour"))

    fieldsets = (
        (_("Group"), ("tier", "sub_project")),
        (_("Reasons"), ("grounds", "recommender")),
        (_("Collective decision"), ("met_on", "present", "agreed")),
    )

    def __init__(self, *args, sub_projects=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.ref): row for row in sub_projects}
        self.fields["sub_project"].choices = [(ref, row.label) for ref, row in self.rows.items()]

    def clean_sub_project(self):
        return self.rows[self.cleaned_data["sub_project"]]

    def clean(self):
        data = super().clean()
        present, agreed = data.get("present"), data.get("agreed")
        if present is not None and agreed is not None and agreed > present:
            self.add_error("agreed", _("More members in favour than were present."))
        return data


class RejectForm(forms.Form):
    """A rejection is coded, and said in words."""

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices)
    reason = _text(_("Reason"), required=True)


class AttestForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    reason = _text(_("Evidence seen"), rows=2, required=True)


class SchemeForm(forms.Form):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    name = forms.CharField(label=_("Name of the scheme"), max_length=120)
    text = forms.CharField(
        label=_("Scheme (JSON)"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "code", "spellcheck": "false"}),
        help_text=_("Components, weights, steps and ties, as the file contract describes them."),
    )


class SchemeEditForm(SchemeForm):
    tier: Any = None


class MarksForm(forms.Form):
    """One mark at a time, by exam number."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    exam_number = forms.CharField(label=_("Exam number"), max_length=12)
    component = forms.CharField(label=_("Component"), max_length=80)
    examiner_no = forms.CharField(label=_("Examiner"), max_length=40, required=False)
    panel = forms.CharField(label=_("Panel"), max_length=40, required=False)
    mark = forms.DecimalField(
        label=_("Mark"), required=False, max_digits=12, decimal_places=6, min_value=0
    )


class RunForm(forms.Form):
    """Which step of which published scheme is computed."""

    step = forms.ChoiceField(label=_("Scheme and step"))

    def __init__(self, *args, steps=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.steps = {key: value for key, value, _label in steps}
        self.fields["step"].choices = [(key, label) for key, _value, label in steps]

    def clean_step(self):
        return self.steps[self.cleaned_data["step"]]


class ReportForm(forms.Form):
    """An inspection report. The team is one name a line, its leader first."""

    inspected_from = _day(_("Inspected from"))
    inspected_to = _day(_("Inspected to"))
    inspectors = _text(
        _("Inspection team"), rows=3, help_text=_("One name a line, the leader first; two or more.")
    )
    morality, ability, diligence, results, integrity = (
        forms.DecimalField(
            label=label,
            required=False,
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
        )
        for label in (
            _("Morality"),
            _("Ability"),
            _("Diligence"),
            pgettext_lazy("dimension", "Results"),
            _("Integrity"),
        )
    )
    talks = _number(_("Individual talks"))
    excellent, competent, basic, incompetent, void = (
        _number(label)
        for label in (
            _("Votes: excellent"),
            _("Votes: competent"),
            _("Votes: basically competent"),
            _("Votes: incompetent"),
            _("Votes: void"),
        )
    )
    merits = _text(_("Morality, ability, diligence, results, integrity"), rows=8)
    shortcomings = _text(_("Shortcomings"), rows=3, help_text=_("Part of every report."))
    conclusion = forms.ChoiceField(
        label=_("Conclusion"), choices=[("", "—"), *Conclusion.choices], required=False
    )
    reason = _text(_("Reason"), rows=3, help_text=_("Due when the conclusion is “unfit”."))

    VOTES = ("excellent", "competent", "basic", "incompetent", "void")
    fieldsets = (
        (_("Inspection"), ("inspected_from", "inspected_to", "inspectors", "talks")),
        (_("Five dimensions (0–100)"), tuple(DIMENSIONS)),
        (_("Democratic evaluation"), VOTES),
        (_("Material"), ("merits", "shortcomings")),
        (_("Conclusion"), ("conclusion", "reason")),
    )

    def clean_inspectors(self):
        lines = self.cleaned_data["inspectors"].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def clean_talks(self):
        return self.cleaned_data["talks"] or 0

    def clean(self):
        data = super().clean()
        data["votes"] = {name: data.pop(name, None) or 0 for name in self.VOTES}
        first, last = data.get("inspected_from"), data.get("inspected_to")
        if first and last and last < first:
            self.add_error("inspected_to", _("It ends before it begins."))
        return data


class FindingStopForm(forms.Form):
    edition: Any = forms.ModelChoiceField(
        label=_("Edition"), queryset=None, to_field_name="ref", empty_label=None
    )
    gate = forms.ChoiceField(label=pgettext_lazy("procedure", "Gate"), choices=StoppedGate.choices)
    severity = forms.ChoiceField(
        label=_("From this severity on"),
        choices=[("", _("Nothing stops here")), *Severity.choices],
        required=False,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = running_editions(actor)


class MeetingForm(forms.Form):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    held_on = _day(_("Held on"), required=True)
    due = forms.IntegerField(label=_("Members who should attend"), min_value=1, max_value=99)
    present = forms.IntegerField(label=_("Members present"), min_value=0, max_value=99)
    agree = forms.IntegerField(label=_("Agree"), min_value=0, max_value=99)
    disagree = forms.IntegerField(label=_("Disagree"), min_value=0, max_value=99, initial=0)
    defer = forms.IntegerField(label=_("Defer"), min_value=0, max_value=99, initial=0)
    note = _text(_("Note"), rows=3)


class NoticeForm(forms.Form):
    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices)
    starts_on = _day(_("First day"), required=True)


class ObjectionForm(forms.Form):
    """Who objected is not asked: the letter stays with the discipline office."""

    received_on = _day(_("Received on"), required=True)
    signed = forms.BooleanField(label=_("Signed"), required=False)
    letter_number = forms.CharField(label=_("Number of the letter"), max_length=40, required=False)
    body = _text(_("What is said"), required=True)
