"""A nomination: one person put forward by one place in one edition."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import NominationQuerySet
from selection.states import LIVE, Ground, Light, NominationState


class NominationRatio(ScopedModel):
    """How many may be nominated for a seat; without a row `rules.PER_SEAT` holds."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    per_seat = models.DecimalField(_("nominations for a seat"), max_digits=5, decimal_places=2)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("nomination ratio")
        verbose_name_plural = _("nomination ratios")
        constraints = [
            models.UniqueConstraint(name="nominationratio_once", fields=["edition", "tier"]),
            models.CheckConstraint(
                name="nominationratio_sensible", condition=Q(per_seat__gte=1, per_seat__lte=100)
            ),
        ]

    def __str__(self):
        return f"{self.get_tier_display()} {self.per_seat}:1"


class Nomination(ScopedModel):
    """Stands in the scope of its person; `place` is the unit that nominates within its quota.

    Lists find their rows by the indexes below; Django's own, one for each foreign key, were eight more
    that every imported row paid for and no statement used.
    """

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
        db_index=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    sub_project = models.ForeignKey(
        "planning.SubProject",
        models.PROTECT,
        related_name="+",
        verbose_name=_("field"),
        db_index=False,
    )
    place = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
        db_index=False,
    )
    #: Who nominates: the place itself or one of its counties.
    organisation = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        related_name="+",
        verbose_name=_("nominating unit"),
        db_index=False,
    )
    person = models.ForeignKey(
        "candidates.Person",
        models.PROTECT,
        related_name="nominations",
        verbose_name=_("person"),
        db_constraint=False,
        db_index=False,
    )
    #: Copies of the person's, so that lists sort and search without a join.
    name = models.CharField(_("name"), max_length=60)
    pinyin = models.CharField(max_length=160, blank=True)
    pinyin_key = models.CharField(max_length=160, blank=True, db_collation="C")
    initials = models.CharField(max_length=40, blank=True, db_collation="C")
    stroke_key = models.CharField(max_length=240, blank=True, db_collation="C")

    grounds = models.TextField(_("grounds"), blank=True)
    recommender = models.CharField(_("recommended by"), max_length=80, blank=True)
    met_on = models.DateField(_("collective decision on"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("members present"), null=True, blank=True)
    agreed = models.PositiveSmallIntegerField(_("in favour"), null=True, blank=True)

    state = models.CharField(
        _("state"), max_length=16, choices=NominationState, default=NominationState.DRAFT
    )
    exam_number = models.CharField(
        _("exam number"), max_length=12, blank=True, db_collation="C", editable=False
    )
    author = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    approver = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    reviewer = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    ground = models.CharField(_("ground of rejection"), max_length=12, choices=Ground, blank=True)
    #: Rule key -> {"by", "reason"}: conditions to which a reviewer attested by hand.
    attested = models.JSONField(default=dict, blank=True, editable=False)
    #: The reason of the last return, rejection, withdrawal or cancellation, for the list.
    remark = models.TextField(_("remark"), blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    #: When it came into the queue of the review, and when the review is due.
    endorsed_at = models.DateTimeField(_("endorsed at"), null=True, editable=False)
    review_due_on = models.DateField(_("review due on"), null=True, editable=False)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, editable=False)
    #: The case at a glance, as last computed; decisions compute it anew.
    light = models.CharField(
        _("light"), max_length=5, choices=Light, blank=True, db_default="", editable=False
    )
    #: Number of the edition's version by whose conditions the review decided.
    judged_by = models.PositiveSmallIntegerField(_("judged by version"), null=True, editable=False)
    #: How often it was returned for correction.
    returned = models.PositiveSmallIntegerField(
        _("times returned"), default=0, db_default=0, editable=False
    )
    #: How often its review was opened again after a decision.
    reopened = models.PositiveSmallIntegerField(
        _("times judged anew"), default=0, db_default=0, editable=False
    )
    #: The sheet with which it came in; an import is taken back as one act.
    import_run = models.ForeignKey(
        "core.ImportRun",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="nomination_live_once",
                fields=["edition", "person"],
                condition=Q(state__in=[str(state) for state in LIVE]),
            ),
            models.UniqueConstraint(
                name="nomination_exam_number_once",
                fields=["edition", "exam_number"],
                condition=~Q(exam_number=""),
            ),
            models.CheckConstraint(
                name="nomination_state_known", condition=Q(state__in=NominationState.values)
            ),
            models.CheckConstraint(name="nomination_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="nomination_light_known", condition=Q(light__in=["", *Light.values])
            ),
            models.CheckConstraint(
                name="nomination_rejected_with_ground",
                condition=~Q(state="rejected") | (~Q(ground="") & Q(remark__regex=r"\S")),
            ),
            models.CheckConstraint(
                name="nomination_agreed_within_present", condition=Q(agreed__lte=F("present"))
            ),
            models.CheckConstraint(
                name="nomination_approver_is_another", condition=~Q(approver=F("author"))
            ),
            models.CheckConstraint(
                name="nomination_reviewer_is_another",
                condition=~Q(reviewer=F("author")) & ~Q(reviewer=F("approver")),
            ),
            models.CheckConstraint(
                name="nomination_endorsed_by_somebody",
                condition=Q(state__in=["draft", "submitted", "returned", "withdrawn", "cancelled"])
                | Q(approver__isnull=False),
            ),
            models.CheckConstraint(
                name="nomination_qualified_with_number",
                condition=~Q(exam_number="")
                | Q(
                    state__in=[
                        "draft", "submitted", "returned", "endorsed", "rejected", "withdrawn",
                        "cancelled",
                    ]
                ),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(name="nomination_by_scope", fields=["org_path", "-id"]),
            # In the order of the list; place and edition are looked up in the index itself.
            models.Index(
                name="nomination_by_state", fields=["state", "-id", "org_path", "edition"]
            ),
            models.Index(
                name="nomination_by_group", fields=["edition", "tier", "sub_project", "place"]
            ),
            models.Index(name="nomination_by_pinyin", fields=["pinyin_key", "id"]),
            models.Index(name="nomination_by_strokes", fields=["stroke_key", "id"]),
            models.Index(name="nomination_by_number", fields=["exam_number", "id"]),
            models.Index(name="nomination_of_person", fields=["person", "-id"]),
            models.Index(name="nomination_by_submission", fields=["submitted_at", "id"]),
            models.Index(
                name="nomination_by_due_day",
                fields=["review_due_on", "id"],
                condition=Q(state="endorsed"),
            ),
            models.Index(
                name="nomination_of_import",
                fields=["import_run", "id"],
                condition=Q(import_run__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("selection:nomination-detail", args=[self.ref])

    @property
    def is_editable(self) -> bool:
        return self.state in (NominationState.DRAFT, NominationState.RETURNED)

    @property
    def round(self) -> int:
        """The round of the review that its verdicts belong to; a return or a reopening begins the next."""
        return self.returned + self.reopened
