"""A trainee in a class: attendance, the four marks, the outcome."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from training import states
from training.models.classes import TrainingClass
from training.querysets import AttendanceQuerySet, EnrolmentQuerySet


def the_same(column: str) -> Func:
    """A key as a range of one: without btree_gist an exclusion constraint compares only ranges."""
    return Func(F(column), F(column), Value("[]"), function="int8range")


def _mark(label):
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


def _is_mark(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"enrolment_{name}_is_mark",
        condition=Q(**{f"{name}__gte": 0, f"{name}__lte": 100}) | Q(**{f"{name}__isnull": True}),
        violation_error_message=_("A mark lies between 0 and 100."),
    )


class Enrolment(ScopedModel):
    """One trainee in one class. Its organisation is the trainee's, its days are the class's."""

    # The key (training_class, period) is in the migration: the class's days are copied down by it.
    training_class = models.ForeignKey(
        TrainingClass,
        models.PROTECT,
        related_name="enrolments",
        db_constraint=False,
        verbose_name=_("class"),
    )
    trainee = models.ForeignKey(
        "selection.Trainee",
        models.PROTECT,
        related_name="enrolments",
        db_constraint=False,
        verbose_name=_("trainee"),
    )
    period = DateRangeField(_("first and last day"), editable=False)
    merit_score = _mark(_("merit selection"))
    theory_score = _mark(_("theory training"))
    test_score = _mark(_("tests"))
    inspection_score = _mark(_("face-to-face inspection"))
    composite = _mark(_("composite"))
    grade = models.CharField(_("grade"), max_length=13, choices=states.Grade.choices, blank=True)
    hours_attended = models.DecimalField(
        _("hours attended"), max_digits=6, decimal_places=1, default=0
    )
    certificate = models.CharField(_("certificate number"), max_length=30, blank=True)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=states.EnrolmentState.choices,
        default=states.EnrolmentState.ENROLLED,
        editable=False,
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="enrolment_once",
                fields=["training_class", "trainee"],
                condition=Q(state__in=states.SEATED),
           ),
            ExclusionConstraint(
                name="enrolment_no_overlap",
                expressions=[
                    (the_same("trainee"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=states.SEATED),
                violation_error_message=_("This trainee is in another class on some of these days."),
            ),
            *(
                _is_mark(name)
                for name in (
                    "merit_score", "theory_score", "test_score", "inspection_score", "composite",
                )
            ),
            models.CheckConstraint(
                name="enrolment_hours_not_negative", condition=Q(hours_attended__gte=0)
            ),
            models.CheckConstraint(
                name="enrolment_completed_has_grade",
                condition=~Q(state=states.EnrolmentState.COMPLETED)
                | Q(grade__in=[states.Grade.PASS, states.Grade.DISTINGUISHED]),
            ),
            models.UniqueConstraint(
                name="enrolment_certificate_once",
                fields=["training_class", "certificate"],
                condition=~Q(certificate=""),
            ),
            models.CheckConstraint(
                name="enrolment_state_known", condition=Q(state__in=states.EnrolmentState.values)
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(name="enrolment_by_scope", fields=["org_path", "id"]),
            models.Index(name="enrolment_by_composite", fields=["composite", "id"]),
            models.Index(name="enrolment_by_class", fields=["training_class", "state"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.training_class}"

    def get_absolute_url(self):
        return reverse("training:enrolment-detail", args=[self.ref])

    @property
    def marks(self) -> dict:
        """Component -> mark, None where it is missing."""
        return {
            "merit": self.merit_score,
            "theory": self.theory_score,
            "test": self.test_score,
            "inspection": self.inspection_score,
        }


class Attendance(ScopedModel):
    """One day of one trainee in class."""

    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="attendances", db_constraint=False
    )
    on = models.DateField(_("day"))
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, default=0)
    status = models.CharField(_("presence"), max_length=8, choices=states.Presence.choices)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(name="attendance_once_a_day", fields=["enrolment", "on"]),
            models.CheckConstraint(
                name="attendance_hours_in_day", condition=Q(hours__gte=0, hours__lte=12)
            ),
            models.CheckConstraint(
                name="attendance_absent_has_no_hours",
                condition=Q(status=states.Presence.PRESENT) | Q(hours=0),
            ),
            models.CheckConstraint(
                name="attendance_status_known", condition=Q(status__in=states.Presence.values)
            ),
        ]

    def __str__(self):
        return f"{self.on} {self.get_status_display()}"

    @property
    def tone(self) -> str:
        return states.Presence.tones[self.status]  # type: ignore[attr-defined]
