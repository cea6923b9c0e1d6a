"""Mark sheets: what one marker gave, the two keyed entries of a sheet on paper, and its seal."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.querysets import SheetQuerySet
from selection.states import Rung, SheetState


class MarkSheet(ScopedModel):
    """The scripts of one paper given to one marker, by code number alone.

    Once sealed a trigger keeps sheet and marks as they are; unsealing makes another sheet.
    """

    paper = models.ForeignKey(
        "selection.Paper", models.PROTECT, related_name="sheets", verbose_name=_("paper")
    )
    #: Number of the sheet in its paper; a new version of a sheet keeps it.
    number = models.PositiveSmallIntegerField(_("sheet"))
    revision = models.PositiveSmallIntegerField(_("version"), default=1)
    #: What stands on the sheet of paper, and in an import.
    serial = models.CharField(_("serial number"), max_length=24, unique=True, db_collation="C")
    marker = models.ForeignKey(
        "core.User", models.PROTECT, related_name="+", verbose_name=_("marker")
    )
    rung = models.PositiveSmallIntegerField(_("round"), choices=Rung, default=Rung.FIRST)
    state = models.CharField(
        _("state"), max_length=10, choices=SheetState, default=SheetState.OPEN, editable=False
    )
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="successor", editable=False
    )
    first_clerk = models.ForeignKey(
        "core.User", models.PROTECT, null=True, related_name="+", editable=False
    )
    second_clerk = models.ForeignKey(
        "core.User", models.PROTECT, null=True, related_name="+", editable=False
    )
    adjudicator = models.ForeignKey(
        "core.User", models.PROTECT, null=True, related_name="+", editable=False
    )
    digest = models.CharField(_("digest"), max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(_("sealed at"), null=True, editable=False)
    sealed_by = models.ForeignKey(
        "core.User", models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark sheet")
        verbose_name_plural = _("mark sheets")
        ordering = ["paper", "number", "-revision"]
        constraints = [
            models.UniqueConstraint(
                name="marksheet_version_once", fields=["paper", "number", "revision"]
            ),
            models.CheckConstraint(
                name="marksheet_state_known", condition=Q(state__in=SheetState.values)
            ),
            models.CheckConstraint(name="marksheet_rung_known", condition=Q(rung__in=Rung.values)),
            models.CheckConstraint(
                name="marksheet_sealed_with_digest",
                condition=Q(state="open")
                | (~Q(digest="") & Q(sealed_at__isnull=False, sealed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="marksheet_keyed_by_two",
                condition=Q(second_clerk__isnull=True)
                | (Q(first_clerk__isnull=False) & ~Q(second_clerk=F("first_clerk"))),
            ),
            models.CheckConstraint(
                name="marksheet_adjudicated_by_a_third",
                condition=Q(adjudicator__isnull=True)
                | (
                    Q(second_clerk__isnull=False)
                    & ~Q(adjudicator=F("first_clerk"))
                    & ~Q(adjudicator=F("second_clerk"))
                ),
            ),
        ]

    def __str__(self):
        return self.serial

    def get_absolute_url(self):
        return reverse("selection:sheet-detail", args=[self.ref])


class SheetMark(ScopedModel):
    """One script on a sheet: its code and the mark."""

    sheet = models.ForeignKey(
        "selection.MarkSheet", models.PROTECT, related_name="marks", db_index=False
    )
    script = models.ForeignKey("selection.Script", models.PROTECT, related_name="marks")
    code = models.CharField(_("code number"), max_length=8, db_collation="C")
    maximum = models.DecimalField(max_digits=12, decimal_places=6, editable=False)
    mark = models.DecimalField(_("mark"), max_digits=12, decimal_places=6, null=True)

    class Meta:
        verbose_name = _("mark on a sheet")
        verbose_name_plural = _("marks on sheets")
        ordering = ["sheet", "code"]
        constraints = [
            models.UniqueConstraint(name="sheetmark_once", fields=["sheet", "script"]),
            models.CheckConstraint(
                name="sheetmark_within_range", condition=Q(mark__gte=0, mark__lte=F("maximum"))
            ),
        ]

    def __str__(self):
        return self.code


class KeyedMark(ScopedModel):
    """What one of the two clerks keyed for one line of a sheet on paper."""

    sheet = models.ForeignKey(
        "selection.MarkSheet", models.PROTECT, related_name="keyed", db_index=False
    )
    line = models.ForeignKey("selection.SheetMark", models.PROTECT, related_name="keyed")
    entry = models.PositiveSmallIntegerField(_("entry"))
    keyed_by = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    mark = models.DecimalField(_("mark"), max_digits=12, decimal_places=6)

    class Meta:
        verbose_name = _("keyed mark")
        verbose_name_plural = _("keyed marks")
        ordering = ["sheet", "line", "entry"]
        constraints = [
            models.UniqueConstraint(name="keyedmark_once", fields=["sheet", "line", "entry"]),
            models.CheckConstraint(
                name="keyedmark_of_two_entries", condition=Q(entry__in=[1, 2], mark__gte=0)
            ),
        ]

    def __str__(self):
        return f"{self.entry}"
