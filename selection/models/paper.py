"""Papers, their scripts under code numbers, and the sealed way back to a person."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import PaperQuerySet
from selection.states import PaperState, SignedAct, Way


class Paper(ScopedModel):
    """A paper written in a session: one component of the scheme, and how it is marked."""

    session = models.ForeignKey(
        "selection.ExamSession", models.PROTECT, related_name="papers", verbose_name=_("session")
    )
    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", db_constraint=False
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    component = models.CharField(_("component"), max_length=80, db_collation="C")
    maximum = models.DecimalField(_("highest mark"), max_digits=12, decimal_places=6)
    step = models.DecimalField(_("smallest step"), max_digits=5, decimal_places=2, default=1)
    is_double = models.BooleanField(_("two markers for each script"), default=True)
    tolerance = models.DecimalField(_("tolerance"), max_digits=6, decimal_places=2, default=0)
    #: Marks are written on paper and keyed by two clerks, not entered by the markers.
    is_keyed = models.BooleanField(_("marks on paper, keyed twice"), default=False)
    state = models.CharField(
        _("state"), max_length=8, choices=PaperState, default=PaperState.PLANNED, editable=False
    )
    #: How often its marks were sealed; signatures count for one sealing only.
    seals = models.PositiveSmallIntegerField(_("sealings"), default=0, editable=False)
    digest = models.CharField(_("digest of the marks"), max_length=64, blank=True, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="paper_once", fields=["edition", "tier", "component"]),
            models.CheckConstraint(name="paper_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="paper_state_known", condition=Q(state__in=PaperState.values)
            ),
            models.CheckConstraint(
                name="paper_scale_sensible",
                condition=Q(maximum__gt=0, step__gt=0, tolerance__gte=0)
                & Q(step__lte=F("maximum"))
                & Q(tolerance__lte=F("maximum")),
            ),
            models.CheckConstraint(
                name="paper_sealed_with_digest",
                condition=Q(state__in=["planned", "coded", "marking"]) | ~Q(digest=""),
            ),
        ]

    def __str__(self):
        return self.component

    def get_absolute_url(self):
        return reverse("selection:paper-detail", args=[self.ref])


class Script(ScopedModel):
    """What somebody wrote, under a random code number. Nothing here leads to the person."""

    paper = models.ForeignKey(
        "selection.Paper", models.PROTECT, related_name="scripts", db_index=False
    )
    code = models.CharField(_("code number"), max_length=8, db_collation="C")
    effective = models.DecimalField(
        _("effective mark"), max_digits=12, decimal_places=6, null=True, editable=False
    )
    way = models.CharField(_("how it came about"), max_length=10, choices=Way, blank=True)

    class Meta:
        verbose_name = _("script")
        verbose_name_plural = _("scripts")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="script_code_once", fields=["paper", "code"]),
            models.CheckConstraint(
                name="script_way_known", condition=Q(way="") | Q(way__in=Way.values)
            ),
        ]

    def __str__(self):
        return self.code


class CodeKey(ScopedModel):
    """Whose script it is. Written by one function of the database, read by nobody until it is open."""

    paper = models.ForeignKey("selection.Paper", models.PROTECT, related_name="+", db_index=False)
    script = models.OneToOneField("selection.Script", models.PROTECT, related_name="+")
    nomination = models.ForeignKey(
        "selection.Nomination", models.PROTECT, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("entry of the code map")
        verbose_name_plural = _("code map")
        constraints = [
            models.UniqueConstraint(name="codekey_once", fields=["paper", "nomination"]),
        ]

    def __str__(self):
        return "—"


class Signature(ScopedModel):
    """One of the two signatures that an act takes; a row never changes and never goes."""

    act = models.CharField(_("signed act"), max_length=8, choices=SignedAct)
    paper = models.ForeignKey("selection.Paper", models.PROTECT, related_name="signatures")
    #: Only of an unsealing.
    sheet = models.ForeignKey(
        "selection.MarkSheet", models.PROTECT, null=True, related_name="signatures"
    )
    #: The sealing of the paper to which an opening belongs.
    sealing = models.PositiveSmallIntegerField(default=0)
    user = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("signed at"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="signature_once_to_open",
                fields=["paper", "sealing", "user"],
                condition=Q(act="open_map"),
            ),
            models.UniqueConstraint(
                name="signature_once_to_unseal",
                fields=["sheet", "user"],
                condition=Q(act="unseal"),
            ),
            models.CheckConstraint(
                name="signature_of_a_known_act",
                condition=Q(act="open_map", sheet__isnull=True)
                | Q(act="unseal", sheet__isnull=False),
            ),
            models.CheckConstraint(name="signature_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self):
        return self.get_act_display()
