"""A trainee for a post: proposal, decision, notice; and the appointment that follows."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appointment import states
from appointment.models.posts import Post, Vacancy
from appointment.querysets import AppointmentQuerySet, ProposalQuerySet
from core.orgs.scoping import ScopedModel


def _trainee(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        "selection.Trainee",
        models.PROTECT,
        related_name=related_name,
        db_constraint=False,
        verbose_name=_("trainee"),
    )


def _voices(label, **options):
    return models.PositiveSmallIntegerField(label, null=True, blank=True, editable=False)


class Proposal(ScopedModel):
    """Lies in the trainee's organisation. Team and post stand as text too: a place may propose for a
    post of another place, whose rows it does not see."""

    # Another place may hold the vacancy, so there is no composite key to it.
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, related_name="proposals", verbose_name=_("vacancy")
    )
    trainee = _trainee("proposals")
    team_name = models.CharField(_("team"), max_length=80, editable=False)
    post_title = models.CharField(_("post"), max_length=80, editable=False)
    level = models.CharField(
        _("position level"), max_length=4, choices=states.Level.choices, editable=False
    )
    is_elected = models.BooleanField(_("elected"), default=False, editable=False)
    is_exceptional = models.BooleanField(_("exceptional promotion"), default=False)
    ground = models.TextField(_("ground"), blank=True)
    #: Keys of the conflicts found when it was proposed; recorded with it.
    findings = models.JSONField(_("conflicts found"), default=list, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)
    members = _voices(_("members who should attend"))
    present = _voices(_("members present"))
    in_favour = _voices(_("in favour"))
    against = _voices(_("against"))
    deferred = _voices(_("for deferral"))
    notice_from = models.DateField(_("notice from"), null=True, blank=True, editable=False)
    notice_until = models.DateField(_("notice until"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=states.ProposalState.choices,
        default=states.ProposalState.PROPOSED,
        editable=False,
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="proposal_one_under_way",
                fields=["trainee"],
                condition=Q(state__in=states.UNDER_WAY),
            ),
            models.UniqueConstraint(
                name="proposal_one_decided",
                fields=["vacancy"],
                condition=Q(state__in=["decided", "in_notice", "nominated", "appointed"]),
            ),
            models.CheckConstraint(
                name="proposal_exception_has_ground",
                condition=Q(is_exceptional=False) | ~Q(ground=""),
                violation_error_message=_("An exceptional promotion needs its ground."),
            ),
            models.CheckConstraint(
                name="proposal_decision_carries",
                condition=Q(state__in=["proposed", "declined", "withdrawn"])
                | (
                    Q(decided_on__isnull=False)
                    & Q(in_favour__gt=F("members") / 2)
                    & Q(present__lte=F("members"))
                ),
            ),
            models.CheckConstraint(
                name="proposal_notice_has_days",
                condition=~Q(state__in=["in_notice", "nominated", "appointed", "not_elected"])
                | Q(notice_from__isnull=False, notice_until__gte=F("notice_from")),
            ),
            models.CheckConstraint(
                name="proposal_state_known", condition=Q(state__in=states.ProposalState.values)
            ),
        ]
        indexes = [
            models.Index(name="proposal_by_scope", fields=["org_path", "id"]),
            models.Index(name="proposal_by_state", fields=["state", "notice_until"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.post_title}"

    def get_absolute_url(self):
        return reverse("appointment:proposal-detail", args=[self.ref])


class Appointment(ScopedModel):
    """A trainee in a post."""

    proposal = models.OneToOneField(
        Proposal,
        models.PROTECT,
        related_name="appointment",
        db_constraint=False,
        verbose_name=_("proposal"),
    )
    trainee = _trainee("appointments")
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="appointments", verbose_name=_("post")
    )
    team_name = models.CharField(_("team"), max_length=80, editable=False)
    post_title = models.CharField(_("post"), max_length=80, editable=False)
    level = models.CharField(
        _("position level"), max_length=4, choices=states.Level.choices, editable=False
    )
    appointed_on = models.DateField(_("appointed on"))
    probation_ends_on = models.DateField(_("probation ends"), null=True, blank=True)
    confirmed_on = models.DateField(
        _("confirmed in office on"), null=True, blank=True, editable=False
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    end_ground = models.CharField(
        _("ground"), max_length=16, choices=states.EndGround.choices, blank=True
    )
    state = models.CharField(
        _("state"), max_length=12, choices=states.AppointmentState.choices, editable=False
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-appointed_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="appointment_one_holder",
                fields=["post"],
                condition=Q(state__in=states.HOLDING),
                violation_error_message=_("The post is held by somebody."),
            ),
            models.UniqueConstraint(
                name="appointment_one_post",
                fields=["trainee"],
                condition=Q(state__in=states.HOLDING),
                violation_error_message=_("This trainee holds another post."),
            ),
            models.CheckConstraint(
                name="appointment_probation_has_end",
                condition=~Q(state="in_probation") | Q(probation_ends_on__gt=F("appointed_on")),
            ),
            models.CheckConstraint(
                name="appointment_ended_says_why",
                condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(end_ground="")),
            ),
            models.CheckConstraint(
                name="appointment_state_known",
                condition=Q(state__in=states.AppointmentState.values),
            ),
        ]
        indexes = [
            models.Index(name="appointment_by_scope", fields=["org_path", "appointed_on", "id"]),
            models.Index(name="appointment_by_day", fields=["appointed_on", "id"]),
            models.Index(name="appointment_by_end", fields=["probation_ends_on", "id"]),
            models.Index(name="appointment_by_probation", fields=["state", "probation_ends_on"]),
        ]

    def __str__(self):
        return f"{self.trainee} · {self.post_title}"

    def get_absolute_url(self):
        return reverse("appointment:appointment-detail", args=[self.ref])
