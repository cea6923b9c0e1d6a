"""A decided case before the review once more: why, what differs, and who signed."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from selection.models.review import _file, _nomination, _user, named
from selection.querysets import ReopeningQuerySet
from selection.states import NominationState, ReopenGround, ReopenState


class Reopening(ScopedModel):
    """One person proposes it with reason and paper, another signs; the decision taken before stays on
    record with its verdicts, its letter and the version that judged."""

    nomination = _nomination("reopenings")
    ground = models.CharField(_("ground"), max_length=10, choices=ReopenGround)
    reason = models.TextField(_("reason"))
    document = _file(_("document"), null=True, blank=True)
    #: The decision that is looked at again: what it was, when, and by which version of the edition.
    from_state = models.CharField(_("decision before"), max_length=16, choices=NominationState)
    decided_at = models.DateTimeField(_("decided before"), null=True)
    judged_by = models.PositiveSmallIntegerField(_("judged by version"), null=True)
    #: Number of the round that begins with it.
    round = models.PositiveSmallIntegerField(_("round"))
    #: [{"key", "before", "data_before", "needed", "now", "data_now"}]: what the rules say otherwise now.
    differences = models.JSONField(_("what differs"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ReopenState, default=ReopenState.PROPOSED, editable=False
    )
    proposed_by = _user(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed at"))
    signed_by = _user(_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    outcome = models.TextField(_("words of the second signature"), blank=True, editable=False)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("judgement anew")
        verbose_name_plural = _("judgements anew")
        ordering = ["-id"]
        constraints = [
            named("reopening_proposed_by_somebody", "proposed_by"),
            models.UniqueConstraint(
                name="reopening_one_waits",
                fields=["nomination"],
                condition=Q(state="proposed"),
            ),
            models.UniqueConstraint(
                name="reopening_round_once",
                fields=["nomination", "round"],
                condition=Q(state="opened"),
            ),
            models.CheckConstraint(
                name="reopening_state_known", condition=Q(state__in=ReopenState.values)
            ),
            models.CheckConstraint(
                name="reopening_ground_known", condition=Q(ground__in=ReopenGround.values)
            ),
            models.CheckConstraint(
                name="reopening_of_a_decision",
                condition=Q(from_state__in=["qualified", "rejected"]),
            ),
            models.CheckConstraint(name="reopening_with_reason", condition=Q(reason__regex=r"\S")),
            models.CheckConstraint(
                name="reopening_of_data_with_document",
                condition=Q(ground="amended") | Q(document__isnull=False),
            ),
            models.CheckConstraint(
                name="reopening_signed_by_another",
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="reopening_decided_with_signature",
                condition=Q(state="proposed")
                | Q(signed_by__isnull=False, signed_at__isnull=False, outcome__regex=r"\S"),
            ),
        ]
        indexes = [models.Index(name="reopening_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return gettext("Judging anew: %(name)s") % {"name": self.nomination}

    def get_absolute_url(self):
        return reverse("selection:reopening-detail", args=[self.ref])
