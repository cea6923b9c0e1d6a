"""Marks, and the runs that rank by them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import MarkQuerySet, RunQuerySet, RunRowQuerySet
from selection.states import Event, Outcome, RunState, VetoGround


class Mark(ScopedModel):
    """One mark of one examiner; an empty mark is a paper without a score."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="marks",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    component = models.CharField(_("component"), max_length=80, db_collation="C")
    examiner_no = models.CharField(_("examiner"), max_length=40, blank=True, db_collation="C")
    panel = models.CharField(_("panel"), max_length=40, blank=True, db_collation="C")
    mark = models.DecimalField(_("mark"), max_digits=12, decimal_places=6, null=True)
    #: In force instead of the mark, while a study of severity is adopted.
    adjusted = models.DecimalField(
        _("adjusted for severity"), max_digits=12, decimal_places=6, null=True, editable=False
    )
    #: Highest mark of the component by the scheme under which the mark was entered.
    maximum = models.DecimalField(max_digits=12, decimal_places=6, editable=False)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="mark_once", fields=["nomination", "component", "examiner_no"]
            ),
            models.CheckConstraint(
                name="mark_within_range", condition=Q(mark__gte=0, mark__lte=F("maximum"))
            ),
            models.CheckConstraint(
                name="mark_adjusted_within_range",
                condition=Q(adjusted__isnull=True)
                | Q(mark__isnull=False, adjusted__gte=0, adjusted__lte=F("maximum")),
            ),
        ]
        indexes = [models.Index(name="mark_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.component} {self.mark if self.mark is not None else '–'}"


class Departure(ScopedModel):
    """A nominee who leaves before a step: the `event` of a scheme, with its reason."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="departures",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    before_step = models.CharField(_("before step"), max_length=80)
    event = models.CharField(_("event"), max_length=8, choices=Event)
    reason = models.TextField(_("reason"))
    #: Of a veto by the inspection: on what it rests, and who signed the report.
    ground = models.CharField(_("ground"), max_length=8, choices=VetoGround, blank=True)
    signed_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("signed by"),
        db_constraint=False,
    )

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")
        constraints = [
            models.UniqueConstraint(
                name="departure_once", fields=["nomination", "before_step", "event"]
            ),
            models.CheckConstraint(
                name="departure_event_known", condition=Q(event__in=Event.values)
            ),
            models.CheckConstraint(name="departure_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="departure_ground_signed",
                condition=Q(ground="", signed_by__isnull=True)
                | Q(ground__in=VetoGround.values, signed_by__isnull=False, event="vetoed"),
            ),
        ]

    def __str__(self):
        return f"{self.before_step}: {self.get_event_display()}"


class Run(ScopedModel):
    """One computation of one step by one scheme. Its rows never change; another run supersedes it."""

    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    scheme = models.ForeignKey(
        "selection.Scheme", models.PROTECT, related_name="runs", verbose_name=_("scheme")
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    step = models.CharField(_("step"), max_length=80)
    step_number = models.PositiveSmallIntegerField(_("step number"))
    state = models.CharField(
        _("state"), max_length=12, choices=RunState, default=RunState.COMPUTING, editable=False
    )
    #: "sub-project id/place id" -> seats, as they stood when the run began.
    seats = models.JSONField(default=dict, editable=False)
    inputs_digest = models.CharField(_("digest of the input"), max_length=64, blank=True)
    result_digest = models.CharField(_("digest of the result"), max_length=64, blank=True)
    code_version = models.CharField(_("version of the engine"), max_length=20, blank=True)
    candidates = models.PositiveIntegerField(_("candidates"), default=0)
    kept = models.PositiveIntegerField(_("go on"), default=0)
    unresolved = models.PositiveIntegerField(_("ties not resolved"), default=0)
    faults = models.JSONField(default=list, editable=False)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    #: Somebody asks to take the list back although people on it have been inspected; another decides.
    asked_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked back by"),
        editable=False,
        db_constraint=False,
    )
    asked_at = models.DateTimeField(_("asked back at"), null=True, editable=False)
    asked_reason = models.TextField(_("reason for asking it back"), blank=True, editable=False)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="run_effective_once", fields=["scheme", "step"], condition=Q(state="effective")
            ),
            models.CheckConstraint(name="run_state_known", condition=Q(state__in=RunState.values)),
            models.CheckConstraint(
                name="run_done_with_digest",
                condition=Q(state__in=["computing", "discarded"]) | ~Q(result_digest=""),
            ),
            models.CheckConstraint(
                name="run_asked_back_with_reason",
                condition=Q(asked_by__isnull=True, asked_at__isnull=True, asked_reason="")
                | Q(asked_by__isnull=False, asked_at__isnull=False, asked_reason__regex=r"\S"),
            ),
        ]

    def __str__(self):
        return f"{self.step} · {self.get_tier_display()}"

    def get_absolute_url(self):
        return reverse("selection:run-detail", args=[self.ref])


class RunRow(ScopedModel):
    """What a run says of one nominee; stands in the nominee's scope."""

    run = models.ForeignKey(
        "selection.Run", models.CASCADE, related_name="rows", verbose_name=_("run"), db_index=False
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="run_rows",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    sub_project = models.ForeignKey(
        "planning.SubProject", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    place = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    score = models.DecimalField(_("score"), max_digits=30, decimal_places=8, null=True)
    rank = models.PositiveIntegerField(_("rank"), null=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=20, blank=True)

    objects = RunRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("ranked results")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="runrow_once", fields=["run", "nomination"]),
            models.CheckConstraint(
                name="runrow_outcome_known", condition=Q(outcome__in=Outcome.values)
            ),
        ]
        indexes = [
            models.Index(name="runrow_by_group", fields=["run", "sub_project", "place", "rank"]),
            models.Index(name="runrow_in_order", fields=["run", "id"]),
            models.Index(name="runrow_by_scope", fields=["run", "org_path"]),
        ]

    def __str__(self):
        return f"{self.rank or '–'} {self.get_outcome_display()}"
