"""Postings to hard and urgent posts, and trial postings."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from training import states
from training.models.classes import days
from training.models.enrolments import the_same
from training.querysets import PostingQuerySet


class Posting(ScopedModel):
    """A trainee sent to a post for a time; the personnel relation stays at the home unit."""

    trainee = models.ForeignKey(
        "selection.Trainee",
        models.PROTECT,
        related_name="postings",
        db_constraint=False,
        verbose_name=_("trainee"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=states.PostingKind.choices)
    unit = models.CharField(_("unit"), max_length=100)
    post = models.CharField(_("post"), max_length=60)
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mentor with an account"),
    )
    mentor_name = models.CharField(_("mentor"), max_length=60)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    period = models.GeneratedField(
        expression=days("starts_on", "ends_on"), output_field=DateRangeField(), db_persist=True
    )
    task = models.TextField(_("task"), blank=True)
    rating = models.DecimalField(
        _("mentor's rating"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    summary = models.TextField(_("mentor's summary"), blank=True)
    rated_on = models.DateField(_("rated on"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=states.PostingState.choices,
        default=states.PostingState.PROPOSED,
        editable=False,
    )

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="posting_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
            ExclusionConstraint(
                name="posting_no_overlap",
                expressions=[
                    (the_same("trainee"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=states.POSTED),
                violation_error_message=_(
                    "This trainee has another posting on some of these days."
                ),
            ),
            models.CheckConstraint(
                name="posting_rating_is_mark",
                condition=Q(rating__gte=0, rating__lte=100) | Q(rating__isnull=True),
                violation_error_message=_("A mark lies between 0 and 100."),
            ),
            models.CheckConstraint(
                name="posting_completed_is_rated",
                condition=~Q(state=states.PostingState.COMPLETED) | Q(rating__isnull=False),
            ),
            models.CheckConstraint(
                name="posting_state_known", condition=Q(state__in=states.PostingState.values)
            ),
        ]
        indexes = [
            models.Index(name="posting_by_scope", fields=["org_path", "starts_on", "id"]),
            models.Index(name="posting_by_day", fields=["starts_on", "id"]),
            models.Index(name="posting_by_state", fields=["state", "ends_on"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.post}"

    def get_absolute_url(self):
        return reverse("training:posting-detail", args=[self.ref])
