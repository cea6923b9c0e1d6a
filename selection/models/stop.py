"""Which findings of the check of dossiers stand in the way of which gate."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.states import Severity
from core.orgs.scoping import ScopedModel
from selection.states import StoppedGate


class FindingStop(ScopedModel):
    """At this gate of an edition, open findings of this severity or graver refuse a nominee."""

    edition = models.ForeignKey(
        "planning.Edition",
        models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    gate = models.CharField(_("gate"), max_length=12, choices=StoppedGate)
    severity = models.CharField(_("from this severity on"), max_length=7, choices=Severity)

    class Meta:
        verbose_name = _("stop by findings")
        verbose_name_plural = _("stops by findings")
        constraints = [
            models.UniqueConstraint(name="findingstop_once", fields=["edition", "gate"]),
            models.CheckConstraint(
                name="findingstop_gate_known", condition=Q(gate__in=StoppedGate.values)
            ),
            models.CheckConstraint(
                name="findingstop_severity_known", condition=Q(severity__in=Severity.values)
            ),
        ]

    def __str__(self):
        return f"{self.get_gate_display()}: {self.get_severity_display()}"
