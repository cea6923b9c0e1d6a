"""The record of background work: what, for whom, how far, with what outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.jobs import registry
from core.orgs.scoping import PathField, Referenced

#: A job that failed so often is given up: it may be what kills the worker.
ATTEMPTS_CAP = 5


class Job(Referenced):
    """One piece of work. Its row decides; messages only say "look".

    Whoever claims it raises `fence`; only the holder of the highest fence may finish it, in the
    transaction of its work. `lease_until` is moved on while the holder lives.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("At work")
        DONE = "done", _("Done")
        FAILED = "failed", _("Refused")
        DEAD = "dead", _("Given up")
        CANCELLED = "cancelled", _("Cancelled")

    LIVE = (State.QUEUED, State.RUNNING)

    kind = models.CharField(_("work"), max_length=60)
    #: References and choices, never personal data.
    params = models.JSONField(default=dict)
    membership = models.ForeignKey("core.Membership", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    org_path = PathField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    fence = models.BigIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    progress_done = models.IntegerField(default=0)
    progress_total = models.IntegerField(default=0)
    progress_text = models.CharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    #: The same key of the same user is the same job, however often the button is pressed.
    key = models.CharField(max_length=120, blank=True)
    queued_at = models.DateTimeField(_("asked for"), db_default=Now())
    started_at = models.DateTimeField(_("begun"), null=True)
    finished_at = models.DateTimeField(_("ended"), null=True)
    rung_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(
                name="job_state_known",
                condition=Q(state__in=["queued", "running", "done", "failed", "dead", "cancelled"]),
            ),
            models.CheckConstraint(name="job_attempts_capped", condition=Q(attempts__lte=5)),
            models.UniqueConstraint(
                name="job_key_once", fields=["user", "key"], condition=~Q(key="")
            ),
        ]
        indexes = [
            models.Index(name="job_of_user", fields=["user", "-id"]),
            models.Index(
                name="job_live", fields=["rung_at"], condition=Q(state__in=["queued", "running"])
            ),
        ]

    def __str__(self):
        return str(self.label)

    @property
    def label(self):
        return registry.label(self.kind)

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    @property
    def percent(self) -> int | None:
        """How far; None while nobody can tell."""
        if self.state == self.State.DONE:
            return 100
        return (
            min(99, 100 * self.progress_done // self.progress_total)
            if self.progress_total
            else None
        )

    def get_absolute_url(self):
        return reverse("core:job-detail", args=[self.ref])


class JobFile(models.Model):
    """A file that a job has made, for its user."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="files")
    file = models.OneToOneField("core.StoredFile", models.PROTECT, related_name="job_file")

    class Meta:
        verbose_name = _("file of a job")
        verbose_name_plural = _("files of jobs")


__all__ = ["Job", "JobFile"]
