"""A request to give out papers of many people, released by somebody else."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from candidates.querysets import ExportRequestQuerySet
from candidates.states import ExportForm, ExportState
from core.orgs.models import User
from core.orgs.scoping import ScopedModel


class ExportRequest(ScopedModel):
    """ID numbers, family and health of many leave the program only when a second person says so."""

    form = models.CharField(_("file"), max_length=4, choices=ExportForm.choices)
    #: References, in the order of the file.
    people = models.JSONField(default=list)
    count = models.PositiveIntegerField(_("number of people"))
    reason = models.TextField(_("needed for"))
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: Also where the account is out of the reader's sight.
    asked_by_name = models.CharField(_("requested by"), max_length=60)
    asked_at = models.DateTimeField(_("requested on"))
    state = models.CharField(
        _("state"), max_length=9, choices=ExportState.choices, default=ExportState.ASKED
    )
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("decision by")
    )
    decided_at = models.DateTimeField(_("decided on"), null=True)
    decision = models.TextField(_("reason of the decision"), blank=True, default="", db_default="")
    #: Reference of the job that makes the file, once and for who asked.
    job_ref = models.UUIDField(null=True, editable=False)

    objects = ExportRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("export request")
        verbose_name_plural = _("export requests")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="exportrequest_form_known", condition=Q(form__in=ExportForm.values)
            ),
            models.CheckConstraint(
                name="exportrequest_state_known", condition=Q(state__in=ExportState.values)
            ),
            models.CheckConstraint(
                name="exportrequest_with_people_and_reason",
                condition=Q(count__gt=0, asked_by__isnull=False) & ~Q(reason=""),
            ),
            # Also at the SQL prompt nobody releases what they asked for themselves.
            models.CheckConstraint(
                name="exportrequest_released_by_another",
                condition=~Q(state__in=["released", "made"])
                | (
                    Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
            ),
        ]
        indexes = [models.Index(name="exportrequest_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        text = ngettext("%(form)s of %(count)d person", "%(form)s of %(count)d people", self.count)
        return text % {"form": self.get_form_display(), "count": self.count}

    def get_absolute_url(self) -> str:
        return reverse("candidates:exportrequest-detail", args=[self.ref])
