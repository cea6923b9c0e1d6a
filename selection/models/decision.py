"""What the committee's decision gives: seats within the quota, and numbered reserve places."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.states import SeatKind


class SeatCount(ScopedModel):
    """Seats of one group and how many are taken; two deciders cannot both take the last."""

    edition = models.ForeignKey("planning.Edition", models.PROTECT, related_name="+")
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    sub_project = models.ForeignKey("planning.SubProject", models.PROTECT, related_name="+")
    #: The place; in the provincial tier the province.
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="+")
    seats = models.PositiveIntegerField(_("seats"))
    taken = models.PositiveIntegerField(_("taken"), default=0)
    reserves = models.PositiveIntegerField(_("reserve places"), default=0)

    class Meta:
        verbose_name = _("seats of a group")
        verbose_name_plural = _("seats of groups")
        constraints = [
            models.UniqueConstraint(
                name="seatcount_once", fields=["edition", "tier", "sub_project", "organisation"]
            ),
            models.CheckConstraint(
                name="seatcount_never_above_quota", condition=Q(taken__lte=F("seats"))
            ),
        ]

    def __str__(self):
        return f"{self.taken}/{self.seats}"


class Seat(ScopedModel):
    """A seat or a reserve place held by one nomination; stands in the scope of its group."""

    count = models.ForeignKey(
        "selection.SeatCount", models.PROTECT, related_name="held", db_constraint=False
    )
    kind = models.CharField(_("kind"), max_length=8, choices=SeatKind)
    number = models.PositiveIntegerField(_("number"))
    nomination = models.OneToOneField(
        "selection.Nomination", models.PROTECT, related_name="seat", verbose_name=_("nominee")
    )
    meeting = models.ForeignKey(
        "selection.Meeting", models.PROTECT, null=True, related_name="+", verbose_name=_("meeting")
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(name="seat_number_once", fields=["count", "kind", "number"]),
            models.CheckConstraint(name="seat_kind_known", condition=Q(kind__in=SeatKind.values)),
            models.CheckConstraint(name="seat_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"
