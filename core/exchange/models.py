"""What has been imported: the file, its faults, and whether it was written."""

import json
import zlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core import vault
from core.exchange.sheet import Fault
from core.orgs.scoping import ScopedModel, ScopedQuerySet


class ImportRunQuerySet(ScopedQuerySet):
    def for_list(self):
        """Without what was read from the file and without the file's bytes."""
        return self.select_related("file").defer("sealed_cells", "sealed_repairs", "file__sealed")


class ImportRun(ScopedModel):
    """One uploaded sheet: checked, then either written whole or discarded; what was written may be
    taken back as far as nobody has worked on it since."""

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked")
        WRITTEN = "written", _("Written")
        DISCARDED = "discarded", _("Discarded")
        UNDONE = "undone", _("Taken back")

    sheet = models.CharField(_("table"), max_length=60)
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.CHECKED
    )
    faults = models.JSONField(default=list)
    row_count = models.PositiveIntegerField(_("rows"), default=0)
    #: SHA-256 of the file; the ledger's entry names it too.
    digest = models.CharField(max_length=64)
    membership = models.ForeignKey("core.Membership", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = models.JSONField(default=dict)
    #: Cells typed anew in the browser; sealed, because they are what the file holds: personal data.
    sealed_repairs = models.BinaryField(null=True, editable=False)
    #: What was read from the file, packed and sealed, as long as it may be checked again.
    sealed_cells = models.BinaryField(null=True, editable=False)
    checked_at = models.DateTimeField(_("checked at"), db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = ImportRunQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                name="importrun_state_known",
                condition=Q(state__in=["checked", "written", "discarded", "undone"]),
            ),
            models.CheckConstraint(
                name="importrun_written_without_faults",
                condition=~Q(state="written") | Q(faults=[]),
            ),
            models.CheckConstraint(
                name="importrun_cells_only_until_it_ends",
                condition=Q(state="checked") | Q(sealed_cells__isnull=True),
            ),
        ]
        indexes = [models.Index(name="importrun_recent", fields=["org_path", "-id"])]

    def __str__(self):
        return f"{self.sheet} {self.checked_at:%Y-%m-%d %H:%M}"

    @property
    def repairs(self) -> dict[int, dict[str, str]]:
        """Line -> column key -> text that stands in for the file's cell."""
        if self.sealed_repairs is None:
            return {}
        kept = json.loads(vault.unseal(bytes(self.sealed_repairs), self._context))
        return {int(line): cells for line, cells in kept.items()}

    @repairs.setter
    def repairs(self, changes: dict[int, dict[str, str]]) -> None:
        self.sealed_repairs = vault.seal(json.dumps(changes), self._context) if changes else None

    @property
    def cells(self) -> bytes | None:
        """The answer of `reading.cells_of`; None where it was not kept."""
        if self.sealed_cells is None:
            return None
        return zlib.decompress(vault.unseal_bytes(bytes(self.sealed_cells), self._context))

    @cells.setter
    def cells(self, answer: bytes) -> None:
        self.sealed_cells = vault.seal_bytes(zlib.compress(answer, 1), self._context)

    @property
    def _context(self) -> bytes:
        return b"core.importrun:" + self.ref.bytes

    @property
    def fault_list(self) -> list[Fault]:
        return [Fault(**fault) for fault in self.faults]


__all__ = ["ImportRun"]
