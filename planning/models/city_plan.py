"""The plan by which one place carries an edition out."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.orgs.scoping import ScopedModel
from planning.models.basis import LegalBasis
from planning.models.edition import Edition
from planning.querysets import CityPlanQuerySet, CityPlanVersionQuerySet
from planning.states import CityPlanState, Severity


class CityPlan(ScopedModel):
    """Made empty for every place when the edition is published; the place writes and files it."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="city_plans", verbose_name=_("edition")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    body = models.TextField(_("plan of the place"), blank=True)
    tasks = models.TextField(_("own tasks"), blank=True, default="", db_default="")
    closes_on = models.DateField(
        _("own closing day"),
        null=True,
        blank=True,
        help_text=_("Within the days in which the province takes nominations."),
    )
    file = models.ForeignKey(
        "core.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("attachment"),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=CityPlanState,
        default=CityPlanState.DRAFT,
        editable=False,
    )
    filed_at = models.DateTimeField(_("filed at"), null=True, blank=True, editable=False)

    objects = CityPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("city plan")
        verbose_name_plural = _("city plans")
        ordering = ["org_path"]
        constraints = [
            models.UniqueConstraint(name="cityplan_once", fields=["edition", "organisation"]),
            models.CheckConstraint(
                name="cityplan_state_known", condition=Q(state__in=CityPlanState.values)
            ),
            models.CheckConstraint(
                name="cityplan_filing_dated",
                condition=Q(state=CityPlanState.DRAFT) | Q(filed_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="cityplan_by_scope", fields=["org_path", "id"])]

    def __str__(self):
        return f"{self.organisation} · {self.edition}"

    def get_absolute_url(self):
        return reverse("planning:cityplan-detail", args=[self.ref])

    @property
    def is_begun(self) -> bool:
        """Anything written, given or added; as `not_begun` asks of many."""
        return bool(self.state != CityPlanState.DRAFT or self.version or self.conditions.all())

    @property
    def is_open(self) -> bool:
        """Whether the place may still write in it."""
        return self.state in {CityPlanState.DRAFT, CityPlanState.RETURNED}


class CityCondition(ScopedModel):
    """A condition that a place adds to those of the province, or asks more strictly.

    What the province asks is inherited and cannot be left out. The database refuses what is looser.
    """

    plan = models.ForeignKey(
        CityPlan,
        models.CASCADE,
        related_name="conditions",
        verbose_name=_("city plan"),
        db_constraint=False,
    )
    key = models.CharField(_("condition"), max_length=40)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    severity = models.CharField(
        _("effect"), max_length=6, choices=Severity, default=Severity.BLOCKS, db_default="blocks"
    )
    #: The law it rests on, of the table; in words what the table lacks, with its edition.
    basis = models.ForeignKey(
        LegalBasis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("legal basis"),
    )
    legal_basis = models.CharField(_("other legal basis"), max_length=200, blank=True)
    law_edition = models.CharField(
        _("edition of the law"), max_length=20, blank=True, default="", db_default=""
    )

    class Meta:
        verbose_name = _("condition of a place")
        verbose_name_plural = _("conditions of places")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="citycondition_key_once", fields=["plan", "key"]),
            models.CheckConstraint(
                name="citycondition_severity_known", condition=Q(severity__in=Severity.values)
            ),
        ]

    def __str__(self):
        return self.key


class CityPlanVersion(ScopedModel):
    """A plan of a place as the province accepted it: this is in force, not what is written meanwhile.

    It holds from its acceptance to the next one. A nominee is judged by the version that was in force
    when the nomination was handed in. Units below the place read it; nobody changes it.
    """

    plan = models.ForeignKey(
        CityPlan,
        models.CASCADE,
        related_name="versions",
        verbose_name=_("city plan"),
        db_constraint=False,
    )
    #: Those of the plan, for readers below the place, who do not see the plan itself.
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="+", verbose_name=_("edition"), db_constraint=False
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("of an edition", "version"))
    accepted_at = models.DateTimeField(_("accepted at"))
    closes_on = models.DateField(_("own closing day"), null=True, blank=True)
    #: Key, parameters, severity and the law as it is cited of each condition that the place adds.
    conditions = models.JSONField(_("conditions"), default=list)

    objects = CityPlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a city plan")
        verbose_name_plural = _("versions of city plans")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(name="cityplanversion_once", fields=["plan", "number"])
        ]
        indexes = [
            models.Index(name="cityplanversion_of_place", fields=["edition", "organisation"])
        ]

    def __str__(self):
        return f"{self.plan} · {self.number}"
