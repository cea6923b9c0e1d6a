"""What the personnel archive says of a person, document by document, as somebody saw it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.models.fields import PartialDateField, iso_check
from candidates.models.person import Person
from candidates.querysets import ArchiveEntryQuerySet
from candidates.states import ArchiveElement
from core.orgs.models import User
from core.orgs.scoping import ScopedModel


def _who(label) -> models.ForeignKey:
    """An account; of another place it is out of view, so that the join must be an outer one."""
    return models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=label)


class ArchiveEntry(ScopedModel):
    """One document on one of the three ages, the two histories or the status. It is never changed:
    what was read wrong is struck, with a reason, and recorded anew."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="archive")
    element = models.CharField(_("what about"), max_length=9, choices=ArchiveElement.choices)
    #: A date as stored (1982-03), a code of the tables, or the periods of a career as lines.
    value = models.TextField(_("what the document says"))
    document = models.CharField(_("document in the archive"), max_length=200)
    dated = PartialDateField(_("date of the document"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    verified_by = _who(_("verified by"))
    verified_at = models.DateTimeField(_("verified on"))
    struck_by = _who(_("struck by"))
    struck_at = models.DateTimeField(_("struck on"), null=True)
    struck_reason = models.TextField(_("why it was struck"), blank=True, default="")

    objects = ArchiveEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of the archive")
        verbose_name_plural = _("documents of the archive")
        ordering = ["element", "dated", "id"]
        constraints = [
            *iso_check("archiveentry", "dated"),
            models.CheckConstraint(
                name="archiveentry_element_known", condition=Q(element__in=ArchiveElement.values)
            ),
            models.CheckConstraint(
                name="archiveentry_says_something",
                condition=Q(value__regex=r"\S", document__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="archiveentry_verified_by_somebody", condition=Q(verified_by__isnull=False)
            ),
            models.CheckConstraint(
                name="archiveentry_struck_with_reason",
                condition=Q(struck_at__isnull=True, struck_by__isnull=True, struck_reason="")
                | Q(
                    struck_at__isnull=False, struck_by__isnull=False, struck_reason__regex=r"\S"
                ),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(name="archiveentry_of_person", fields=["person", "element", "dated"]),
            models.Index(name="archiveentry_by_scope", fields=["org_path", "-id"]),
        ]

    def __str__(self):
        return f"{self.get_element_display()} · {self.document}"
