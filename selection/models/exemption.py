"""What takes two people: an exemption from a criterion, and a second look at a rejection."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.review import _file, _nomination, _user, named
from selection.querysets import ExemptionQuerySet, ReviewRequestQuerySet
from selection.rules.reviews import NEVER
from selection.states import ExemptionGround, ExemptionState, RequestState


class Exemption(ScopedModel):
    """Exceptional promotion (破格): one criterion does not count for one nominee. The reviewer proposes
    it with a document, somebody else of the programme office signs."""

    nomination = _nomination("exemptions")
    key = models.CharField(_("criterion"), max_length=40)
    ground = models.CharField(_("ground"), max_length=12, choices=ExemptionGround)
    reason = models.TextField(_("reason"))
    document = _file(_("document"))
    #: Not during probation, no second exemption running, no two levels skipped: said by the proposer.
    declared = models.BooleanField(_("declared"), default=False)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=ExemptionState,
        default=ExemptionState.PROPOSED,
        editable=False,
    )
    proposed_by = _user(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed at"))
    signed_by = _user(_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    outcome = models.TextField(_("words of the second signature"), blank=True, editable=False)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ["-id"]
        constraints = [
            named("exemption_proposed_by_somebody", "proposed_by"),
            models.UniqueConstraint(
                name="exemption_live_once",
                fields=["nomination", "key"],
                condition=~Q(state="refused"),
            ),
            models.CheckConstraint(
                name="exemption_state_known", condition=Q(state__in=ExemptionState.values)
            ),
            models.CheckConstraint(
                name="exemption_ground_known", condition=Q(ground__in=ExemptionGround.values)
            ),
            models.CheckConstraint(name="exemption_with_reason", condition=Q(reason__regex=r"\S")),
            models.CheckConstraint(name="exemption_declared", condition=Q(declared=True)),
            # The basic conditions, Party age and health are never set aside (article 9).
            models.CheckConstraint(
                name="exemption_never_of_these",
                condition=~Q(key__in=sorted(NEVER)),
            ),
            models.CheckConstraint(
                name="exemption_signed_by_another",
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="exemption_decided_with_signature",
                condition=Q(state="proposed")
                | Q(signed_by__isnull=False, signed_at__isnull=False, outcome__regex=r"\S"),
            ),
        ]
        indexes = [models.Index(name="exemption_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return gettext("Exemption of %(name)s") % {"name": self.nomination}

    def get_absolute_url(self):
        return reverse("selection:exemption-detail", args=[self.ref])


class ReviewRequest(ScopedModel):
    """A rejected nominee asks for a second look: written down by an officer within the days allowed,
    decided by somebody who had no part in the case."""

    nomination = _nomination("review_requests")
    received_on = models.DateField(_("received on"))
    #: Last day on which it could be handed in, as counted when it was written down.
    until = models.DateField(_("possible until"))
    body = models.TextField(_("what is asked and why"))
    document = _file(_("document"), null=True, blank=True)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=RequestState,
        default=RequestState.RECEIVED,
        editable=False,
    )
    recorded_by = _user(_("written down by"))
    recorded_at = models.DateTimeField(_("written down at"))
    decided_by = _user(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)

    objects = ReviewRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for review")
        verbose_name_plural = _("requests for review")
        ordering = ["-id"]
        constraints = [
            named("reviewrequest_recorded_by_somebody", "recorded_by"),
            models.UniqueConstraint(name="reviewrequest_once", fields=["nomination"]),
            models.CheckConstraint(
                name="reviewrequest_state_known", condition=Q(state__in=RequestState.values)
            ),
            models.CheckConstraint(
                name="reviewrequest_in_time", condition=Q(received_on__lte=F("until"))
            ),
            models.CheckConstraint(
                name="reviewrequest_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="reviewrequest_decided_with_reason",
                condition=Q(state="received")
                | Q(decided_by__isnull=False, decided_at__isnull=False, outcome__regex=r"\S"),
            ),
        ]
        indexes = [models.Index(name="reviewrequest_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return gettext("Request for review of %(name)s") % {"name": self.nomination}

    def get_absolute_url(self):
        return reverse("selection:reviewrequest-detail", args=[self.ref])
