"""Votes of the committee by one-time codes: who may vote on whom is kept apart from what was voted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel


class VotingCode(ScopedModel):
    """A one-time code of a member present, kept as its digest. Not whose it is: only from whom its
    holder withdraws."""

    meeting = models.ForeignKey("selection.Meeting", models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    #: Keys of the votes in which the holder takes no part.
    away = models.JSONField(default=list, editable=False)
    is_used = models.BooleanField(_("used"), default=False)

    class Meta:
        verbose_name = _("code of a member")
        verbose_name_plural = _("codes of members")

    def __str__(self):
        return str(self.ref)


class VoteBox(ScopedModel):
    """What was cast on one person so far. Written and read by functions of the database alone, and
    read only when every code is used."""

    vote = models.OneToOneField("selection.MeetingVote", models.CASCADE, related_name="box")
    agree = models.PositiveSmallIntegerField(default=0)
    disagree = models.PositiveSmallIntegerField(default=0)
    defer = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("box of votes")
        verbose_name_plural = _("boxes of votes")

    def __str__(self):
        return str(self.ref)
