"""Inspection teams: who inspects whom, who steps back, and who signed for an exception."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.named import NamedPerson
from selection.querysets import CaseQuerySet, TeamQuerySet
from selection.rules.fieldwork import USUAL_TALKS


def usual_talks() -> dict[str, int]:
    return dict(USUAL_TALKS)


class InspectionTeam(ScopedModel):
    """A team with its plan; stands where it was formed."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    site = models.CharField(_("where"), max_length=200, blank=True)
    plan = models.TextField(_("plan"), blank=True)
    #: Group -> individual talks due with it for each nominee.
    talks_due = models.JSONField(_("individual talks due"), default=usual_talks)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection team")
        verbose_name_plural = _("inspection teams")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="inspectionteam_name_once", fields=["edition", "org_path", "name"]
            ),
            models.CheckConstraint(
                name="inspectionteam_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]
        indexes = [models.Index(name="inspectionteam_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("selection:team-detail", args=[self.ref])


class TeamMember(NamedPerson):
    """An inspector."""

    team = models.ForeignKey("selection.InspectionTeam", models.CASCADE, related_name="members")
    is_leader = models.BooleanField(_("leads the team"), default=False)

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of a team")
        ordering = ["-is_leader", "id"]
        constraints = [
            models.UniqueConstraint(name="teammember_once", fields=["team", "name", "unit"]),
            models.UniqueConstraint(
                name="teammember_one_leader", fields=["team"], condition=Q(is_leader=True)
            ),
            models.CheckConstraint(name="teammember_has_a_name", condition=~Q(name="")),
        ]


class TeamCase(ScopedModel):
    """A nominee given to a team; stands in the nominee's scope."""

    team = models.ForeignKey("selection.InspectionTeam", models.PROTECT, related_name="cases")
    nomination = models.OneToOneField(
        "selection.Nomination",
        models.PROTECT,
        related_name="team_case",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    #: Where the nominee was before, when under two years in post: it is visited too.
    previous_unit = models.CharField(_("previous unit"), max_length=300, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of a team")
        verbose_name_plural = _("cases of a team")
        ordering = ["id"]
        indexes = [models.Index(name="teamcase_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return str(self.nomination)

    def get_absolute_url(self):
        return reverse("selection:case-detail", args=[self.ref])


class ConflictDeclaration(ScopedModel):
    """Somebody says of themselves that they must not judge this nominee."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="conflict_declarations",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    user = models.ForeignKey(
        "core.User",
        models.PROTECT,
        related_name="+",
        verbose_name=_("account"),
        db_constraint=False,
    )
    #: Of the account when it was declared: the account may be out of the reader's scope.
    name = models.CharField(_("name"), max_length=60)
    reason = models.TextField(_("reason"))
    declared_on = models.DateField(_("declared on"))

    class Meta:
        verbose_name = _("declaration of conflict")
        verbose_name_plural = _("declarations of conflict")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="declaration_once", fields=["nomination", "user"]),
            models.CheckConstraint(name="declaration_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return self.name


class ConflictWaiver(ScopedModel):
    """A conflict that stands, and two people who answer for going on all the same."""

    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="conflict_waivers",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    member = models.ForeignKey(
        "selection.TeamMember",
        models.CASCADE,
        related_name="waivers",
        verbose_name=_("inspector"),
        db_constraint=False,
    )
    #: Kinds of tie that were in view when it was asked for; a further kind is not covered.
    grounds = models.JSONField(_("conflict"), default=list)
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", editable=False, db_constraint=False
    )
    signed_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        db_constraint=False,
    )
    signed_reason = models.TextField(_("reason of the second signature"), blank=True)

    class Meta:
        verbose_name = _("exception from a conflict")
        verbose_name_plural = _("exceptions from conflicts")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="waiver_once", fields=["member", "nomination"]),
            models.CheckConstraint(name="waiver_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="waiver_signed_by_another", condition=~Q(signed_by=F("asked_by"))
            ),
            models.CheckConstraint(
                name="waiver_signed_with_reason",
                condition=Q(signed_by__isnull=True) | ~Q(signed_reason=""),
            ),
        ]

    def __str__(self):
        return str(self.member)
