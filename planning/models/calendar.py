"""Days on which the province's calendar differs from the national one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import ScopedModel


class DayException(ScopedModel):
    """A day that is worked although the calendar says rest, or the other way round."""

    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    on = models.DateField(_("day"))
    is_working = models.BooleanField(_("is a working day"))
    note = models.CharField(_("note"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("calendar exception")
        verbose_name_plural = _("calendar exceptions")
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(name="dayexception_once", fields=["organisation", "on"])
        ]

    def __str__(self):
        return f"{self.on}"
