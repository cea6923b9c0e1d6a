"""Sessions of the centralised exam: rooms, who sits where, attendance, and what went wrong."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import IncidentQuerySet, SessionQuerySet, SittingQuerySet
from selection.states import Attendance, IncidentState, Misconduct, SessionState


class ExamSession(ScopedModel):
    """One sitting of the nominees of a tier: a day, an hour, rooms, and the papers written there."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    name = models.CharField(_("name"), max_length=80)
    held_on = models.DateField(_("held on"))
    starts_at = models.TimeField(_("starts at"))
    ends_at = models.TimeField(_("ends at"))
    #: What stands on every ticket beside time and seat.
    instructions = models.TextField(_("instructions to candidates"), blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=SessionState, default=SessionState.PLANNED, editable=False
    )
    #: Of the drawing of seats, so that anybody can draw it again.
    seed = models.BigIntegerField(_("seed of the lot"), null=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exam session")
        verbose_name_plural = _("exam sessions")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(name="examsession_once", fields=["edition", "tier", "name"]),
            models.CheckConstraint(
                name="examsession_tier_known", condition=Q(tier__in=Tier.values)
            ),
            models.CheckConstraint(
                name="examsession_state_known", condition=Q(state__in=SessionState.values)
            ),
            models.CheckConstraint(
                name="examsession_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="examsession_seated_with_seed",
                condition=Q(state="planned") | Q(seed__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("selection:session-detail", args=[self.ref])


class Room(ScopedModel):
    """A room of a session: rows × columns of seats, row 1 in front."""

    session = models.ForeignKey(
        "selection.ExamSession", models.CASCADE, related_name="rooms", verbose_name=_("session")
    )
    number = models.PositiveSmallIntegerField(_("room number"))
    site = models.CharField(_("site"), max_length=120)
    name = models.CharField(_("room"), max_length=60)
    rows = models.PositiveSmallIntegerField(_("rows"))
    columns = models.PositiveSmallIntegerField(_("columns"))

    class Meta:
        verbose_name = _("exam room")
        verbose_name_plural = _("exam rooms")
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(name="room_number_once", fields=["session", "number"]),
            models.CheckConstraint(
                name="room_of_sensible_size",
                condition=Q(rows__gte=1, rows__lte=40, columns__gte=1, columns__lte=40),
            ),
            models.CheckConstraint(name="room_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.site} {self.name}"

    def get_absolute_url(self):
        return reverse("selection:room-detail", args=[self.ref])

    @property
    def capacity(self) -> int:
        return self.rows * self.columns


class Sitting(ScopedModel):
    """A nominee in a session, with a seat; stands in the nominee's scope."""

    session = models.ForeignKey(
        "selection.ExamSession", models.PROTECT, related_name="sittings", db_index=False
    )
    room = models.ForeignKey(
        "selection.Room", models.PROTECT, related_name="sittings", verbose_name=_("room")
    )
    row = models.PositiveSmallIntegerField(_("row"))
    column = models.PositiveSmallIntegerField(_("column"))
    #: Number of the seat in its room, from the front left, row by row.
    seat = models.PositiveSmallIntegerField(_("seat"))
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="sittings",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    #: The nominating unit, whose people are never neighbours.
    unit = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("nominating unit")
    )
    attendance = models.CharField(
        _("attendance"), max_length=8, choices=Attendance, blank=True, editable=False
    )

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in the exam")
        verbose_name_plural = _("seats in the exam")
        ordering = ["room", "seat"]
        constraints = [
            models.UniqueConstraint(name="sitting_once", fields=["session", "nomination"]),
            models.UniqueConstraint(
                name="sitting_seat_once",
                fields=["room", "row", "column"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="sitting_attendance_known",
                condition=Q(attendance="") | Q(attendance__in=Attendance.values),
            ),
        ]
        indexes = [models.Index(name="sitting_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.room.number}-{self.seat:02d}"

    def get_absolute_url(self):
        return reverse("selection:sitting-detail", args=[self.ref])


class Incident(ScopedModel):
    """A breach of the rules noted in the room by two invigilators; a person decides what follows."""

    sitting = models.ForeignKey(
        "selection.Sitting", models.PROTECT, related_name="incidents", verbose_name=_("seat")
    )
    code = models.CharField(_("breach"), max_length=12, choices=Misconduct)
    facts = models.TextField(_("what happened"))
    first_invigilator = models.CharField(_("first invigilator"), max_length=60)
    second_invigilator = models.CharField(_("second invigilator"), max_length=60)
    noted_at = models.DateTimeField(_("noted at"))
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=IncidentState,
        default=IncidentState.REPORTED,
        editable=False,
    )
    decided_by = models.ForeignKey(
        "core.User", models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    grounds = models.TextField(_("grounds of the decision"), blank=True, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("misconduct in the exam")
        verbose_name_plural = _("misconduct in the exam")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="incident_code_known", condition=Q(code__in=Misconduct.values)
            ),
            models.CheckConstraint(
                name="incident_state_known", condition=Q(state__in=IncidentState.values)
            ),
            models.CheckConstraint(
                name="incident_with_facts",
                condition=~Q(facts="") & ~Q(first_invigilator="") & ~Q(second_invigilator=""),
            ),
            models.CheckConstraint(
                name="incident_by_two_invigilators",
                condition=~Q(first_invigilator=F("second_invigilator")),
            ),
            models.CheckConstraint(
                name="incident_decided_by_a_person",
                condition=Q(state="reported")
                | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(grounds="")),
            ),
        ]
        indexes = [models.Index(name="incident_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return self.get_code_display()

    def get_absolute_url(self):
        return reverse("selection:incident-detail", args=[self.ref])
