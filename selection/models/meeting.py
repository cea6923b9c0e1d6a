"""The committee meets: who should attend and who did, who withdrew from whom, and each person's vote.

Votes are kept as numbers, also where hands were raised: no row says how a member voted.
"""

from django.db import models
from django.db.models import F, Q, lookups
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.models.named import NamedPerson
from selection.querysets import MeetingQuerySet, MeetingVoteQuerySet
from selection.states import MeetingState


class Meeting(ScopedModel):
    """A meeting of the committee on the proposed of one tier. `due` and `present` count its members."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    held_on = models.DateField(_("held on"))
    is_secret = models.BooleanField(_("secret ballot"), default=False)
    due = models.PositiveSmallIntegerField(_("members who should attend"), default=0)
    present = models.PositiveSmallIntegerField(_("members present"), default=0)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=MeetingState, default=MeetingState.SITTING, editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(name="meeting_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="meeting_state_known", condition=Q(state__in=MeetingState.values)
            ),
            models.CheckConstraint(
                name="meeting_present_within_due", condition=Q(present__lte=F("due"))
            ),
            models.CheckConstraint(
                name="meeting_has_quorum",
                condition=Q(state="sitting")
                | Q(lookups.GreaterThanOrEqual(F("present") * 3, F("due") * 2)),
            ),
        ]
        indexes = [models.Index(name="meeting_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.get_tier_display()} {self.held_on}"

    def get_absolute_url(self):
        return reverse("selection:meeting-detail", args=[self.ref])


class MeetingMember(NamedPerson):
    """Somebody who should attend."""

    meeting = models.ForeignKey("selection.Meeting", models.CASCADE, related_name="members")
    is_chair = models.BooleanField(_("chairs the meeting"), default=False)
    is_present = models.BooleanField(_("present"), default=False)

    class Meta:
        verbose_name = _("member of the committee")
        verbose_name_plural = _("members of the committee")
        ordering = ["-is_chair", "id"]
        constraints = [
            models.UniqueConstraint(name="meetingmember_once", fields=["meeting", "name", "unit"]),
            models.UniqueConstraint(
                name="meetingmember_one_chair", fields=["meeting"], condition=Q(is_chair=True)
            ),
            models.CheckConstraint(name="meetingmember_has_a_name", condition=~Q(name="")),
        ]


class MeetingVote(ScopedModel):
    """The vote on one person. It stands with the meeting: a place does not read it.

    `due` and `present` are the meeting's at the count, so that a row says by itself whether it
    passed.
    """

    meeting = models.ForeignKey("selection.Meeting", models.CASCADE, related_name="votes")
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="meeting_votes",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    due = models.PositiveSmallIntegerField(_("members who should attend"), default=0)
    present = models.PositiveSmallIntegerField(_("members present"), default=0)
    withdrawn = models.PositiveSmallIntegerField(_("members who withdrew"), default=0)
    agree = models.PositiveSmallIntegerField(_("agree"), default=0)
    disagree = models.PositiveSmallIntegerField(_("disagree"), default=0)
    defer = models.PositiveSmallIntegerField(_("defer"), default=0)
    #: Members for reconsidering what an earlier meeting decided; null: nothing was reconsidered.
    reopened = models.PositiveSmallIntegerField(_("for reconsidering"), null=True)
    is_counted = models.BooleanField(_("counted"), default=False)

    objects = MeetingVoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote on a person")
        verbose_name_plural = _("votes on persons")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="meetingvote_once", fields=["meeting", "nomination"]),
            models.CheckConstraint(
                name="meetingvote_adds_up",
                condition=Q(is_counted=False)
                | Q(present=F("agree") + F("disagree") + F("defer") + F("withdrawn")),
            ),
            models.CheckConstraint(
                name="meetingvote_present_within_due",
                condition=Q(present__lte=F("due"))
                & (Q(reopened__isnull=True) | Q(reopened__lte=F("present"))),
            ),
        ]
        indexes = [models.Index(name="meetingvote_of_nominee", fields=["nomination", "-id"])]

    def __str__(self):
        return str(self.nomination)


class Recusal(ScopedModel):
    """A member withdraws while this person is discussed and voted on."""

    vote = models.ForeignKey("selection.MeetingVote", models.CASCADE, related_name="recusals")
    member = models.ForeignKey("selection.MeetingMember", models.CASCADE, related_name="recusals")
    kind = models.CharField(_("kind"), max_length=12)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="recusal_once", fields=["vote", "member"]),
            models.CheckConstraint(name="recusal_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return str(self.member)
