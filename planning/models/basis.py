"""The laws and regulations on which conditions rest: a code table that administrators keep."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.orgs.scoping import Referenced
from planning.querysets import LegalBasisQuerySet


class LegalBasis(Referenced):
    """One provision of one edition of a document. It holds in every province, so it has no scope.

    The editions of a provision share its key; articles are renumbered from one edition to the next.
    The database keeps what a published condition rests on.
    """

    provision = models.SlugField(
        _("key of the provision"),
        max_length=40,
        help_text=_("The same in every edition of the document; it leads from one to the next."),
    )
    title = models.CharField(_("title of the document"), max_length=120)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=80)
    article = models.CharField(_("article"), max_length=60, blank=True)
    effective_from = models.DateField(_("in force from"))
    effective_to = models.DateField(_("in force until"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = LegalBasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        ordering = ["title", "-effective_from", "id"]
        constraints = [
            models.UniqueConstraint(name="legalbasis_once", fields=["provision", "effective_from"]),
            models.CheckConstraint(
                name="legalbasis_ends_after_start",
                condition=Q(effective_to__gte=F("effective_from")),
            ),
        ]

    def __str__(self):
        return f"{self.document}{self.article}"

    @property
    def document(self) -> str:
        """The document as official papers cite it, with the year of its edition."""
        year = f"{self.effective_from:%Y}"
        cited = f"{self.number}，{year}" if self.number else year
        return f"《{self.title}》（{cited}）"

    def is_in_force(self, on) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)
