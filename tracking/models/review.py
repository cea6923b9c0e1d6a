"""The review of one trainee in one cycle."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from tracking.querysets import ReviewQuerySet
from tracking.states import Ground, Outcome, ReviewState


class Review(ScopedModel):
    """Written by the trainee's place, confirmed by the province."""

    cycle = models.ForeignKey("tracking.ReviewCycle", models.PROTECT, verbose_name=_("cycle"))
    trainee = models.ForeignKey(
        "selection.Trainee", models.PROTECT, verbose_name=_("trainee"), db_constraint=False
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ReviewState.choices, default=ReviewState.DUE
    )
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome.choices, blank=True)
    ground = models.CharField(_("ground"), max_length=12, choices=Ground.choices, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    hearing_on = models.DateField(_("talk held on"), null=True, blank=True)
    hearing_note = models.TextField(_("note of the talk"), blank=True)
    submitted_by = models.ForeignKey(
        "core.Membership", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(name="review_once_a_cycle", fields=["cycle", "trainee"]),
            models.CheckConstraint(
                name="review_state_known", condition=Q(state__in=ReviewState.values)
            ),
            models.CheckConstraint(
                name="review_outcome_when_submitted",
                condition=Q(state__in=["due", "returned"])
                | (Q(outcome__in=Outcome.values) & ~Q(evidence="")),
            ),
            # Due process: out only with a ground and a talk, whatever writes the row.
            models.CheckConstraint(
                name="review_adjust_out_is_grounded",
                condition=~Q(outcome="adjust_out")
                | Q(state__in=["due", "returned"])
                | (~Q(ground="") & ~Q(hearing_note="") & Q(hearing_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="review_list", fields=["org_path", "id"]),
            models.Index(name="review_by_state", fields=["org_path", "state", "id"]),
            models.Index(name="review_by_trainee", fields=["trainee", "id"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.cycle}"

    def get_absolute_url(self):
        return reverse("tracking:review-detail", args=[self.ref])
