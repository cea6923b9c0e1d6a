"""The department deliberates after the inspection, and proposes person by person to the committee."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.models.named import NamedPerson
from selection.querysets.deliberations import DeliberationLineQuerySet, DeliberationQuerySet
from selection.states import DeliberationState, ProposedOutcome


class Deliberation(ScopedModel):
    """One sitting of the department on those found fit in one tier. It stands with the edition: a place
    does not read it. Once filed nothing of it changes."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    held_on = models.DateField(_("held on"))
    due = models.PositiveSmallIntegerField(_("members who should attend"), default=0)
    present = models.PositiveSmallIntegerField(_("members present"), default=0)
    minutes = models.TextField(_("minutes"), blank=True)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=DeliberationState,
        default=DeliberationState.DRAFT,
        editable=False,
    )

    objects = DeliberationQuerySet.as_manager()

    class Meta:
        verbose_name = _("departmental proposal")
        verbose_name_plural = _("departmental proposals")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="deliberation_tier_known", condition=Q(tier__in=Tier.values)
            ),
            models.CheckConstraint(
                name="deliberation_state_known", condition=Q(state__in=DeliberationState.values)
            ),
            models.CheckConstraint(
                name="deliberation_present_within_due", condition=Q(present__lte=F("due"))
            ),
            models.CheckConstraint(
                name="deliberation_is_collective",
                condition=Q(state="draft") | Q(present__gte=2, present__gt=F("due") / 2),
            ),
            models.CheckConstraint(
                name="deliberation_has_minutes",
                condition=Q(state="draft") | Q(minutes__regex=r"\S"),
            ),
        ]
        indexes = [models.Index(name="deliberation_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.get_tier_display()} {self.held_on}"

    def get_absolute_url(self):
        return reverse("selection:deliberation-detail", args=[self.ref])


class DeliberationMember(NamedPerson):
    """Somebody who should take part."""

    deliberation = models.ForeignKey(
        "selection.Deliberation", models.CASCADE, related_name="members"
    )
    is_chair = models.BooleanField(_("chairs the meeting"), default=False)
    is_present = models.BooleanField(_("present"), default=True)

    class Meta:
        verbose_name = _("member of the department's meeting")
        verbose_name_plural = _("members of the department's meeting")
        ordering = ["-is_chair", "id"]
        constraints = [
            models.UniqueConstraint(
                name="deliberationmember_once", fields=["deliberation", "name", "unit"]
            ),
            models.UniqueConstraint(
                name="deliberationmember_one_chair",
                fields=["deliberation"],
                condition=Q(is_chair=True),
            ),
            models.CheckConstraint(name="deliberationmember_has_a_name", condition=~Q(name="")),
        ]


class DeliberationLine(ScopedModel):
    """What the department proposes for one person, and why."""

    deliberation = models.ForeignKey("selection.Deliberation", models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="deliberation_lines",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    outcome = models.CharField(_("proposed outcome"), max_length=8, choices=ProposedOutcome)
    reason = models.TextField(_("reason"))

    objects = DeliberationLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal for a person")
        verbose_name_plural = _("proposals for persons")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="deliberationline_once", fields=["deliberation", "nomination"]
            ),
            models.CheckConstraint(
                name="deliberationline_outcome_known",
                condition=Q(outcome__in=ProposedOutcome.values),
            ),
            models.CheckConstraint(
                name="deliberationline_has_a_reason", condition=Q(reason__regex=r"\S")
            ),
        ]
        indexes = [
            models.Index(name="deliberationline_of_nominee", fields=["nomination", "-id"]),
            models.Index(name="deliberationline_by_scope", fields=["org_path", "-id"]),
        ]

    def __str__(self):
        return str(self.nomination)


class DeliberationRecusal(ScopedModel):
    """A member withdraws while this person is deliberated on."""

    line = models.ForeignKey("selection.DeliberationLine", models.CASCADE, related_name="recusals")
    member = models.ForeignKey(
        "selection.DeliberationMember", models.CASCADE, related_name="recusals"
    )
    kind = models.CharField(_("kind"), max_length=12)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("recusal from a departmental proposal")
        verbose_name_plural = _("recusals from departmental proposals")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="deliberationrecusal_once", fields=["line", "member"]),
            models.CheckConstraint(
                name="deliberationrecusal_has_a_reason", condition=~Q(reason="")
            ),
        ]

    def __str__(self):
        return str(self.member)
