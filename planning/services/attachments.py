"""Files that hang on a document or on a city plan."""

from typing import Any

from core.files.models import StoredFile
from core.files.store import store
from core.orgs.models import Membership


def keep(upload: Any, row: Any, *, actor: Membership) -> StoredFile | None:
    """Check and keep an uploaded file in the row's scope; readable by whoever may view the row."""
    if upload is None:
        return None
    return store(
        upload.read(),
        upload.name,
        upload.content_type or "",
        org_path=row.org_path,
        stored_by=actor.user,
        belongs_to=row._meta.label_lower,
    )
