"""Classes at Party schools and their timetables."""

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from training import rules, states
from training.querysets import LessonQuerySet, TrainingClassQuerySet


def days(first: str, last: str) -> Func:
    """The days from one column to another, both included."""
    return Func(F(first), F(last), Value("[]"), function="daterange", output_field=DateRangeField())


class TrainingClass(ScopedModel):
    """One class (班次). A joint class takes trainees of several places and belongs to the province."""

    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("Party school")
    )
    is_joint = models.BooleanField(
        _("joint class"),
        default=False,
        help_text=_("Takes trainees of several places; the province runs it at this school."),
    )
    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier.choices)
    number = models.CharField(_("class number"), max_length=20)
    name = models.CharField(_("name"), max_length=80)
    category = models.CharField(_("category"), max_length=16, choices=states.Category.choices)
    head_teacher = models.CharField(_("head teacher"), max_length=40, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    period = models.GeneratedField(
        expression=days("starts_on", "ends_on"), output_field=DateRangeField(), db_persist=True
    )
    hours = models.PositiveSmallIntegerField(
        _("class hours"), validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    capacity = models.PositiveSmallIntegerField(
        _("capacity"), validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    #: Seats taken, kept by a trigger: an officer who enrols sees the own trainees only.
    enrolled = models.PositiveSmallIntegerField(_("seats taken"), default=0, editable=False)
    merit_weight = models.PositiveSmallIntegerField(_("weight of merit selection, %"), default=20)
    theory_weight = models.PositiveSmallIntegerField(_("weight of theory training, %"), default=30)
    test_weight = models.PositiveSmallIntegerField(_("weight of tests, %"), default=30)
    inspection_weight = models.PositiveSmallIntegerField(
        _("weight of face-to-face inspection, %"), default=20
    )
    missing_rule = models.CharField(
        _("when a component is missing"),
        max_length=12,
        choices=states.MissingRule.choices,
        default=states.MissingRule.INCOMPLETE,
    )
    pass_mark = models.DecimalField(_("pass mark"), max_digits=5, decimal_places=2, default=60)
    distinguished_mark = models.DecimalField(
        _("mark for distinguished"), max_digits=5, decimal_places=2, default=90
    )
    attendance_min = models.PositiveSmallIntegerField(
        _("least attendance, %"), default=80, validators=[MaxValueValidator(100)]
    )
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=states.ClassState.choices,
        default=states.ClassState.PLANNED,
        editable=False,
    )

    objects = TrainingClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["starts_on", "number", "id"]
        constraints = [
            models.UniqueConstraint(name="class_number_once", fields=["edition", "number"]),
            models.CheckConstraint(
                name="class_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="class_within_capacity",
                condition=Q(enrolled__lte=F("capacity")),
                violation_error_message=_("More are enrolled than that."),
            ),
            models.CheckConstraint(
                name="class_weights_make_100",
                condition=Q(
                    merit_weight=100
                    - F("theory_weight")
                    - F("test_weight")
                    - F("inspection_weight")
                ),
                violation_error_message=_("The four weights must add up to 100."),
            ),
            models.CheckConstraint(
                name="class_marks_in_order",
                condition=Q(pass_mark__gte=0)
                & Q(distinguished_mark__gte=F("pass_mark"))
                & Q(distinguished_mark__lte=100),
                violation_error_message=_("0 ≤ pass mark ≤ mark for distinguished ≤ 100."),
            ),
            models.CheckConstraint(
                name="class_attendance_is_share", condition=Q(attendance_min__lte=100)
            ),
            models.CheckConstraint(
                name="class_state_known", condition=Q(state__in=states.ClassState.values)
            ),
        ]
        indexes = [
            models.Index(name="class_by_scope", fields=["org_path", "starts_on", "id"]),
            models.Index(name="class_by_day", fields=["starts_on", "id"]),
            models.Index(name="class_by_state", fields=["state", "ends_on"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("training:class-detail", args=[self.ref])

    @property
    def assessment(self) -> rules.Assessment:
        """How this class is assessed, as the rules take it."""
        return rules.Assessment(
            weights={name: getattr(self, f"{name}_weight") for name in rules.COMPONENTS},
            missing=self.missing_rule,
            pass_mark=self.pass_mark,
            distinguished_mark=self.distinguished_mark,
            attendance_min=self.attendance_min,
        )

    @property
    def seats_left(self) -> int:
        return self.capacity - self.enrolled

    @property
    def days(self) -> tuple:
        return (self.starts_on, self.ends_on)


class Lesson(ScopedModel):
    """One line of a class's timetable."""

    training_class = models.ForeignKey(
        TrainingClass, models.CASCADE, related_name="lessons", db_constraint=False
    )
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"))
    ends_at = models.TimeField(_("ends at"))
    hours = models.DecimalField(
        _("class hours"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(12)],
    )
    subject = models.CharField(_("lesson topic"), max_length=100)
    teacher = models.CharField(_("teacher"), max_length=40, blank=True)
    room = models.CharField(_("classroom"), max_length=40, blank=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("timetable")
        ordering = ["on", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="lesson_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The lesson ends before it begins."),
            ),
            models.CheckConstraint(
                name="lesson_has_hours", condition=Q(hours__gt=0, hours__lte=12)
            ),
        ]
        indexes = [models.Index(name="lesson_by_day", fields=["training_class", "on", "starts_at"])]

    def __str__(self):
        return f"{self.on} {self.subject}"
