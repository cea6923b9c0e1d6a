"""An import as one act that can be undone, and what came of each of its files or rows."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.person import Person
from candidates.querysets import ImportBatchQuerySet, ImportedFileQuerySet
from candidates.states import OUTCOME_TONES, BatchKind, BatchState, FileOutcome
from core import vault
from core.files.models import StoredFile
from core.orgs.models import Organisation, User
from core.orgs.scoping import ScopedModel


class ImportBatch(ScopedModel):
    """Who brought in what and when. It is undone as a whole."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("place")
    )
    kind = models.CharField(
        pgettext_lazy("import", "kind"), max_length=6, choices=BatchKind.choices
    )
    #: What was sent: the only file's name, or that of the first of many.
    name = models.CharField(_("name"), max_length=120)
    #: Of the province for a place, the account is out of the place's sight, its name is not.
    importer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    importer_name = models.CharField(_("imported by"), max_length=60)
    imported_at = models.DateTimeField(_("imported on"))
    #: Of the digests of all files in their order, in hexadecimal.
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    #: Everything as it came.
    archive = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", editable=False
    )
    state = models.CharField(
        _("state"), max_length=8, choices=BatchState.choices, default=BatchState.IMPORTED
    )
    size = models.PositiveIntegerField(_("files or rows"), default=0)
    registered = models.PositiveIntegerField(_("registered"), default=0)
    differing = models.PositiveIntegerField(_("saying otherwise"), default=0)
    same = models.PositiveIntegerField(_("saying the same"), default=0)
    unread = models.PositiveIntegerField(_("not read"), default=0)
    undo_reason = models.TextField(_("reason"), blank=True, default="", db_default="")
    undone_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone on"), null=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="importbatch_kind_known", condition=Q(kind__in=BatchKind.values)
            ),
            models.CheckConstraint(
                name="importbatch_state_known", condition=Q(state__in=BatchState.values)
            ),
            models.CheckConstraint(
                name="importbatch_by_somebody", condition=Q(importer__isnull=False)
            ),
            models.CheckConstraint(
                name="importbatch_undone_with_reason_and_signer",
                condition=~Q(state="undone")
                | (~Q(undo_reason="") & Q(undone_by__isnull=False, undone_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(name="importbatch_by_scope", fields=["org_path", "-id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:batch-detail", args=[self.ref])


class ImportedFile(ScopedModel):
    """One file, or one row of a roster: whom it is about, what came of it, what was taken over.

    What it says and what stood on record before is sealed like the record's own sealed values.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField(default=0, editable=False)
    name = models.CharField(_("name"), max_length=120)
    #: Of a fault in the file, or the row of a roster.
    line = models.PositiveIntegerField(_("line"), default=0)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=FileOutcome.choices)
    #: Why it was not read, or who it may be about.
    fault = models.TextField(_("reason"), blank=True, default="", db_default="")
    #: The bytes, where somebody is to compare them.
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", editable=False
    )
    #: Names of the fields that it said otherwise when it came.
    differing = models.JSONField(_("saying otherwise"), default=list)
    #: Field -> "taken" or "refused".
    decisions = models.JSONField(default=dict)
    undecided = models.PositiveSmallIntegerField(_("undecided"), default=0)
    given_sealed = models.BinaryField(null=True, editable=False)
    before_sealed = models.BinaryField(null=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("decision by")
    )
    decided_at = models.DateTimeField(_("decided on"), null=True)
    undone_at = models.DateTimeField(_("undone on"), null=True)
    #: What the undoing could not put back, and why.
    left = models.TextField(_("not undone"), blank=True, default="", db_default="")

    objects = ImportedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="importedfile_once", fields=["batch", "position"]),
            models.CheckConstraint(
                name="importedfile_outcome_known", condition=Q(outcome__in=FileOutcome.values)
            ),
            models.CheckConstraint(
                name="importedfile_is_about_somebody",
                condition=~Q(outcome__in=["registered", "differs", "same"])
                | Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="importedfile_decided_by_somebody",
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="importedfile_of_batch", fields=["batch", "outcome", "position"]),
            models.Index(name="importedfile_by_scope", fields=["org_path", "-id"]),
            models.Index(name="importedfile_of_person", fields=["person"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:importedfile-detail", args=[self.ref])

    @property
    def tone(self) -> str:
        """How its outcome looks."""
        return OUTCOME_TONES.get(self.outcome, "")

    @property
    def context(self) -> bytes:
        """What binds sealed values to this row."""
        return b"candidates.importedfile:" + self.ref.bytes

    @property
    def given(self) -> dict[str, Any]:
        """What it says, in the clear: for services."""
        return self._unsealed(self.given_sealed)

    @property
    def before(self) -> dict[str, Any]:
        """What stood on record before, and what was put there."""
        return self._unsealed(self.before_sealed)

    def sealed(self, values: dict[str, Any]) -> bytes:
        return vault.seal(json.dumps(values, ensure_ascii=False), self.context)

    def _unsealed(self, blob: Any) -> dict[str, Any]:
        return json.loads(vault.unseal(bytes(blob), self.context)) if blob else {}
