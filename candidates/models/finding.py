"""What a check found in a dossier, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.models.person import Person
from candidates.querysets import FindingQuerySet
from candidates.states import FindingRule, FindingSource, FindingState, Severity, sentence
from core.orgs.models import User
from core.orgs.scoping import ScopedModel


class Finding(ScopedModel):
    """One contradiction of one dossier. `digest` covers the data it rests on: a check that finds the
    same again leaves the resolution as it is, other data open the finding anew."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="findings")
    rule = models.CharField(_("rule"), max_length=20, choices=FindingRule.choices)
    slot = models.CharField(max_length=24, blank=True, default="")
    severity = models.CharField(_("severity"), max_length=7, choices=Severity.choices)
    source = models.CharField(_("held against"), max_length=10, choices=FindingSource.choices)
    data = models.JSONField(default=dict)
    digest = models.CharField(max_length=32)
    found_at = models.DateTimeField(_("found on"))
    state = models.CharField(
        _("state"), max_length=8, choices=FindingState.choices, default=FindingState.OPEN
    )
    resolution = models.TextField(_("resolution"), blank=True, default="")
    signer = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by")
    )
    signed_at = models.DateTimeField(_("signed on"), null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="finding_once", fields=["person", "rule", "slot"]),
            models.CheckConstraint(
                name="finding_state_known", condition=Q(state__in=FindingState.values)
            ),
            models.CheckConstraint(
                name="finding_settled_with_reason_and_signer",
                condition=~Q(state__in=["resolved", "waived"])
                | (~Q(resolution="") & Q(signer__isnull=False, signed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="finding_by_scope", fields=["org_path", "-id"]),
            models.Index(
                name="finding_open", fields=["severity", "-id"], condition=Q(state="open")
            ),
        ]

    def __str__(self):
        return str(self.get_rule_display())

    @property
    def statement(self) -> str:
        """The finding in one sentence, with the data it rests on."""
        return sentence(self.rule, self.data)
