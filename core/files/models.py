"""Files kept in the database: one backup, one scope, one transaction with the row they belong to."""

import zlib

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core import vault
from core.orgs.scoping import ScopedModel, ScopedQuerySet

#: Packed only where it makes a tenth of difference: workbooks, papers and pictures are packed already.
_WORTH_IT = 0.9


class StoredFileQuerySet(ScopedQuerySet):
    def for_list(self):
        """Without the bytes."""
        return self.defer("sealed")


class StoredFile(ScopedModel):
    """One immutable file. Its bytes are sealed: a dump or a backup shows nothing of them."""

    #: Cleaned of paths and control characters; shown, and offered when downloading.
    name = models.CharField(_("name"), max_length=120)
    content_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    #: Of the bytes as stored (after re-encoding an image), in hexadecimal.
    sha256 = models.CharField(max_length=64, editable=False)
    sealed = models.BinaryField(editable=False)
    #: Whether the bytes were compressed before they were sealed; afterwards nothing can compress them.
    is_packed = models.BooleanField(default=False, editable=False)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    stored_at = models.DateTimeField(_("stored"), db_default=Now(), editable=False)
    #: Organisations below may read it: an attachment of an issued document.
    is_shared = models.BooleanField(_("shared downward"), default=False)
    #: Label of the object that it belongs to ("candidates.person"); who may view that may read this.
    #: Empty: its owner alone, or when it has none, everybody in its scope.
    belongs_to = models.CharField(max_length=60, blank=True, editable=False)

    objects = StoredFileQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self):
        return self.name

    @property
    def content(self) -> bytes:
        kept = vault.unseal_bytes(bytes(self.sealed), self.context)
        return zlib.decompress(kept) if self.is_packed else kept

    @content.setter
    def content(self, content: bytes) -> None:
        packed = zlib.compress(content, 1)
        self.is_packed = len(packed) < len(content) * _WORTH_IT
        self.sealed = vault.seal_bytes(packed if self.is_packed else content, self.context)

    @property
    def context(self) -> bytes:
        """What binds the sealed bytes to this row."""
        return b"core.storedfile:" + self.ref.bytes


__all__ = ["StoredFile"]
