"""A nominee asks that the arithmetic of the score be checked again."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.review import _nomination, _user, named
from selection.querysets import RecheckQuerySet
from selection.states import RecheckState


class Recheck(ScopedModel):
    """Written down by an officer within the days allowed, done by somebody who was not involved. Only
    the arithmetic: no mark is given anew."""

    nomination = _nomination("rechecks")
    run = models.ForeignKey(
        "selection.Run",
        models.PROTECT,
        related_name="+",
        verbose_name=_("run"),
        db_constraint=False,
    )
    received_on = models.DateField(_("received on"))
    #: Last day on which it could be handed in, as counted when it was written down.
    until = models.DateField(_("possible until"))
    body = models.TextField(_("what is asked and why"))
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=RecheckState,
        default=RecheckState.RECEIVED,
        editable=False,
    )
    recorded_by = _user(_("written down by"))
    recorded_at = models.DateTimeField(_("written down at"))
    decided_by = _user(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)
    #: The list that took the place of `run`, where a mark was corrected.
    new_run = models.ForeignKey(
        "selection.Run",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("new run"),
        db_constraint=False,
        editable=False,
    )

    objects = RecheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a re-check")
        verbose_name_plural = _("requests for a re-check")
        ordering = ["-id"]
        constraints = [
            named("recheck_recorded_by_somebody", "recorded_by"),
            models.UniqueConstraint(name="recheck_once", fields=["nomination", "run"]),
            models.CheckConstraint(
                name="recheck_state_known", condition=Q(state__in=RecheckState.values)
            ),
            models.CheckConstraint(
                name="recheck_in_time", condition=Q(received_on__lte=F("until"))
            ),
            models.CheckConstraint(
                name="recheck_done_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="recheck_decided_with_reason",
                condition=Q(state="received")
                | Q(decided_by__isnull=False, decided_at__isnull=False, outcome__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="recheck_corrected_by_a_new_list",
                condition=~Q(state="corrected") | Q(new_run__gt=F("run")),
            ),
        ]
        indexes = [models.Index(name="recheck_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return gettext("Re-check for %(name)s") % {"name": self.nomination}

    def get_absolute_url(self):
        return reverse("selection:recheck-detail", args=[self.ref])
