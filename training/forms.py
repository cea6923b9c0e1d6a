"""Shapes of the input of training; the rules are in the services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.orgs.models import Organisation, User
from planning import handover as planning
from training import states
from training.models import Lesson, Posting, TrainingClass


def _day(label, **options):
    # The browser's own field for a day reads and writes one format only, in every language.
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def _mark(label, **options):
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2, **options
    )


class ClassForm(forms.ModelForm):
    """A class with its assessment."""

    fieldsets = (
        (
            _("Class"),
            ("edition", "tier", "number", "name", "category", "organisation", "is_joint"),
        ),
        (
            _("Dates and seats"),
            ("starts_on", "ends_on", "hours", "capacity", "head_teacher"),
        ),
        (
            _("Four-in-one assessment"),
            (
                "merit_weight", "theory_weight", "test_weight", "inspection_weight", "missing_rule",
                "pass_mark", "distinguished_mark", "attendance_min",
            ),
        ),
        (_("Note"), ("note",)),
    )  # fmt: skip

    starts_on = _day(_("First day"))
    ends_on = _day(_("Last day"))

    class Meta:
        model = TrainingClass
        fields = [
            "edition", "tier", "number", "name", "category", "organisation", "is_joint",
            "starts_on", "ends_on", "hours", "capacity", "head_teacher", "merit_weight",
            "theory_weight", "test_weight", "inspection_weight", "missing_rule", "pass_mark",
            "distinguished_mark", "attendance_min", "note",
        ]  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        schools = Organisation.objects.within(actor.path).filter(kind=Organisation.Kind.SCHOOL)
        self.fields["organisation"].queryset = schools
        self.fields["edition"].queryset = planning.editions(actor)
        for name in ("organisation", "edition"):
            self.fields[name].to_field_name = "ref"

    def _post_clean(self):
        """Shape only: the services check the row, and nothing is put on an instance."""


class LessonForm(forms.ModelForm):
    on = _day(_("Day"))

    class Meta:
        model = Lesson
        fields = ["on", "starts_at", "ends_at", "hours", "subject", "teacher", "room"]
        widgets = {
            "starts_at": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput({"type": "time"}, format="%H:%M"),
        }

    def _post_clean(self):
        """Shape only."""


class RowGrid(forms.Form):
    """One line of fields per enrolment; `lines` gives them with their row."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        self._names = {}
        for row in self.rows:
            made = self.line_fields(row)
            self._names[row.pk] = {key: f"{key}-{row.ref}" for key in made}
            for key, field in made.items():
                field.label = f"{row.trainee} · {field.label}"
                self.fields[f"{key}-{row.ref}"] = field

    def line_fields(self, row) -> dict[str, forms.Field]:
        raise TypeError("A grid says which fields a line has.")

    def lines(self):
        """(row, its bound fields) in order."""
        return [(row, [self[name] for name in self._names[row.pk].values()]) for row in self.rows]

    def values(self) -> dict[int, dict]:
        """Row key -> its cleaned values."""
        return {
            key: {short: self.cleaned_data.get(name) for short, name in names.items()}
            for key, names in self._names.items()
        }


class ResultsGrid(RowGrid):
    """The marks of a class."""

    def line_fields(self, row):
        labels = {
            "theory_score": _("Theory training"),
            "test_score": _("Tests"),
            "inspection_score": _("Face-to-face inspection"),
        }
        return {
            name: _mark(label, required=False, initial=getattr(row, name))
            for name, label in labels.items()
        }


class DayForm(forms.Form):
    """Which day of the class is kept."""

    on = _day(_("Day"))


class AttendanceGrid(RowGrid):
    """One day of a class: presence and, where it differs from the timetable, hours."""

    def __init__(self, *args, kept, **kwargs):
        self.kept = kept
        super().__init__(*args, **kwargs)

    def line_fields(self, row):
        status, hours = self.kept.get(row.pk, (states.Presence.PRESENT, None))
        return {
            "status": forms.ChoiceField(
                label=_("Presence"), choices=states.Presence.choices, initial=status
            ),
            "hours": forms.DecimalField(
                label=_("Hours"),
                min_value=0,
                max_value=12,
                max_digits=4,
                decimal_places=1,
                required=False,
                initial=hours,
            ),
        }


class ResultForm(forms.Form):
    """The marks of one enrolment."""

    merit_score = _mark(_("Merit selection"), required=False)
    theory_score = _mark(_("Theory training"), required=False)
    test_score = _mark(_("Tests"), required=False)
    inspection_score = _mark(_("Face-to-face inspection"), required=False)


class PostingForm(forms.ModelForm):
    """What several trainees of one posting have in common, or one posting."""

    starts_on = _day(_("First day"))
    ends_on = _day(_("Last day"))

    class Meta:
        model = Posting
        fields = [
            "kind", "unit", "post", "starts_on", "ends_on", "mentor_name", "mentor", "task",
        ]  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        mentors = User.objects.filter(
            memberships__role_row="mentor", memberships__is_active=True, is_active=True
        ).distinct()
        self.fields["mentor"].queryset = mentors.order_by("name", "pk")
        self.fields["mentor"].required = False
        self.fields["mentor_name"].required = False

    def clean(self):
        data = super().clean()
        if not data.get("mentor_name") and not data.get("mentor"):
            self.add_error("mentor_name", _("Name the mentor."))
        return data

    def _post_clean(self):
        """Shape only."""


class RatingForm(forms.Form):
    rating = _mark(_("Rating"))
    summary = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea,
        help_text=_("Work done, strengths, shortcomings."),
    )


class CutShortForm(forms.Form):
    ended_on = _day(_("Last day"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)
