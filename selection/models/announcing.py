"""The inspection notice (考察预告): who is to be inspected, put up before the team comes, and what people
answered to it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.querysets import InspectedQuerySet, InspectionNoticeQuerySet
from selection.states import ReplyWay


class InspectionNotice(ScopedModel):
    """Stands at the place where it is put up; kept as issued, with its digest."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    #: May stand above the place, out of its readers' sight.
    team = models.ForeignKey(
        "selection.InspectionTeam",
        models.PROTECT,
        related_name="notices",
        verbose_name=_("inspection team"),
        db_constraint=False,
    )
    place = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
        db_constraint=False,
    )
    number = models.PositiveSmallIntegerField(_("number"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    site = models.CharField(_("where it is put up"), max_length=200)
    names = models.PositiveIntegerField(_("names"), default=0)
    page = models.TextField(_("page as issued"))
    digest = models.CharField(_("digest"), max_length=64)

    objects = InspectionNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection notice")
        verbose_name_plural = _("inspection notices")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="inspectionnotice_number_once", fields=["edition", "place", "number"]
            ),
            models.CheckConstraint(
                name="inspectionnotice_ends_after_start", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]
        indexes = [models.Index(name="inspectionnotice_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.place.label} {self.number}"

    def get_absolute_url(self):
        return reverse("selection:inspectionnotice-detail", args=[self.ref])


class InspectedName(ScopedModel):
    """One name of an inspection notice; stands in the nominee's scope."""

    notice = models.ForeignKey(
        "selection.InspectionNotice", models.PROTECT, related_name="entries", db_constraint=False
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="inspected_names",
        db_constraint=False,
    )

    class Meta:
        verbose_name = _("name in an inspection notice")
        verbose_name_plural = _("names in an inspection notice")
        constraints = [
            models.UniqueConstraint(name="inspectedname_once", fields=["notice", "nomination"])
        ]

    def __str__(self):
        return str(self.nomination)


class NoticeReply(ScopedModel):
    """What somebody said of one name while the notice was up. Who said it is not kept: only whether it
    was signed, and the number of the letter."""

    notice = models.ForeignKey(
        "selection.InspectionNotice",
        models.PROTECT,
        related_name="replies",
        verbose_name=_("inspection notice"),
        db_constraint=False,
    )
    nomination = models.ForeignKey(
        "selection.Nomination",
        models.PROTECT,
        related_name="notice_replies",
        verbose_name=_("nominee"),
        db_constraint=False,
    )
    received_on = models.DateField(_("received on"))
    way = models.CharField(_("way"), max_length=6, choices=ReplyWay)
    is_signed = models.BooleanField(_("signed"), default=False)
    letter_number = models.CharField(_("number of the letter"), max_length=40, blank=True)
    body = models.TextField(_("what is said"))
    #: What was found out about it; empty: still to be looked into.
    outcome = models.TextField(_("outcome"), blank=True)

    objects = InspectedQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply to an inspection notice")
        verbose_name_plural = _("replies to inspection notices")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="noticereply_way_known", condition=Q(way__in=ReplyWay.values)
            ),
            models.CheckConstraint(name="noticereply_says_something", condition=~Q(body="")),
        ]
        indexes = [models.Index(name="noticereply_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return str(self.nomination)
