"""A round of reviews of one edition."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from tracking.querysets import CycleQuerySet
from tracking.states import CycleState


class ReviewCycle(ScopedModel):
    """In each cycle every active trainee of the edition gets one review. Opened by Celery beat."""

    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="+")
    edition = models.ForeignKey("planning.Edition", models.PROTECT, verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=80)
    year = models.PositiveSmallIntegerField(_("year"))
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("due"))
    state = models.CharField(
        _("state"), max_length=12, choices=CycleState.choices, default=CycleState.OPEN
    )

    objects = CycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("review cycle")
        verbose_name_plural = _("review cycles")
        constraints = [
            models.UniqueConstraint(name="cycle_once", fields=["edition", "year"]),
            models.CheckConstraint(
                name="cycle_due_after_opening", condition=Q(due_on__gt=F("opens_on"))
            ),
            models.CheckConstraint(
                name="cycle_state_known", condition=Q(state__in=CycleState.values)
            ),
        ]
        indexes = [models.Index(name="cycle_list", fields=["org_path", "id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("tracking:cycle-detail", args=[self.ref])
