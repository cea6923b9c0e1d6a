"""Public notice, and the trainees who come out of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.handover import Tier
from selection.querysets import NoticeQuerySet, TraineeQuerySet
from selection.states import NoticeState, TraineeState


class Notice(ScopedModel):
    """A public notice (公示): its text is kept as issued, with its digest."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    number = models.PositiveSmallIntegerField(_("number"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    names = models.PositiveIntegerField(_("names"), default=0)
    page = models.TextField(_("page as issued"))
    digest = models.CharField(_("digest"), max_length=64)
    state = models.CharField(
        _("state"), max_length=8, choices=NoticeState, default=NoticeState.OPEN, editable=False
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="notice_number_once", fields=["edition", "number"]),
            models.CheckConstraint(name="notice_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="notice_state_known", condition=Q(state__in=NoticeState.values)
            ),
            models.CheckConstraint(
                name="notice_ends_after_start", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]

    def __str__(self):
        return f"{self.get_tier_display()} {self.number}"

    def get_absolute_url(self):
        return reverse("selection:notice-detail", args=[self.ref])


class NoticeEntry(ScopedModel):
    """One name of a notice; stands in the nominee's scope."""

    notice = models.ForeignKey("selection.Notice", models.PROTECT, related_name="entries")
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="notice_entries",
        db_constraint=False,
    )
    is_reserve = models.BooleanField(_("reserve place"), default=False)

    class Meta:
        verbose_name = _("name in a notice")
        verbose_name_plural = _("names in a notice")
        constraints = [
            models.UniqueConstraint(name="noticeentry_once", fields=["notice", "nomination"])
        ]
        indexes = [models.Index(name="noticeentry_of_nominee", fields=["nomination", "-id"])]

    def __str__(self):
        return str(self.nomination)


class Trainee(ScopedModel):
    """A confirmed target of training; what the later stages work with."""

    nomination = models.OneToOneField(
        "selection.Nomination",
        models.PROTECT,
        related_name="trainee",
        verbose_name=_("nomination"),
        db_constraint=False,
    )
    person = models.ForeignKey(
        "candidates.Person",
        models.PROTECT,
        related_name="traineeships",
        verbose_name=_("person"),
        db_constraint=False,
    )
    edition = models.ForeignKey(
        "planning.Edition", models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    sub_project = models.ForeignKey(
        "planning.SubProject", models.PROTECT, related_name="+", verbose_name=_("field")
    )
    place = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("place")
    )
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("unit")
    )
    #: Copies of the nomination's, so that lists sort and search without a join.
    name = models.CharField(_("name"), max_length=60)
    pinyin = models.CharField(max_length=160, blank=True)
    pinyin_key = models.CharField(max_length=160, blank=True, db_collation="C")
    initials = models.CharField(max_length=40, blank=True, db_collation="C")
    stroke_key = models.CharField(max_length=240, blank=True, db_collation="C")
    confirmed_on = models.DateField(_("confirmed on"))
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=TraineeState,
        default=TraineeState.ACTIVE,
        db_default=TraineeState.ACTIVE,
        editable=False,
    )

    objects = TraineeQuerySet.as_manager()

    class Meta:
        verbose_name = _("trainee")
        verbose_name_plural = _("trainees")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="trainee_once", fields=["edition", "person"]),
            models.CheckConstraint(name="trainee_tier_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(
                name="trainee_state_known", condition=Q(state__in=TraineeState.values)
            ),
        ]
        indexes = [
            models.Index(name="trainee_by_scope", fields=["org_path", "-id"]),
            models.Index(name="trainee_by_edition", fields=["edition", "tier", "-id"]),
            models.Index(name="trainee_by_pinyin", fields=["pinyin_key", "id"]),
            models.Index(name="trainee_by_strokes", fields=["stroke_key", "id"]),
            models.Index(name="trainee_of_person", fields=["person"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("selection:trainee-detail", args=[self.ref])
