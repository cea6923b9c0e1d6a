"""The democratic evaluation: codes apart from sheets, so that nobody learns who said what.

A code knows its group and whether it is used; a sheet knows its group and its marks. Neither knows
the other, a person or a time. The application cannot read sheets at all: it counts them through
`selection_votes`, which shows no breakdown of fewer than five.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import PathField, ScopedModel
from selection.querysets import PollQuerySet
from selection.states import PollState, VoterGroup


class Poll(ScopedModel):
    """One evaluation of one nominee."""

    nomination = models.OneToOneField(
        "selection.Nomination",
        models.PROTECT,
        related_name="poll",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    held_on = models.DateField(_("held on"))
    site = models.CharField(_("where"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=PollState, default=PollState.OPEN, editable=False
    )

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("democratic evaluation")
        verbose_name_plural = _("democratic evaluations")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(name="poll_state_known", condition=Q(state__in=PollState.values))
        ]
        indexes = [models.Index(name="poll_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return str(self.nomination)

    def get_absolute_url(self):
        return reverse("selection:poll-detail", args=[self.ref])


class BallotToken(ScopedModel):
    """A one-time code, kept as its digest: of which group, and used or not."""

    poll = models.ForeignKey("selection.Poll", models.PROTECT, related_name="tokens")
    voter_group = models.CharField(_("voter group"), max_length=1, choices=VoterGroup)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    is_used = models.BooleanField(_("used"), default=False)

    class Meta:
        verbose_name = _("voting code")
        verbose_name_plural = _("voting codes")
        constraints = [
            models.CheckConstraint(
                name="ballottoken_group_known", condition=Q(voter_group__in=VoterGroup.values)
            )
        ]

    def __str__(self):
        return self.voter_group


class Ballot(models.Model):
    """A sheet. Its number is random and changes with every further sheet of the evaluation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    org_path = PathField(editable=False)
    poll = models.ForeignKey("selection.Poll", models.PROTECT, related_name="ballots")
    voter_group = models.CharField(_("voter group"), max_length=1, choices=VoterGroup)
    #: Line -> mark; empty of a void sheet.
    answers = models.JSONField(default=dict)
    is_void = models.BooleanField(_("void"), default=False)

    class Meta:
        verbose_name = _("sheet")
        verbose_name_plural = _("sheets")

    def __str__(self):
        return self.voter_group


class PaperTally(ScopedModel):
    """Sheets on paper of one group, counted by one person and confirmed by another."""

    poll = models.ForeignKey("selection.Poll", models.PROTECT, related_name="tallies")
    voter_group = models.CharField(_("voter group"), max_length=1, choices=VoterGroup)
    #: Line -> mark -> number; under "" the valid and the void sheets.
    counts = models.JSONField(default=dict)
    entered_by = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", editable=False, db_constraint=False
    )
    confirmed_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        db_constraint=False,
    )

    class Meta:
        verbose_name = _("count of paper sheets")
        verbose_name_plural = _("counts of paper sheets")
        constraints = [
            models.UniqueConstraint(name="papertally_once", fields=["poll", "voter_group"]),
            models.CheckConstraint(
                name="papertally_group_known", condition=Q(voter_group__in=VoterGroup.values)
            ),
            models.CheckConstraint(
                name="papertally_confirmed_by_another",
                condition=~Q(confirmed_by=F("entered_by")),
            ),
        ]

    def __str__(self):
        return self.voter_group
