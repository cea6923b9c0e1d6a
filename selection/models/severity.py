"""How severe examiners were by a many-facet Rasch model: the study, its lines, and the decision on it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets.severity import SeverityLineQuerySet, SeverityStudyQuerySet
from selection.states import NotTold, StudyState


class SeverityStudy(ScopedModel):
    """One computation over the marks of some components of a tier. Its result never changes; a decision
    to adopt it puts the adjusted marks beside the marks as given, from the next ranking run on."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    #: Names of the scheme's components that were looked at together; each is an item of the model.
    components = models.JSONField(_("components"), default=list)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=StudyState,
        default=StudyState.COMPUTING,
        editable=False,
    )
    marks = models.PositiveIntegerField(_("marks"), default=0, editable=False)
    candidates = models.PositiveIntegerField(_("candidates"), default=0, editable=False)
    #: Of the marks that went in.
    digest = models.CharField(_("digest of the input"), max_length=64, blank=True, editable=False)
    fault = models.CharField(
        _("why not"), max_length=12, choices=NotTold, blank=True, editable=False
    )
    #: Examiners of each group that shares no candidate with another.
    islands = models.JSONField(default=list, editable=False)
    #: Measures of examiners, items and categories, and how well they fit.
    result = models.JSONField(default=dict, editable=False)
    #: Key of a mark -> the mark adjusted for severity, as text.
    adjusted = models.JSONField(default=dict, editable=False)
    library = models.CharField(_("computed with"), max_length=40, blank=True, editable=False)
    started_at = models.DateTimeField(_("started"), editable=False)
    started_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        related_name="+",
        verbose_name=_("started by"),
        editable=False,
        db_constraint=False,
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
        editable=False,
        db_constraint=False,
    )
    grounds = models.TextField(_("grounds of the decision"), blank=True, editable=False)

    objects = SeverityStudyQuerySet.as_manager()

    class Meta:
        verbose_name = _("study of severity")
        verbose_name_plural = _("studies of severity")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="severitystudy_tier_known", condition=Q(tier__in=Tier.values)
            ),
            models.CheckConstraint(
                name="severitystudy_state_known", condition=Q(state__in=StudyState.values)
            ),
            models.UniqueConstraint(
                name="severitystudy_adopted_once",
                fields=["edition", "tier"],
                condition=Q(state="adopted"),
            ),
            models.CheckConstraint(
                name="severitystudy_decided_by_somebody",
                condition=Q(state__in=["computing", "done", "refused"])
                | Q(decided_by__isnull=False, decided_at__isnull=False, grounds__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="severitystudy_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("started_by")),
            ),
        ]
        indexes = [models.Index(name="severitystudy_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.get_tier_display()} · {', '.join(self.components)}"

    def get_absolute_url(self):
        return reverse("selection:severity-detail", args=[self.ref])


class SeverityLine(ScopedModel):
    """One nominee in one component: the mean of the marks as given and as adjusted, side by side."""

    study = models.ForeignKey(
        "selection.SeverityStudy", models.CASCADE, related_name="lines", db_index=False
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="+",
        verbose_name=_("nominee"),
        db_constraint=False,
        db_index=False,
    )
    component = models.CharField(_("component"), max_length=80, db_collation="C")
    raw = models.DecimalField(_("mean as given"), max_digits=12, decimal_places=4)
    adjusted = models.DecimalField(_("mean as adjusted"), max_digits=12, decimal_places=4)
    change = models.DecimalField(_("change"), max_digits=12, decimal_places=4)

    objects = SeverityLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("adjusted mark")
        verbose_name_plural = _("adjusted marks")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="severityline_once", fields=["study", "nomination", "component"]
            ),
        ]
        indexes = [models.Index(name="severityline_in_order", fields=["change", "id"])]

    def __str__(self):
        return f"{self.nomination} {self.change}"
