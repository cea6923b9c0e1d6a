"""The committee's decision: seats within the quota, and numbered reserve places."""

from django.db import models
from django.db.models import F, Q, lookups
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.states import SeatKind


class Meeting(ScopedModel):
    """A meeting of the committee: the vote by which the proposed are decided."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    held_on = models.DateField(_("held on"))
    due = models.PositiveSmallIntegerField(_("members who should attend"))
    present = models.PositiveSmallIntegerField(_("members present"))
    agree = models.PositiveSmallIntegerField(_("agree"))
    disagree = models.PositiveSmallIntegerField(_("disagree"), default=0)
    defer = models.PositiveSmallIntegerField(_("defer"), default=0)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(name="meeting_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="meeting_votes_add_up",
                condition=Q(present__lte=F("due"))
                & Q(present=F("agree") + F("disagree") + F("defer")),
            ),
            models.CheckConstraint(
                name="meeting_has_quorum",
                condition=lookups.GreaterThanOrEqual(F("present") * 3, F("due") * 2),
            ),
            models.CheckConstraint(
                name="meeting_majority_of_all",
                condition=lookups.GreaterThan(F("agree") * 2, F("due")),
            ),
        ]

    def __str__(self):
        return f"{self.get_tier_display()} {self.held_on}"


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
