"""The reserve list: trainees without a post, held for one, with a day on which the entry expires."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appointment import states
from appointment.querysets import ReserveQuerySet
from core.orgs.scoping import ScopedModel


class ReserveEntry(ScopedModel):
    trainee = models.ForeignKey(
        "selection.Trainee",
        models.PROTECT,
        related_name="reserve_entries",
        db_constraint=False,
        verbose_name=_("trainee"),
    )
    post_type = models.CharField(_("held for"), max_length=16, choices=states.PostType.choices)
    readiness = models.CharField(_("readiness"), max_length=4, choices=states.Readiness.choices)
    plan = models.TextField(_("training plan"), blank=True)
    entered_on = models.DateField(_("entered on"), editable=False)
    expires_on = models.DateField(_("expires on"), editable=False)
    left_on = models.DateField(_("left on"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=states.ReserveState.choices,
        default=states.ReserveState.ACTIVE,
        editable=False,
    )

    objects = ReserveQuerySet.as_manager()

    class Meta:
        verbose_name = _("reserve entry")
        verbose_name_plural = _("reserve list")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="reserve_once",
                fields=["trainee"],
                condition=Q(state=states.ReserveState.ACTIVE),
                violation_error_message=_("This trainee is on the reserve list already."),
            ),
            models.CheckConstraint(
                name="reserve_expires_later", condition=Q(expires_on__gt=F("entered_on"))
            ),
            models.CheckConstraint(
                name="reserve_state_known", condition=Q(state__in=states.ReserveState.values)
            ),
        ]
        indexes = [
            models.Index(name="reserve_by_scope", fields=["org_path", "id"]),
            models.Index(name="reserve_by_day", fields=["expires_on", "id"]),
            models.Index(name="reserve_by_expiry", fields=["state", "expires_on"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.get_post_type_display()}"

    def get_absolute_url(self):
        return reverse("appointment:reserve-detail", args=[self.ref])
