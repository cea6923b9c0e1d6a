"""An edition of the programme and the parts that are written with it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.querysets import EditionPartQuerySet, EditionQuerySet, RuleQuerySet
from planning.states import EditionState, Field, GroupKind, Severity, Tier


class Edition(ScopedModel):
    """One round (批次) of the programme, from plan to last review. Locked by its publication."""

    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    name = models.CharField(_("name"), max_length=120)
    state = models.CharField(
        _("state"), max_length=12, choices=EditionState, default=EditionState.DRAFT, editable=False
    )
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("continues"),
    )

    general_plan = models.TextField(_("general plan"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    scope_text = models.TextField(_("scope of selection"), blank=True)
    measures = models.TextField(_("measures"), blank=True)

    provincial_seats = models.PositiveIntegerField(_("seats of the provincial project"), default=0)
    municipal_seats = models.PositiveIntegerField(_("seats of the municipal project"), default=0)

    cutoff_on = models.DateField(
        _("cut-off day"),
        null=True,
        blank=True,
        help_text=_("Ages and periods are computed up to this day."),
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    nomination_opens_on = models.DateField(_("nominations open on"), null=True, blank=True)
    nomination_closes_on = models.DateField(_("nominations close on"), null=True, blank=True)
    review_due_on = models.DateField(_("qualification review due on"), null=True, blank=True)
    exam_on = models.DateField(_("centralised exam on"), null=True, blank=True)
    inspection_from = models.DateField(_("inspection from"), null=True, blank=True)
    inspection_to = models.DateField(_("inspection to"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("days of public notice"), default=5)
    notice_in_working_days = models.BooleanField(_("count working days"), default=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="edition_name_once", fields=["organisation", "year", "name"]
            ),
            models.CheckConstraint(
                name="edition_state_known", condition=Q(state__in=EditionState.values)
            ),
            models.CheckConstraint(
                name="edition_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="edition_nomination_closes_after_opening",
                condition=Q(nomination_closes_on__gte=F("nomination_opens_on")),
            ),
            models.CheckConstraint(
                name="edition_inspection_ends_after_start",
                condition=Q(inspection_to__gte=F("inspection_from")),
            ),
            models.CheckConstraint(
                name="edition_notice_days_sensible", condition=Q(notice_days__range=(1, 60))
            ),
            models.CheckConstraint(
                name="edition_year_sensible", condition=Q(year__range=(1990, 2100))
            ),
        ]

    def __str__(self):
        return f"{self.year} · {self.name}"

    def get_absolute_url(self):
        return reverse("planning:edition-detail", args=[self.ref])

    @property
    def is_draft(self) -> bool:
        return self.state == EditionState.DRAFT

    @property
    def rules_on(self):
        """The day that says which conditions and which laws count; None while it is open."""
        return self.cutoff_on or self.nomination_closes_on

    def seats_of(self, tier: str) -> int:
        """Seats that the edition plans for a tier."""
        return self.provincial_seats if tier == Tier.PROVINCIAL else self.municipal_seats


class SubProject(ScopedModel):
    """A field of work within an edition."""

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="sub_projects",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    field = models.CharField(_("field of work"), max_length=16, choices=Field)
    name = models.CharField(
        _("name"), max_length=80, blank=True, help_text=_("Empty: the name of the field.")
    )
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("order in the list"), default=0)

    objects = EditionPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("sub-project")
        verbose_name_plural = _("sub-projects")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(name="subproject_field_once", fields=["edition", "field"]),
            models.CheckConstraint(
                name="subproject_field_known", condition=Q(field__in=Field.values)
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        return self.name or self.get_field_display()


class QualificationRule(ScopedModel):
    """One condition that nominees of a tier must meet; its kinds are in `planning.rules`."""

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="qualification_rules",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    key = models.CharField(_("condition"), max_length=40)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    severity = models.CharField(
        _("effect"), max_length=6, choices=Severity, default=Severity.BLOCKS, db_default="blocks"
    )
    basis = models.ForeignKey(
        "planning.LegalBasis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("legal basis"),
    )
    #: In words what the table of laws lacks: the edition's own plan, a paper of the province.
    legal_basis = models.CharField(_("other legal basis"), max_length=200, blank=True)
    law_edition = models.CharField(
        _("edition of the law"), max_length=20, blank=True, default="", db_default=""
    )
    effective_from = models.DateField(_("in effect from"), null=True, blank=True)
    effective_to = models.DateField(_("in effect until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order in the list"), default=0)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        ordering = ["tier", "position", "id"]
        constraints = [
            models.UniqueConstraint(name="rule_key_once", fields=["edition", "tier", "key"]),
            models.CheckConstraint(name="rule_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="rule_severity_known", condition=Q(severity__in=Severity.values)
            ),
            models.CheckConstraint(
                name="rule_ends_after_start", condition=Q(effective_to__gte=F("effective_from"))
            ),
        ]

    def __str__(self):
        return f"{self.get_tier_display()} · {self.key}"

    def is_in_effect(self, on) -> bool:
        """On that day; without a day always."""
        if on is None:
            return True
        first, last = self.effective_from, self.effective_to
        return (first is None or first <= on) and (last is None or on <= last)


class LeadingGroupMember(ScopedModel):
    """Somebody who answers for the edition, in the leading group or in the working body."""

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="group_members",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    kind = models.CharField(_("group or body"), max_length=8, choices=GroupKind)
    name = models.CharField(_("full name"), max_length=60)
    post = models.CharField(_("post held"), max_length=120, blank=True)
    duty = models.CharField(_("duty in the group"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("order in the list"), default=0)

    objects = EditionPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the leading group")
        verbose_name_plural = _("leading group")
        ordering = ["kind", "position", "id"]
        constraints = [
            models.CheckConstraint(
                name="groupmember_kind_known", condition=Q(kind__in=GroupKind.values)
            ),
        ]

    def __str__(self):
        return self.name
