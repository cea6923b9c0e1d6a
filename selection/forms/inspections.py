"""Forms about inspection."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from selection.forms.fields import day_field, number_field, text_field
from selection.rules import DIMENSIONS
from selection.states import Conclusion


class ReportForm(forms.Form):
    """An inspection report. The team is one name a line, its leader first."""

    inspected_from = day_field(_("Inspected from"))
    inspected_to = day_field(_("Inspected to"))
    inspectors = text_field(
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
    talks = number_field(_("Individual talks"))
    excellent, competent, basic, incompetent, void = (
        number_field(label)
        for label in (
            _("Votes: excellent"),
            _("Votes: competent"),
            _("Votes: basically competent"),
            _("Votes: incompetent"),
            _("Votes: void"),
        )
    )
    virtue = text_field(_("I. Morality"), rows=5)
    merits = text_field(_("II. Ability, diligence and results"), rows=8)
    probity = text_field(_("III. Integrity"), rows=4)
    shortcomings = text_field(_("IV. Shortcomings"), rows=3, help_text=_("Part of every report."))
    appraisals = text_field(
        _("V. Annual appraisals"), rows=2, help_text=_("The last two or three, from the dossier.")
    )
    previous = text_field(
        _("VII. At the previous unit"),
        rows=4,
        help_text=_("Due where the nominee is under two years in the present post."),
    )
    conclusion = forms.ChoiceField(
        label=_("Conclusion"), choices=[("", "—"), *Conclusion.choices], required=False
    )
    reason = text_field(_("Reason"), rows=3, help_text=_("Due when the conclusion is “unfit”."))

    VOTES = ("excellent", "competent", "basic", "incompetent", "void")
    fieldsets = (
        (_("Inspection"), ("inspected_from", "inspected_to", "inspectors", "talks")),
        (_("Five dimensions (0–100)"), tuple(DIMENSIONS)),
        (_("Democratic evaluation"), VOTES),
        (
            _("Material"),
            ("virtue", "merits", "probity", "shortcomings", "appraisals", "previous"),
        ),
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
