"""Shapes of the input of appointment; the rules are in the services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appointment import rules, states
from appointment.models import Post, ReserveEntry, Team, Vacancy
from core.orgs.models import Organisation
from planning import handover as planning


def _day(label, **options):
    # The browser's own field for a day reads and writes one format only, in every language.
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class Shape(forms.ModelForm):
    """Takes fields from a model but puts nothing on an instance: services write."""

    def _post_clean(self):
        """Shape only."""


class TeamForm(Shape):
    class Meta:
        model = Team
        fields = ["organisation", "kind", "branch", "name"]

    def __init__(self, *args, actor, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [Organisation.Kind.PREFECTURE, Organisation.Kind.COUNTY, Organisation.Kind.PROVINCE]
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.within(actor.path).filter(kind__in=kinds)
        field.to_field_name = "ref"
        if row is not None:
            del self.fields["organisation"]


class PostForm(Shape):
    term_ends_on = _day(_("Term ends"), required=False)

    class Meta:
        model = Post
        fields = [
            "title", "level", "is_head", "is_elected", "age_max", "incumbent", "term_ends_on",
        ]  # fmt: skip


class VacancyForm(Shape):
    opens_on = _day(_("Vacant from"))

    class Meta:
        model = Vacancy
        fields = ["edition", "ground", "opens_on", "requirements"]

    def __init__(self, *args, actor, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = planning.editions(actor)
        self.fields["edition"].to_field_name = "ref"
        if isinstance(row, Vacancy):
            del self.fields["edition"]


class ProposeForm(forms.Form):
    is_exceptional = forms.BooleanField(
        label=_("Exceptional promotion"),
        required=False,
        help_text=_(
            "Needed where a level is skipped or the time at the present level is too short."
        ),
    )
    ground = forms.CharField(
        label=_("Ground of the exception"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Stated in the public notice of an exceptional promotion."),
    )

    def clean(self):
        data = super().clean()
        if data.get("is_exceptional") and not data.get("ground", "").strip():
            self.add_error("ground", _("An exceptional promotion needs its ground."))
        return data


class DecideForm(forms.Form):
    """The decision minute: who was there and how they voted."""

    decided_on = _day(_("Day of the meeting"))
    members = forms.IntegerField(label=_("Members who should attend"), min_value=1, max_value=200)
    present = forms.IntegerField(label=_("Members present"), min_value=0, max_value=200)
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, max_value=200)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=200, initial=0)
    deferred = forms.IntegerField(label=_("For deferral"), min_value=0, max_value=200, initial=0)

    def vote(self) -> rules.Vote:
        names = ("members", "present", "in_favour", "against", "deferred")
        return rules.Vote(**{name: self.cleaned_data[name] for name in names})


class PublishForm(forms.Form):
    starts_on = _day(_("First day of the notice"))


class AppointForm(forms.Form):
    appointed_on = _day(
        _("Day of the appointment"), help_text=_("Probation of one year counts from this day.")
    )


class ElectForm(forms.Form):
    appointed_on = _day(_("Day of the election"))


class EndForm(forms.Form):
    ended_on = _day(_("Last day in the post"))
    ground = forms.ChoiceField(label=_("Ground"), choices=states.EndGround.choices)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class ReserveForm(Shape):
    class Meta:
        model = ReserveEntry
        fields = ["post_type", "readiness", "plan"]
        widgets = {"readiness": forms.RadioSelect}


class RenewForm(forms.Form):
    readiness = forms.ChoiceField(
        label=_("Readiness"),
        choices=states.Readiness.choices,
        help_text=_("“Ready soon” holds for 12 months, “medium and long term” for 24."),
    )
