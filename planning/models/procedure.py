"""The gates of an edition: which steps there are, in which order, and who decides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel
from planning.models.edition import Edition
from planning.querysets import EditionPartQuerySet
from planning.states import Decider, Step


class Gate(ScopedModel):
    """One step of the procedure, and who opens it for a nominee."""

    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        related_name="gates",
        verbose_name=_("edition"),
        db_constraint=False,
    )
    step = models.CharField(_("step of the procedure"), max_length=16, choices=Step)
    decider = models.CharField(_("decided by"), max_length=16, choices=Decider)
    note = models.CharField(_("note"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order in the list"), default=0)

    objects = EditionPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("gate")
        verbose_name_plural = _("procedure")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(name="gate_step_once", fields=["edition", "step"]),
            models.CheckConstraint(name="gate_step_known", condition=Q(step__in=Step.values)),
            models.CheckConstraint(
                name="gate_decider_known", condition=Q(decider__in=Decider.values)
            ),
        ]

    def __str__(self):
        return self.get_step_display()
