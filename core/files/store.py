"""Keeping and reading files."""

import hashlib
import re
import unicodedata

from django.conf import settings
from django.utils.translation import gettext as _

from core.files import kinds
from core.files.models import StoredFile
from core.orgs import roles
from core.workflow.errors import Refused

_NAME_CAP = 100
_NO_ENDING = re.compile(r"[^a-z0-9]")
_UNSAFE = re.compile(r'[\\/:*?"<>|]')


def store(
    content: bytes,
    name: str,
    content_type: str = "",
    *,
    org_path: str,
    stored_by=None,
    belongs_to: str = "",
    is_shared: bool = False,
) -> StoredFile:
    """Check an uploaded file and keep it; raises Refused with the reason.

    The kind is that of the name's ending and has to agree with the content; what the browser says
    (`content_type`) is not believed. Pictures are encoded anew. `belongs_to` names the object whose
    viewers may read the file ("candidates.person"); `is_shared` opens it to organisations below.
    """
    stem, extension = split_name(name)
    if len(content) > settings.UPLOAD_BYTES_CAP:
        raise Refused(
            _("The file is larger than %(cap)s MB.") % {"cap": settings.UPLOAD_BYTES_CAP >> 20}
        )
    kept, content_type = kinds.check(content, extension)
    return _keep(
        kept, f"{stem}.{extension}", content_type, org_path, stored_by, belongs_to, is_shared
    )


def store_made(
    content: bytes, name: str, content_type: str, *, org_path: str, stored_by, belongs_to: str = ""
) -> StoredFile:
    """Keep a file that this program itself has made: an export, a printed paper. Not for uploads."""
    stem, extension = split_name(name)
    return _keep(
        content, f"{stem}.{extension}", content_type, org_path, stored_by, belongs_to, False
    )


def may_read(actor, file: StoredFile) -> bool:
    """Its owner; or whoever may view what it belongs to. Scope is the database's matter."""
    if file.belongs_to and roles.may(actor.role, file.belongs_to, "view"):
        return True
    return file.stored_by_id == actor.user_id or (file.stored_by_id is None and not file.belongs_to)


def split_name(name: str) -> tuple[str, str]:
    """A harmless stem and a lower-case extension; no path, control character or reversed writing."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    stem, _dot, extension = shown.rpartition(".")
    stem = _UNSAFE.sub("_", stem).strip(" .")[:_NAME_CAP] or "file"
    return stem, _NO_ENDING.sub("", extension.lower())[:10]


def _keep(content, name, content_type, org_path, stored_by, belongs_to, is_shared) -> StoredFile:
    file = StoredFile(
        org_path=org_path,
        name=name,
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_by=stored_by,
        belongs_to=belongs_to,
        is_shared=is_shared,
    )
    file.content = content
    file.save(force_insert=True)
    return file
