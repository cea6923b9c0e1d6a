"""The report of an inspection team on one nominee."""

from django.db import models
from django.db.models import Func, IntegerField, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.querysets import ReportQuerySet
from selection.rules import MIN_INSPECTORS
from selection.states import Conclusion, ReportState


class _ArrayLength(Func):
    function = "jsonb_array_length"
    output_field = IntegerField()


def _dimension(label):
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


class InspectionReport(ScopedModel):
    """Five dimensions, tallies of the democratic evaluation, the material, and a conclusion."""

    nomination = models.OneToOneField(
        "selection.Nomination",
        models.PROTECT,
        related_name="report",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    inspected_from = models.DateField(_("inspected from"), null=True, blank=True)
    inspected_to = models.DateField(_("inspected to"), null=True, blank=True)
    #: Names of the team, its leader first.
    inspectors = models.JSONField(_("inspection team"), default=list)
    morality = _dimension(_("morality"))
    ability = _dimension(_("ability"))
    diligence = _dimension(_("diligence"))
    results = _dimension(_("results"))
    integrity = _dimension(_("integrity"))
    #: Tallies alone: {"excellent": n, "competent": n, "basic": n, "incompetent": n, "void": n}.
    votes = models.JSONField(_("democratic evaluation"), default=dict, blank=True)
    talks = models.PositiveSmallIntegerField(_("individual talks"), default=0)
    virtue = models.TextField(_("morality (material)"), blank=True, db_default="")
    merits = models.TextField(_("ability, diligence and results (material)"), blank=True)
    probity = models.TextField(_("integrity (material)"), blank=True, db_default="")
    shortcomings = models.TextField(_("shortcomings"), blank=True)
    appraisals = models.TextField(_("annual appraisals"), blank=True, db_default="")
    #: Of whom is new in post.
    previous = models.TextField(_("at the previous unit"), blank=True, db_default="")
    conclusion = models.CharField(_("conclusion"), max_length=5, choices=Conclusion, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState, default=ReportState.DRAFT, editable=False
    )

    filed_by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("filed by"),
        editable=False,
        db_constraint=False,
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection report")
        verbose_name_plural = _("inspection reports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="report_state_known", condition=Q(state__in=ReportState.values)
            ),
            *(
                models.CheckConstraint(
                    name=f"report_{name}_within_range",
                    condition=Q(**{f"{name}__gte": 0, f"{name}__lte": 100}),
                )
                for name in ("morality", "ability", "diligence", "results", "integrity")
            ),
            models.CheckConstraint(
                name="report_ends_after_start",
                condition=Q(inspected_to__gte=models.F("inspected_from")),
            ),
            models.CheckConstraint(
                name="report_filed_whole",
                condition=Q(state="draft")
                | (
                    Q(conclusion__in=Conclusion.values)
                    & ~Q(shortcomings="")
                    & Q(morality__isnull=False)
                    & Q(ability__isnull=False)
                    & Q(diligence__isnull=False)
                    & Q(results__isnull=False)
                    & Q(integrity__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="report_filed_by_two",
                condition=Q(state="draft")  # type: ignore[arg-type]
                | models.lookups.GreaterThanOrEqual(_ArrayLength("inspectors"), MIN_INSPECTORS),
            ),
            models.CheckConstraint(
                name="report_unfit_with_reason",
                condition=Q(state="draft") | Q(conclusion="fit") | ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(name="report_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return str(self.nomination)

    def get_absolute_url(self):
        return reverse("selection:report-detail", args=[self.ref])


class MaterialVersion(ScopedModel):
    """The material as it stood when somebody saved it; the last one before filing is the paper."""

    report = models.ForeignKey(
        "selection.InspectionReport",
        models.CASCADE,
        related_name="material_versions",
        verbose_name=_("inspection report"),
    )
    number = models.PositiveSmallIntegerField(_("version"))
    #: Name of a section -> its text.
    texts = models.JSONField(_("text"), default=dict)
    written_by = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", editable=False, db_constraint=False
    )
    written_name = models.CharField(_("written by"), max_length=60)
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("version of the material")
        verbose_name_plural = _("versions of the material")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="materialversion_once", fields=["report", "number"])
        ]

    def __str__(self):
        return str(self.number)
